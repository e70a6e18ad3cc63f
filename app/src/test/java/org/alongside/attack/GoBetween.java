package org.alongside.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * Stands between a scanner and the demo, and does for it what a browser does for a person: it keeps the cookies, says
 * where a form comes from, and carries the form's token. Without that every act would be refused before it is looked at.
 *
 * <p>It does what a proxy may: it says that the request came by https, each from another network. Nothing else is made
 * easier, except that the demo is told to begin counting anew whenever it has had too many acts of one account.
 */
final class GoBetween implements AutoCloseable {

    /** Where a scanner finds everything it is to ask for. */
    static final String LIST = "/everything-to-ask-for";

    /** After these there would be nobody left to attack as. */
    private static final Pattern ENDS =
            Pattern.compile("/sign-out|/account/erasure|/sessions/[^/]*/ending|/demo/time|/demo/other-half"
                    + "|/demo/people/.*|/demo/walk/.*");

    /** Written anew into every answer; a page should differ from itself only by what the scanner did. */
    private static final Pattern TOKEN = Pattern.compile("(name=\"token\" value=\")[^\"]+");

    /** How somebody signs in may be changed for ten minutes. */
    private static final Duration FRESH = Duration.ofMinutes(9);

    private static final Set<String> NOT_PASSED_ON = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "cookie",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "origin",
            "proxy-connection",
            "te",
            "transfer-encoding",
            "upgrade",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-token");

    private static final int TOO_MANY = 429;

    private final Demo demo;
    private final String scanner;
    private final String name;
    private final Tally tally;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
    private final AtomicInteger networks = new AtomicInteger();
    private volatile String token = "";
    private volatile String list = "";
    private volatile Instant signedIn = Instant.MIN;

    /** @param name of an invented person; empty for nobody */
    GoBetween(Demo demo, String scanner, String name, Tally tally) throws IOException, InterruptedException {
        this.demo = demo;
        this.scanner = scanner;
        this.name = name;
        this.tally = tally;
        // Or each answer waits for the scanner's system to acknowledge its first half.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        signIn();
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void offer(String page) {
        list = page;
    }

    static boolean ends(String path) {
        return ENDS.matcher(path).matches();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var body = exchange.getRequestBody().readAllBytes();
            if (ends(path) && !exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var response = answer(exchange, body);
            tally.answered(scanner, exchange.getRequestMethod() + " " + Asked.kind(path), response.statusCode());
            pass(response, path.equals(LIST) ? list.getBytes(UTF_8) : withoutToken(response), exchange);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var kind = exchange.getRequestMethod() + " "
                + Asked.kind(exchange.getRequestURI().getRawPath());
        if (!name.isEmpty() && signedIn.plus(FRESH).isBefore(Instant.now())) {
            signIn();
        }
        var response = send(exchange, body);
        if (response.statusCode() == TOO_MANY && !hopeless.contains(kind)) {
            response = countedAnew(exchange, body);
            if (response.statusCode() == TOO_MANY) {
                hopeless.add(kind);
            }
        }
        if (!name.isEmpty() && leadsToSignIn(response)) {
            signIn();
            response = send(exchange, body);
        }
        return response;
    }

    private HttpResponse<byte[]> countedAnew(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        demo.countAnew();
        tally.countAnew();
        var response = send(exchange, body);
        for (int tries = 0; response.statusCode() == TOO_MANY && tries < 10; tries++) {
            Thread.sleep(20);
            response = send(exchange, body);
        }
        return response;
    }

    private static boolean leadsToSignIn(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("").startsWith("/sign-in");
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        return client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var uri = exchange.getRequestURI();
        var method = exchange.getRequestMethod();
        // The list carries the headers of the first page.
        var path = uri.getRawPath().equals(LIST) ? "/" : uri.toString();
        var request = asProxy(path).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((header, values) -> {
            if (!NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(header, value));
            }
        });
        if (!method.equals("GET")) {
            request.header("Origin", Demo.PUBLIC.toString()).header("X-Token", token);
        }
        return request.build();
    }

    private HttpRequest.Builder asProxy(String path) {
        int number = networks.incrementAndGet();
        var request = HttpRequest.newBuilder(URI.create(demo.address() + path))
                .timeout(Duration.ofMinutes(2))
                .header("X-Forwarded-Proto", "https")
                .header(
                        "X-Forwarded-For",
                        "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** Becomes the invented person, as everybody does who walks through the demo. */
    private synchronized void signIn() throws IOException, InterruptedException {
        var people = Jsoup.parse(new String(kept(asProxy("/demo").GET()).body(), UTF_8));
        token = Optional.ofNullable(people.selectFirst("input[name=token]"))
                .orElseThrow(() -> new IOException("no form on the page of the demo"))
                .val();
        if (name.isEmpty()) {
            return;
        }
        var form = people.select("form[action^=/demo/people/]").stream()
                .filter(one -> one.text().contains(name))
                .findFirst()
                .orElseThrow(() -> new IOException("nobody in the demo is called " + name));
        kept(asProxy(form.attr("action"))
                .header("Origin", Demo.PUBLIC.toString())
                .header("X-Token", token)
                .POST(HttpRequest.BodyPublishers.noBody()));
        signedIn = Instant.now();
    }

    private HttpResponse<byte[]> kept(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[0].endsWith("visit") || pair[0].endsWith("session")) {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }

    private static byte[] withoutToken(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("text/html")
                ? TOKEN.matcher(new String(response.body(), UTF_8))
                        .replaceAll("$1carried")
                        .getBytes(UTF_8)
                : response.body();
    }

    /** As the demo answered it, only with addresses under which the scanner finds the go-between. */
    private void pass(HttpResponse<byte[]> response, byte[] body, HttpExchange exchange) throws IOException {
        response.headers().map().forEach((header, values) -> {
            if (!NOT_PASSED_ON.contains(header) && !header.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders()
                        .add(
                                header,
                                value.replace(Demo.PUBLIC.toString(), address().toString())));
            }
        });
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
