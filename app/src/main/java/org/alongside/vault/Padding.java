package org.alongside.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.alongside.language.Written;

/**
 * Hides how long a text is, because a dump would otherwise tell a skipped answer from a long one. Up to 239 bytes all
 * texts look alike; above that sizes are rounded so that at most about an eighth is added. The language of a text stands
 * behind it and has its room whether it is known or not, so that the size tells nothing of it.
 */
final class Padding {

    private static final int SHORTEST = 256;
    private static final int LANGUAGE = 16;
    private static final byte END = (byte) 0x80;

    /** A byte that no text in UTF-8 contains. */
    private static final byte LANGUAGE_FOLLOWS = (byte) 0xFF;

    private Padding() {}

    static byte[] pad(Written written) {
        byte[] words = written.text().getBytes(UTF_8);
        byte[] language = written.lang().getBytes(US_ASCII);
        byte[] padded = Arrays.copyOf(words, roundedUp(words.length + Math.max(LANGUAGE, language.length + 2)));
        int end = words.length;
        if (language.length > 0) {
            padded[end++] = LANGUAGE_FOLLOWS;
            System.arraycopy(language, 0, padded, end, language.length);
            end += language.length;
        }
        padded[end] = END;
        return padded;
    }

    /** What was sealed without a language opens without one. */
    static Written unpad(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != END) {
            throw new IllegalArgumentException("This text was not padded by the vault.");
        }
        int words = endOfWords(padded, end);
        var language = words == end ? "" : new String(padded, words + 1, end - words - 1, US_ASCII);
        return new Written(new String(padded, 0, words, UTF_8), language);
    }

    private static int endOfWords(byte[] padded, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (padded[i] == LANGUAGE_FOLLOWS) {
                return i;
            }
        }
        return end;
    }

    /**
     * Padmé: keep only about log2(log2(size)) leading bits of the size, rounding up. Nikitin et al., "Reducing Metadata
     * Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019.
     */
    private static int roundedUp(int size) {
        if (size <= SHORTEST) {
            return SHORTEST;
        }
        int exponent = log2(size);
        int rest = (1 << (exponent - log2(exponent) - 1)) - 1;
        return Math.addExact(size, rest) & ~rest;
    }

    private static int log2(int number) {
        return 31 - Integer.numberOfLeadingZeros(number);
    }
}
