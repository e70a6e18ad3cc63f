package org.alongside.language;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ApostropheMode;
import com.ibm.icu.text.MessagePattern.Part.Type;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One text in one language, read once and then only written.
 *
 * <p>ICU reads the pattern and knows the plural rules. The writing is ours, because ICU returns one string, in which our
 * text and the words of people can no longer be told apart.
 */
record Message(List<Piece> pieces) {

    /** A value with nothing around it. */
    static final Message VALUE = new Message(List.of(new Slot("")));

    sealed interface Piece {
        void write(Writing out, Values values);
    }

    /** Our own words, kept escaped as well, since that is how they are nearly always written. */
    record Text(String plain, String escaped) implements Piece {

        static Text of(String plain) {
            var escaped = new StringOutput();
            Escape.htmlContent(plain, escaped);
            return new Text(plain, escaped.toString());
        }

        @Override
        public void write(Writing out, Values values) {
            out.text(this);
        }
    }

    record Slot(String name) implements Piece {
        @Override
        public void write(Writing out, Values values) {
            out.value(values.named(name));
        }
    }

    /** The # in a plural. */
    record Count(String name, double offset) implements Piece {
        @Override
        public void write(Writing out, Values values) {
            var number = values.number(name);
            if (offset == 0) {
                out.value(number);
            } else {
                out.value(number.doubleValue() - offset);
            }
        }
    }

    record Plural(String name, double offset, PluralRules rules, Map<String, Message> cases) implements Piece {
        @Override
        public void write(Writing out, Values values) {
            double number = values.number(name).doubleValue();
            var exact = cases.get("=" + number);
            (exact != null ? exact : choose(cases, rules.select(number - offset))).write(out, values);
        }
    }

    record Select(String name, Map<String, Message> cases) implements Piece {
        @Override
        public void write(Writing out, Values values) {
            choose(cases, values.named(name).toString()).write(out, values);
        }
    }

    void write(Writing out, Values values) {
        for (var piece : pieces) {
            piece.write(out, values);
        }
    }

    /** Reads a text as it is said in a language. */
    static Message of(String text, Language language) {
        var pattern = new MessagePattern(ApostropheMode.DOUBLE_OPTIONAL);
        try {
            pattern.parse(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("This text cannot be read (" + e.getMessage() + "): " + text, e);
        }
        return new Reading(pattern, language).message(0);
    }

    private static Message choose(Map<String, Message> cases, String selector) {
        var chosen = cases.get(selector);
        return chosen != null ? chosen : cases.getOrDefault("other", new Message(List.of()));
    }

    /** Walks what ICU has read. Every method takes the index of a part. */
    private record Reading(MessagePattern pattern, Language language) {

        Message message(int start) {
            return new Message(pieces(start, "", 0));
        }

        private List<Piece> pieces(int start, String counted, double offset) {
            var pieces = new ArrayList<Piece>();
            int limit = pattern.getLimitPartIndex(start);
            int from = pattern.getPart(start).getLimit();
            UnaryOperator<String> said = language::altered;
            for (int i = start + 1; i <= limit; i++) {
                var part = pattern.getPart(i);
                if (part.getType() == Type.INSERT_CHAR) {
                    continue;
                }
                if (part.getIndex() > from) {
                    pieces.add(Text.of(said.apply(pattern.getPatternString().substring(from, part.getIndex()))));
                }
                from = part.getLimit();
                if (part.getType() == Type.REPLACE_NUMBER) {
                    pieces.add(new Count(counted, offset));
                } else if (part.getType() == Type.ARG_START) {
                    pieces.add(argument(i));
                    i = pattern.getLimitPartIndex(i);
                    from = pattern.getPart(i).getLimit();
                }
            }
            return List.copyOf(pieces);
        }

        private Piece argument(int start) {
            var name = pattern.getSubstring(pattern.getPart(start + 1));
            return switch (pattern.getPart(start).getArgType()) {
                case NONE -> new Slot(name);
                case PLURAL -> plural(start, name, PluralType.CARDINAL);
                case SELECTORDINAL -> plural(start, name, PluralType.ORDINAL);
                case SELECT -> new Select(name, cases(start, start + 2, name, 0));
                case SIMPLE, CHOICE ->
                    throw new IllegalArgumentException(
                            "Only {name}, plural, selectordinal and select are used, not in: "
                                    + pattern.getPatternString());
            };
        }

        private Piece plural(int start, String name, PluralType type) {
            double offset = pattern.getPluralOffset(start + 2);
            int first = pattern.getPart(start + 2).getType().hasNumericValue() ? start + 3 : start + 2;
            var rules = PluralRules.forLocale(language.locale(), type);
            return new Plural(name, offset, rules, cases(start, first, name, offset));
        }

        private Map<String, Message> cases(int start, int first, String name, double offset) {
            var cases = new LinkedHashMap<String, Message>();
            int limit = pattern.getLimitPartIndex(start);
            for (int i = first; i < limit; i++) {
                var selector = pattern.getSubstring(pattern.getPart(i++));
                if (pattern.getPart(i).getType().hasNumericValue()) {
                    selector = "=" + pattern.getNumericValue(pattern.getPart(i++));
                }
                cases.put(selector, new Message(pieces(i, name, offset)));
                i = pattern.getLimitPartIndex(i);
            }
            return Collections.unmodifiableMap(cases);
        }
    }
}
