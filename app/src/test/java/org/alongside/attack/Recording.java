package org.alongside.attack;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Walks through all pages that somebody reaches, one of each kind, and notes every link and form that stands on them. */
final class Recording {

    /** Taken last, because nothing can be sent after them. */
    private static final List<String> LAST = List.of(
            "ending",
            "leaving",
            "removal",
            "cancellation",
            "publication",
            "readiness",
            "answers",
            "withdrawal",
            "refusal");

    private static final List<String> BEGINNINGS = List.of(
            "/",
            "/demo",
            "/today",
            "/journal",
            "/programmes",
            "/account",
            "/join",
            "/worried",
            "/complaints/new",
            "/sign-in?onward=/today",
            "/pairs/new?onward=/today",
            "/parts");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<String> ahead = new ArrayDeque<>(BEGINNINGS);
    private final Map<String, Asked> found = new LinkedHashMap<>();

    private Recording(URI address) {
        this.address = address;
    }

    static List<Asked> through(URI address) throws IOException, InterruptedException {
        var recording = new Recording(address);
        try (recording.client) {
            recording.walk();
        }
        var all = new ArrayList<>(recording.found.values());
        all.sort(Comparator.comparing(asked -> LAST.stream().anyMatch(asked.path()::contains)));
        return all;
    }

    private void walk() throws IOException, InterruptedException {
        while (!ahead.isEmpty()) {
            var path = ahead.removeFirst();
            if (seen.add(link(path).form())) {
                look(path);
            }
        }
    }

    private void look(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path)).build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        var way = response.headers().firstValue("Location").orElse("");
        if (!way.isEmpty()) {
            go(way, path);
        }
        if (response.statusCode() >= 400) {
            return;
        }
        note(link(path));
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            var page = Jsoup.parse(response.body(), address.resolve(path).toString());
            page.select("a[href]").forEach(link -> go(link.attr("href"), path));
            forms(page);
        }
    }

    private void go(String href, String from) {
        if (href.isEmpty() || href.startsWith("#") || href.startsWith("mailto:") || href.startsWith("tel:")) {
            return;
        }
        var to = address.resolve(from).resolve(href.replace(' ', '+'));
        if (address.getAuthority().equals(to.getAuthority())) {
            ahead.add(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
        }
    }

    private void forms(Document page) {
        for (var form : page.select("form[action]")) {
            var targets = new ArrayList<>(List.of(form.attr("action")));
            form.select("button[formaction]").forEach(button -> targets.add(button.attr("formaction")));
            for (var target : targets) {
                form(form, target);
            }
        }
    }

    private void form(Element form, String target) {
        var link = link(target);
        if (GoBetween.ends(link.path())) {
            return;
        }
        var fields = new LinkedHashMap<>(link.fields());
        var files = new ArrayList<String>();
        for (var field : form.select("input[name], textarea[name], select[name], button[name]")) {
            var name = field.attr("name");
            if (field.is("[type=file]")) {
                files.add(name);
            } else if (!Set.of("token", "made-for").contains(name)
                    && !name.startsWith("typed:")
                    && (!field.is("[type=radio], [type=checkbox], button")
                            || field.hasAttr("checked")
                            || !fields.containsKey(name))) {
                fields.put(name, filled(field));
            }
        }
        var method = form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
        note(new Asked(method, link.path(), fields, files));
    }

    /** As somebody fills it in who means well. */
    private static String filled(Element field) {
        if (!field.val().isEmpty() || field.is("[type=hidden], [type=radio], [type=checkbox], button")) {
            return field.val();
        }
        return field.is("[type=email]") ? UUID.randomUUID() + "@example.org" : "words";
    }

    private void note(Asked asked) {
        found.putIfAbsent(asked.form(), asked);
    }

    private static Asked link(String href) {
        var parts = href.split("#", 2)[0].split("\\?", 2);
        var fields = new LinkedHashMap<String, String>();
        if (parts.length > 1) {
            for (var field : parts[1].split("&")) {
                var words = field.split("=", 2);
                fields.put(decoded(words[0]), words.length > 1 ? decoded(words[1]) : "");
            }
        }
        return new Asked("GET", parts[0], fields, List.of());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
