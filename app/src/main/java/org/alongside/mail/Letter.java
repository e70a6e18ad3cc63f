package org.alongside.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, in the language of who gets it. The greeting, and who to turn to at the end, are added when it is
 * sent.
 *
 * @param paragraphs plain sentences; markup stays visible as text
 * @param action     the one thing to do next, shown as a button
 */
public record Letter(
        String subject, List<String> paragraphs, @Nullable Action action) {

    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        subject = Line.withoutTurns(Line.of(subject, "A subject"));
        if (subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject is at most " + LONGEST_SUBJECT + " characters long.");
        }
        paragraphs = paragraphs.stream().map(Line::withoutControls).toList();
    }

    public Letter(String subject, List<String> paragraphs) {
        this(subject, paragraphs, null);
    }

    /** Never its words: this may end up in a log. */
    @Override
    public String toString() {
        return "a letter";
    }

    /**
     * @param label what the button says
     * @param path  where it leads on this site, beginning with a slash; the public address is put before it
     */
    public record Action(String label, String path) {

        public Action {
            label = Line.of(label, "A label");
            Line.check(path, "A path");
            // A second slash or a backslash would lead to another host.
            if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\") || path.contains(" ")) {
                throw new IllegalArgumentException("A letter leads only to a path of this site.");
            }
        }
    }
}
