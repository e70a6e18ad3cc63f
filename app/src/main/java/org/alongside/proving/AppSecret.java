package org.alongside.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app makes its codes from (RFC 6238): six digits, new every half minute. SHA-1 and six digits,
 * because that is what every app understands; neither is what such a code's safety rests on.
 */
public final class AppSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = CODES.getTimeStep();

    private final byte[] secret;

    private AppSecret(byte[] secret) {
        this.secret = secret;
    }

    public static AppSecret fresh() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new AppSecret(secret);
    }

    /** The secret as it was {@link #written}. */
    public static AppSecret read(String written) {
        return new AppSecret(Base64.getDecoder().decode(written));
    }

    /** For keeping, sealed. */
    public String written() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /** For typing into an app: letters and digits in groups of four. */
    public String shown() {
        return key().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** For the camera of an app. */
    public String uri(String place, String person) {
        return "otpauth://totp/" + encoded(place) + ":" + encoded(person) + "?secret=" + key() + "&issuer="
                + encoded(place);
    }

    /** The code the app shows at a moment. */
    public String codeAt(Instant moment) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The half minute a code belongs to: this one, the one before or the one after, because clocks differ a little. */
    public OptionalLong stepOf(String typed, Instant now) {
        var code = typed.replaceAll("\\D", "").getBytes(UTF_8);
        long step = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(near -> java.security.MessageDigest.isEqual(
                        codeAt(Instant.ofEpochSecond(near * STEP.toSeconds())).getBytes(UTF_8), code))
                .findFirst();
    }

    private String key() {
        var digits = new BigInteger(1, secret).toString(BASE_32.length());
        var padded = "0".repeat(secret.length * 8 / 5 - digits.length()) + digits;
        return padded.chars()
                .map(digit -> BASE_32.charAt(Character.digit(digit, BASE_32.length())))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppSecret that && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Never what it is: this may end up in a log. */
    @Override
    public String toString() {
        return "a secret";
    }
}
