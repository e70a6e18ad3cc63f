package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Hides how long a text is, because a dump would otherwise tell a skipped answer from a long one. Up to 255 bytes all
 * texts look alike; above that sizes are rounded so that at most about a ninth is added.
 */
final class Padding {

    private static final int SHORTEST = 256;
    private static final byte END = (byte) 0x80;

    private Padding() {}

    static byte[] pad(String text) {
        byte[] words = text.getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(words, roundedUp(words.length + 1));
        padded[words.length] = END;
        return padded;
    }

    static String unpad(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != END) {
            throw new IllegalArgumentException("This text was not padded by the vault.");
        }
        return new String(padded, 0, end, UTF_8);
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
