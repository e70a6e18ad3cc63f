package org.alongside.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256: what is stored or compared in place of the thing itself, which cannot be found again from it. */
public final class Digests {

    private Digests() {}

    /** A new digest, to be fed piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Secrets are stored as digests only, so that whoever reads the table cannot use them. */
    public static byte[] of(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }
}
