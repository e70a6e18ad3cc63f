package org.alongside.people;

import java.security.SecureRandom;
import java.util.Locale;
import org.alongside.database.Digests;
import org.alongside.web.Cookies;

/** Secrets in links, and codes that people read in one place and type in another. Stored as digests only. */
public final class Secrets {

    /** No letter or digit here looks like another, and no word can come out that anybody minds. */
    private static final String LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A secret for a link: 256 bits, 43 characters. */
    public static String secret() {
        return Cookies.secret();
    }

    /** A code of eight letters and digits: about 38 bits, so it needs a limit on tries. */
    public static String code() {
        return code(8);
    }

    /** One of sixteen, about 77 bits: for what is open for years. */
    public static String longCode() {
        return code(16);
    }

    private static String code(int letters) {
        var code = new StringBuilder(letters);
        for (int i = 0; i < letters; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** A code as it is printed: in groups of four. */
    public static String shown(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** A code as it was typed, without what people put around it. */
    public static String typed(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** What is stored of a secret: whoever reads the table cannot use it. */
    public static byte[] digest(String secret) {
        return Digests.of(secret);
    }
}
