package org.alongside.language;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where a message is written to: a page, or plain text. */
abstract sealed class Writing {

    /** Stand-ins for the members of a list while ICU puts it together; nobody types these. */
    private static final char FIRST_MEMBER = '\uE000';

    final Language language;

    Writing(Language language) {
        this.language = language;
    }

    abstract void text(Message.Text text);

    /** Our own words, not yet escaped. */
    abstract void ours(String text);

    /** Someone's own words. */
    abstract void own(String text);

    abstract void moment(String iso, String text);

    abstract void content(Content content);

    final void value(Object value) {
        switch (value) {
            case Content content -> content(content);
            case CharSequence text -> own(text.toString());
            case Later later -> content(later.now());
            case Number number -> ours(language.number(number));
            case LocalDate date -> moment(date.toString(), language.date(date));
            case Words.Day day -> moment(day.date().toString(), language.day(day.date()));
            case LocalTime time -> moment(time.withNano(0).toString(), language.time(time));
            case YearMonth month -> moment(month.toString(), language.month(month));
            case ZonedDateTime moment -> moment(Words.iso(moment), language.dateTime(moment));
            case Collection<?> members -> list(List.copyOf(members));
            default -> throw new IllegalArgumentException("There is no way to say a " + value.getClass());
        }
    }

    private void list(List<?> members) {
        var standIns = new ArrayList<String>();
        for (int i = 0; i < members.size(); i++) {
            standIns.add(String.valueOf((char) (FIRST_MEMBER + i)));
        }
        var between = new StringBuilder();
        for (char c : language.list(standIns).toCharArray()) {
            if (c >= FIRST_MEMBER && c < FIRST_MEMBER + members.size()) {
                ours(between.toString());
                between.setLength(0);
                value(members.get(c - FIRST_MEMBER));
            } else {
                between.append(c);
            }
        }
        ours(between.toString());
    }

    static final class Plain extends Writing {

        private final StringBuilder out = new StringBuilder();

        Plain(Language language) {
            super(language);
        }

        @Override
        void text(Message.Text text) {
            out.append(text.plain());
        }

        @Override
        void ours(String text) {
            out.append(text);
        }

        @Override
        void own(String text) {
            out.append(text);
        }

        @Override
        void moment(String iso, String text) {
            out.append(text);
        }

        @Override
        void content(Content content) {
            if (!(content instanceof Phrase phrase)) {
                throw new IllegalArgumentException("A piece of template, such as a link, cannot become plain text");
            }
            out.append(phrase.plain());
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }

    static final class Markup extends Writing {

        private final TemplateOutput out;

        Markup(Language language, TemplateOutput out) {
            super(language);
            this.out = out;
        }

        @Override
        void text(Message.Text text) {
            out.writeContent(text.escaped());
        }

        @Override
        void ours(String text) {
            gg.jte.html.escape.Escape.htmlContent(text, out);
        }

        @Override
        void own(String text) {
            out.writeContent("<bdi>");
            ours(text);
            out.writeContent("</bdi>");
        }

        @Override
        void moment(String iso, String text) {
            out.writeContent("<time datetime=\"");
            out.writeContent(iso);
            out.writeContent("\">");
            ours(text);
            out.writeContent("</time>");
        }

        @Override
        void content(Content content) {
            content.writeTo(out);
        }
    }
}
