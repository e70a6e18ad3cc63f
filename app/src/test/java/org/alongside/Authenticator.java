package org.alongside;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app as RFC 6238 describes it, made anew for the tests: it must agree with any other. */
public final class Authenticator {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private long last;

    /** @param key as it is typed into an app */
    public Authenticator(String key) {
        var number = BigInteger.ONE;
        for (char letter : key.replace(" ", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(letter)));
        }
        var bytes = number.toByteArray();
        this.secret = java.util.Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    }

    /** The code of now; asked again within half a minute, the next one, since each works once. */
    public String next() {
        last = Math.max(last + 1, Instant.now().getEpochSecond() / 30);
        return at(last);
    }

    /** The code of some half minutes from now. */
    public String from(long now, int halfMinutes) {
        return at(now / 30 + halfMinutes);
    }

    private String at(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = digest[digest.length - 1] & 15;
            int number = ByteBuffer.wrap(digest, offset, 4).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
