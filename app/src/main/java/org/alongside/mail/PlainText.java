package org.alongside.mail;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import org.alongside.mail.page.LetterPage;

/** The words of a letter alone. */
final class PlainText {

    /** Two dashes and a space: mail programs know what follows as a signature. */
    private static final String SIGNATURE = "-- \n";

    private PlainText() {}

    static String of(LetterPage page) {
        return written(page, SIGNATURE + foot(page)) + "\n";
    }

    /** On paper nothing marks a signature. */
    static String onPaper(LetterPage page) {
        return written(page, foot(page));
    }

    private static String written(LetterPage page, String end) {
        var parts = new ArrayList<String>();
        parts.add(page.name().isEmpty() ? say("Hello,") : say("Hello {name},", "name", page.name()));
        parts.addAll(page.paragraphs());
        if (page.link() != null) {
            parts.add(page.label() + ":\n" + page.link());
        }
        parts.add(end);
        return String.join("\n\n", parts);
    }

    private static String foot(LetterPage page) {
        var from = say("This letter comes from {organisation}.", "organisation", page.organisation());
        return page.help() == null
                ? from
                : String.join("\n", List.of(from, page.help().toString()));
    }
}
