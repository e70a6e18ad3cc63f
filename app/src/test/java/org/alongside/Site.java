package org.alongside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One browser without script: keeps its cookies, follows redirects, fills forms as they stand on the page.
 *
 * <pre>{@code
 * var amina = Site.at(settings);
 * amina.get("/sign-in").form("/sign-in").with("email", "amina@example.org").send();
 * }</pre>
 */
public final class Site {

    private final URI address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = client(HttpClient.Redirect.NORMAL);
    private final HttpClient still = client(HttpClient.Redirect.NEVER);

    private Site(URI address) {
        this.address = address;
    }

    public static Site at(Settings settings) {
        return at(settings.publicAddress());
    }

    public static Site at(URI address) {
        return new Site(address);
    }

    /** Somebody who is signed in already, and strongly, where signing in is not the subject. */
    public static Site of(Settings settings, Sessions sessions, UUID person) {
        return of(settings, sessions, person, Began.PASSKEY);
    }

    /** Somebody whose session began like this. */
    public static Site of(Settings settings, Sessions sessions, UUID person, Began how) {
        return with(settings.publicAddress(), sessions.begin(new PersonId(person), "a test", how));
    }

    /** Somebody whose browser keeps this session. */
    public static Site with(URI address, String session) {
        var site = at(address);
        var cookie = new HttpCookie(Cookies.SESSION, session);
        cookie.setPath("/");
        cookie.setVersion(0);
        site.cookies.getCookieStore().add(site.address, cookie);
        return site;
    }

    public Page get(String path) {
        return send(request(path).GET().build());
    }

    /** One answer, also where it sends the browser elsewhere. */
    public Page knock(String path) {
        return send(still, request(path).GET().build());
    }

    /** One answer to a form sent, also where it sends the browser elsewhere. */
    public Page knock(String path, Map<String, String> fields, String... headers) {
        return send(still, form(path, fields, headers));
    }

