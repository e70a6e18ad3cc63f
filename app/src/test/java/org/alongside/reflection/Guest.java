package org.alongside.reflection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** A person signed in on a browser of their own, without script. Forms carry the token of the last page. */
final class Guest {

    record Page(int status, String path, String body) {

        /** Where the form leads that begins like this. */
        String action(String begins) {
            return Jsoup.parse(body).select("form[action^=" + begins + "]").attr("action");
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private static final Pattern GIVEN = Pattern.compile("name=\"given\" value=\"([^\"]+)\"");

    private @Nullable String token;

    /** What shows that the id of a new entry was given to them, on the page they saw last. */
    private @Nullable String given;

    Guest(Settings settings, Sessions sessions, UUID person) {
        this.base = settings.publicAddress();
        cookies.put("session", sessions.begin(new PersonId(person), "a test", Began.PASSKEY));
    }

    /** Follows redirects, as a browser does. */
    Page get(String path) {
        var answer = send(HttpRequest.newBuilder(base.resolve(path)).GET());
        var to = answer.headers().firstValue("Location");
        if (to.isPresent()) {
            return get(to.get().replace(base.toString(), ""));
        }
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        var begun = GIVEN.matcher(answer.body());
        given = begun.find() ? begun.group(1) : given;
        return new Page(answer.statusCode(), path, answer.body());
    }

    /** Posts and follows; names and values in turn. */
    Page post(String path, String... fields) {
        var answer = send(form(path, fields));
        var to = answer.headers().firstValue("Location");
        return to.isPresent()
                ? get(to.get().replace(base.toString(), ""))
                : new Page(answer.statusCode(), path, answer.body());
    }

    /** Sends the form on a page as it stands, to where it leads. */
    Page sendForm(Page page, String action) {
        var form = Jsoup.parse(page.body()).selectFirst("form[action=" + action + "]");
        var fields = new ArrayList<String>();
        for (var field : form.select("input[name], textarea[name]")) {
            fields.add(field.attr("name"));
            fields.add(field.val());
        }
        return post(action, fields.toArray(String[]::new));
    }

    /** Posts as the script does while somebody types. */
    Page keep(String path, String... fields) {
        var answer = send(form(path, fields).header("X-Autosave", "1"));
        return new Page(answer.statusCode(), path, answer.body());
    }

    private HttpRequest.Builder form(String path, String... fields) {
        if (token == null) {
            get("/today");
        }
        var all = new LinkedHashMap<String, String>();
        all.put("token", String.valueOf(token));
        if (given != null) {
            all.put("given", given);
        }
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        var body = all.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.header(
                "Cookie",
                cookies.entrySet().stream()
                        .map(c -> c.getKey() + "=" + c.getValue())
                        .collect(Collectors.joining("; ")));
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::take);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
