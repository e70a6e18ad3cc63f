package org.alongside.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who a letter goes to: one person at one address.
 *
 * @param name     as they want to be called; empty when we do not know it
 * @param language in which they are greeted
 */
public record Recipient(String name, String email, Locale language) {

    /** Exactly one plain address: no display name, no list, no quoting, no comment. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    public Recipient {
        if (!name.isEmpty()) {
            name = Line.of(name, "A name");
        }
        if (!canBeWrittenTo(email)) {
            throw new IllegalArgumentException("This is not one email address.");
        }
    }

    /** Whether this is one email address as most mail servers know them. */
    public static boolean canBeWrittenTo(String email) {
        return email.length() <= 254
                && email.indexOf('@') <= 64
                && ADDRESS.matcher(wire(email)).matches();
    }

    /** The address with its domain as the mail system spells it: letters beyond ASCII become "xn--". */
    static String wire(String email) {
        int at = email.lastIndexOf('@');
        try {
            return at < 0 ? "" : email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1));
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** Never who: this may end up in a log. */
    @Override
    public String toString() {
        return "someone a letter goes to";
    }
}
