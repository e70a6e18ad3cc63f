package org.alongside.mail;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import org.alongside.mail.page.LetterPage;

/** The words of a letter alone. */
final class PlainText {

    private PlainText() {}

    static String of(LetterPage page) {
        var parts = new ArrayList<String>();
        parts.add(page.name().isEmpty() ? say("Hello,") : say("Hello {name},", "name", page.name()));
        parts.addAll(page.paragraphs());
        if (page.link() != null) {
            parts.add(page.label() + ":\n" + page.link());
        }
        var foot = say("This letter comes from {organisation}.", "organisation", page.organisation());
        // Two dashes and a space: mail programs know what follows as a signature.
        parts.add("-- \n" + foot + (page.help() == null ? "" : "\n" + page.help()));
        return String.join("\n\n", parts) + "\n";
    }
}
