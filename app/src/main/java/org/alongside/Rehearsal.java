package org.alongside;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A start that only practises: it looks at the pages anyone may open and ends. The JDK remembers what that took, and
 * later starts are quicker for it.
 */
final class Rehearsal {
    private static final Pattern PLACE = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final int ENOUGH = 60;

    private Rehearsal() {}

    static boolean wanted() {
        return Boolean.getBoolean("alongside.rehearsal");
    }

    static void at(int port) throws IOException {
        var open = new ArrayDeque<>(List.of("/"));
        var seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < ENOUGH) {
            var places = PLACE.matcher(page(port, open.pop()));
            while (places.find()) {
                if (seen.add(places.group(1))) {
                    open.add(places.group(1));
                }
            }
        }
    }

    private static String page(int port, String path) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setReadTimeout(10_000);
        try (var body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
