package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A word that stands nowhere else, put into one thing somebody wrote. It is made of letters alone, so that it is the
 * same plain, escaped for HTML and encoded for an address.
 *
 * @param what the thing it was put into
 * @param readers who may read it, by their names in the town
 * @param plain whether the database may hold it unencrypted: a name or an address, never somebody's words
 */
record Canary(String what, String word, Set<String> readers, boolean plain) {

    private static final int GROUP = 3;

    boolean isIn(String text) {
        return forms().anyMatch(text::contains);
    }

    /** Plain, in hex, and in base64 wherever in a group of three bytes it begins. */
    private Stream<String> forms() {
        var bytes = word.getBytes(UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        var plainly = Stream.of(
                word,
                hex,
                hex.toUpperCase(java.util.Locale.ROOT),
                HexFormat.of().formatHex(word.getBytes(UTF_16LE)),
                new String(word.getBytes(UTF_16LE), UTF_8));
        return Stream.concat(plainly, IntStream.range(0, GROUP).mapToObj(before -> base64(bytes, before)));
    }

    /** What of it is the same whatever stands around it. */
    private static String base64(byte[] word, int before) {
        int skipped = (GROUP - before) % GROUP;
        int whole = (word.length - skipped) / GROUP * GROUP;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(word, skipped, skipped + whole));
    }

    static Set<String> readers(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(" "));
    }
}
