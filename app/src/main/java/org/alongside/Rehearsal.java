package org.alongside;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A start that only practises: it looks at the pages anyone may open, then at those of an invented person, writes in
 * their journal, and ends. The JDK remembers what that took, and which code was busy; later starts are quicker for it,
 * and the first people of a day wait less.
 */
final class Rehearsal {
    private static final Pattern PLACE = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern PERSON = Pattern.compile("action=\"(/demo/people/[^\"]+)\"");
    private static final Pattern PAIR = Pattern.compile("href=\"(/pairs/[0-9a-f-]{36})\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final int ENOUGH = 60;

    /** As often as the JDK takes to see which code is worth its while. */
    private static final int ROUNDS = 700;

    private final String site;

    private Rehearsal(int port) {
        site = "http://127.0.0.1:" + port;
    }

    static boolean wanted() {
        return Boolean.getBoolean("alongside.rehearsal");
    }

    static void at(int port) throws IOException {
        CookieHandler.setDefault(new CookieManager());
        var rehearsal = new Rehearsal(port);
        rehearsal.lookAround("/");
        rehearsal.beSomebody();
        rehearsal.lookAround("/today");
        rehearsal.aBusyDay();
    }

    private void lookAround(String from) throws IOException {
        var open = new ArrayDeque<>(List.of(from));
        var seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < ENOUGH) {
            var places = PLACE.matcher(page(open.pop()));
            while (places.find()) {
                if (seen.add(places.group(1))) {
                    open.add(places.group(1));
                }
            }
        }
    }

    private void beSomebody() throws IOException {
        var people = page("/demo");
        send(first(PERSON, people), fields(people));
    }

    private void aBusyDay() throws IOException {
        var places = new ArrayList<>(List.of("/today", "/journal", "/journal/new", "/programmes"));
        places.add(first(PAIR, page("/pairs")));
        var entry = fields(page("/journal/new"));
        entry.put("text", "What stayed with me today is how quiet the room became.");
        for (int round = 0; round < ROUNDS; round++) {
            for (var place : places) {
                page(place);
            }
            send("/journal/" + UUID.randomUUID(), entry);
        }
    }

    private static Map<String, String> fields(String page) {
        return HIDDEN.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (one, _) -> one, LinkedHashMap::new));
    }

    private static String first(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("/");
    }

    private String page(String path) throws IOException {
        return answer(connection(path));
    }

    private void send(String path, Map<String, String> fields) throws IOException {
        var connection = connection(path);
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        try (var body = connection.getOutputStream()) {
            body.write(fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        var _ = answer(connection);
    }

    private HttpURLConnection connection(String path) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(site + path.replace("&amp;", "&")).toURL().openConnection();
        connection.setReadTimeout(10_000);
        return connection;
    }

    /** Read to its end, so that the next request uses the same connection. */
    private static String answer(HttpURLConnection connection) throws IOException {
        try (var body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
