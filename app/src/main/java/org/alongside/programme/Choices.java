package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.Arrays;
import java.util.List;

/** What can be picked where a question offers a choice. */
final class Choices {

    /** @param label in the reader's language */
    record Choice(String key, String label) {}

    private Choices() {}

    static List<Choice> of(Question question, Call call) {
        return switch (question.kind()) {
            case WORK ->
                Arrays.stream(Work.values())
                        .filter(work -> call.kinds().isEmpty() || call.kinds().contains(work))
                        .map(work -> new Choice(work.key(), work.label().now().plain()))
                        .toList();
            case CONFLICT ->
                List.of(
                        new Choice("no", label(question, "no")),
                        new Choice("might", label(question, "might")),
                        new Choice("yes", label(question, "yes")));
            case CHALLENGE, OPEN, ACCESS -> List.of();
        };
    }

    /** The choice in words; empty where nothing was picked. */
    static String label(Question question, String key) {
        if (question.kind() == Question.Kind.WORK) {
            return Work.of(key).map(work -> work.label().now().plain()).orElse("");
        }
        return switch (key) {
            case "no" -> say("No");
            case "might" -> say("It could happen");
            case "yes" -> say("Yes");
            default -> "";
        };
    }
}
