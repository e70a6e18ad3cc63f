package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A learning card as it is typed: what somebody wrote comes back, whatever is wrong with it.
 *
 * @param version of the words it began from
 * @param noNames "yes" where whoever wrote it says that what looks like a name is none
 */
public record CardForm(
        @Nullable String learned,
        @Nullable String idea,
        @Nullable String content,
        @Nullable Integer version,
        @Nullable String noNames) {

    private static final int SHORTEST_NAME = 3;
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{M}'’-]+");

    static CardForm empty() {
        return new CardForm("", "", "", 0, "");
    }

    static CardForm of(Card card) {
        return new CardForm(card.learned(), card.idea(), card.content().key(), card.version(), "");
    }

    /** The same words, now over the newer ones of the other half. */
    CardForm over(Card newer) {
        return new CardForm(learned, idea, content, newer.version(), noNames);
    }

    public static String shown(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    public boolean isAbout(Content other) {
        return Content.of(shown(content)).filter(other::equals).isPresent();
    }

    public boolean saysNoNames() {
        return "yes".equals(noNames);
    }

    int from() {
        return version == null ? 0 : version;
    }

    /** @param names of everybody who was there */
    Problems problems(Collection<String> names) {
        var most = say("Use at most {n} characters", "n", Card.LONGEST);
        var problems = Problems.none()
                .need("learned", learned, say("Write what you learned"))
                .atMost("learned", learned, Card.LONGEST, most)
                .atMost("idea", idea, Card.LONGEST, most);
        if (Content.of(shown(content)).isEmpty()) {
            problems.add("content", say("Choose what it is about"));
        }
        var found = namesIn(shown(learned) + "\n" + shown(idea), names);
        if (!found.isEmpty() && !saysNoNames()) {
            problems.add(
                    "noNames",
                    say("This seems to name somebody: {names}. Say it without", "names", String.join(", ", found)));
        }
        return problems;
    }

    /** Call this only where there are no problems. */
    Content about() {
        return Content.of(shown(content)).orElseThrow();
    }

    String learnedWords() {
        return shown(learned).strip();
    }

    String ideaWords() {
        return shown(idea).strip();
    }

    /** As they are written: “will” is no name, “Will” may be one. */
    static List<String> namesIn(String text, Collection<String> names) {
        var words =
                BETWEEN_NAMES.splitAsStream(text).map(CardForm::withoutEnding).toList();
        return names.stream()
                .flatMap(name -> Stream.of(BETWEEN_NAMES.split(name)))
                .filter(part -> part.length() >= SHORTEST_NAME && Character.isUpperCase(part.charAt(0)))
                .distinct()
                .filter(words::contains)
                .toList();
    }

    private static String withoutEnding(String word) {
        return word.replaceAll("['’]s?$", "");
    }
}
