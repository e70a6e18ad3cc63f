package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.regex.Pattern;
import org.alongside.mail.Recipient;
import org.alongside.web.Problems;

/** An email address as people type it. */
public final class Email {

    private static final Pattern PLAUSIBLE =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.[^\\s@.]{2,}");

    private Email() {}

    /** Says what to do about an address in the field {@code email}. */
    public static Problems problems(String typed) {
        return check(Problems.none(), "email", typed);
    }

    public static Problems check(Problems problems, String field, String typed) {
        var email = tidy(typed);
        if (email.isEmpty()) {
            return problems.add(field, say("Tell us an email address"));
        }
        if (!email.contains("@")) {
            return problems.add(field, say("Check the email address: it needs an @ sign"));
        }
        if (!PLAUSIBLE.matcher(email).matches() || !Recipient.canBeWrittenTo(email)) {
            return problems.add(field, say("Check the email address: it should look like name@example.org"));
        }
        return problems;
    }

    /** Without the spaces that phones add. */
    public static String tidy(String typed) {
        return typed.strip();
    }
}