    /** A body as it is, such as one that no form would send. */
    public Page knock(String path, String contentType, byte[] body, String... headers) {
        var request = request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        return send(still, (headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** What is not a page: an archive, a picture. */
    public byte[] bytes(String path) {
        return answer(client, request(path).GET().build(), Site::bytes).body();
    }

    /** Everything of theirs, as they download it: the files in it one after the other. */
    public String archive() {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes("/account/archive")))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return all.toString();
    }

    /** Sends fields without a page they stood on. */
    public Page post(String path, Map<String, String> fields, String... headers) {
        return send(client, form(path, fields, headers));
    }

    /** Sends a body of any kind, such as a form with a file in it. */
    public Page send(String path, String contentType, HttpRequest.BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body).build());
    }

    /** Sends a file as a form with one field for it would. */
    public Page upload(String path, String field, byte[] file) {
        var boundary = "b" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token() + "\r\n--"
                                + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                                + "\"; filename=\"x.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** A form token of this browser, from a page that anybody can open. */
    public String token() {
        return get("/sign-in?onward=/today").document().selectXpath("//input[@name='token']").stream()
                .findFirst()
                .map(Element::val)
                .orElseGet(() -> get("/today")
                        .document()
                        .selectXpath("//input[@name='token']")
                        .first()
                        .val());
    }

    public void forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(address, cookie));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Signs in by letter, as anybody would; somebody new begins under this name. */
    public Site signIn(String email, String name, DemoLetters letters) {
        var before = linksTo(email, letters);
        get("/sign-in").form("/sign-in").with("email", email).send();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> linksTo(email, letters).size() > before.size());
        var link = linksTo(email, letters).stream()
                .filter(l -> !before.contains(l))
                .findFirst()
                .orElseThrow();
        var page = get(link.getPath()).onlyForm("/sign-in/").send();
        if (page.has("form[action=/begin]")) {
            page.form("/begin").with("name", name).with("adult", "true").send();
        }
        return this;
    }

    /** Sets up an authenticator app, as whoever has a role has to: from then on this session is strong. */
    public Authenticator setUpApp() {
        var page = get("/account/ways/app");
        var app = new Authenticator(page.document().selectFirst(".key").text());
        page.form("/account/ways/app").with("code", app.next()).send();
        return app;
    }

    private static List<URI> linksTo(String email, DemoLetters letters) {
        return letters.all().stream()
                .filter(letter -> letter.email().equals(email))
                .map(DemoLetters.DemoLetter::link)
                .filter(link -> link != null && link.getPath().startsWith("/sign-in/"))
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private HttpRequest form(String path, Map<String, String> fields, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpClient client(HttpClient.Redirect redirects) {
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    private Page send(HttpRequest request) {
        return send(client, request);
    }

    private Page send(HttpClient by, HttpRequest request) {
        return new Page(answer(by, request, Site::body));
    }

    /** All of it; of what stays open and goes on telling, what it says first. */
    private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
        return staysOpen(info) ? new FirstWords() : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static HttpResponse.BodySubscriber<byte[]> bytes(HttpResponse.ResponseInfo info) {
        return staysOpen(info)
                ? HttpResponse.BodySubscribers.mapping(
                        new FirstWords(), words -> words.getBytes(StandardCharsets.UTF_8))
                : HttpResponse.BodySubscribers.ofByteArray();
    }

    private static boolean staysOpen(HttpResponse.ResponseInfo info) {
        return info.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
    }

    private static <T> HttpResponse<T> answer(HttpClient by, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return by.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What came back. */
    public final class Page {

        private final HttpResponse<String> response;
        private @Nullable Document document;

        private Page(HttpResponse<String> response) {
            this.response = response;
        }

        /** The browser this page stands in. */
        public Site site() {
            return Site.this;
        }

        public int status() {
            return response.statusCode();
        }

        public String path() {
            return response.uri().getPath();
        }

        public String body() {
            return response.body();
        }

        /** To compare two pages to the last letter: what is new in each by chance is left out. */
        public String withoutTokens() {
            return body().replaceAll("name=\"(token|made-for)\" value=\"[^\"]+\"", "");
        }

        public String text() {
            return document().text();
        }

        public String heading() {
            var h1 = document().selectFirst("h1");
            return h1 == null ? "" : h1.text();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** All of them but the moment, and whether the connection stays open. */
        public Map<String, List<String>> headers() {
            var all = new TreeMap<>(response.headers().map());
            all.keySet().removeAll(List.of("date", "connection", "keep-alive"));
            return all;
        }

        public Document document() {
            if (document == null) {
                document = Jsoup.parse(response.body(), response.uri().toString());
            }
            return document;
        }

        public boolean has(String css) {
            return document().selectFirst(css) != null;
        }

        /** Follows the link with these words. */
        public Page follow(String words) {
            var link = document().select("a").stream()
                    .filter(a -> a.text().equals(words))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No link “" + words + "” on " + path() + ": " + text()));
            return get(link.absUrl("href").replace(address.toString(), ""));
        }

        /** The form with exactly this action. */
        public Form form(String action) {
            return new Form(one("form[action=" + action + "]"));
        }

        /** The one form whose action begins like this. */
        public Form onlyForm(String actionBegins) {
            return new Form(one("form[action^=" + actionBegins + "]"));
        }

        /** The form with a button of these words. */
        public Form button(String words) {
            var button = document().select("form button").stream()
                    .filter(b -> b.text().equals(words))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No button “" + words + "” on " + path() + ": " + text()));
            var form = new Form(button.closest("form"));
            if (button.hasAttr("formaction")) {
                form.action = button.attr("formaction");
            }
            if (!button.attr("name").isEmpty()) {
                form.with(button.attr("name"), button.attr("value"));
            }
            return form;
        }

        private Element one(String css) {
            var element = document().selectFirst(css);
            if (element == null) {
                throw new AssertionError("No " + css + " on " + path() + " (" + status() + "): " + text());
            }
            return element;
        }
    }

    /** A form with what stands in it. */
    public final class Form {

        private final Map<String, String> fields = new LinkedHashMap<>();
        private final boolean reading;
        private String action;

        private Form(Element form) {
            action = form.attr("action");
            reading = !form.attr("method").equalsIgnoreCase("post");
            for (var field : form.select("input[name], textarea[name], select[name]")) {
                var type = field.attr("type");
                boolean ticks = type.equals("radio") || type.equals("checkbox");
                if (!ticks || field.hasAttr("checked")) {
                    fields.put(field.attr("name"), field.val());
                }
            }
        }

        public String action() {
            return action;
        }

        public Form with(String name, String value) {
            fields.put(name, value);
            return this;
        }

        public String value(String name) {
            return fields.get(name);
        }

        public Page send(String... headers) {
            return reading ? get(action + "?" + encoded(fields)) : post(action, fields, headers);
        }
    }
}
