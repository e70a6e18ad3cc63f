package org.alongside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.MovingClock;
import org.alongside.database.TestDatabase;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** As it runs for real: a proxy on this machine brings https, and says for whom. Nobody else is believed. */
@AlongsideTest({
    "alongside.command=demo",
    "ALONGSIDE_PUBLIC_ADDRESS=https://alongside.example",
    "ALONGSIDE_PROXIES=127.0.0.1",
    "alongside.most-acts=25",
    "spring.main.cloud-platform=kubernetes"
})
@Import(MovingClock.class)
class BehindAProxyTest {

    private static final String PROXY = "127.0.0.1";
    private static final String SOMEBODY_ELSE = "127.0.0.2";
    private static final int TRIES = 30;
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)");

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Limits limits;

    @Autowired
    private MovingClock.Time time;

    @BeforeEach
    void beginAnew() {
        Forgiving.all(limits);
    }

    @Test
    @Asvs({"3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.4.1"})
    void cookies_and_browsers_are_held_to_https() throws Exception {
        var page = get(PROXY, "/sign-in", "X-Forwarded-Proto", "https");

        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.startsWith("__Host-")
                        && List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/").stream()
                                .allMatch(cookie::contains)
                        && !cookie.contains("Domain"));
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000; includeSubDomains");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("upgrade-insecure-requests");
    }

    @Test
    @Asvs({"4.1.3", "2.4.1"})
    void a_network_is_who_the_proxy_says_and_never_who_somebody_else_says() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            assertThat(join(PROXY, "192.0.2.7")).isEqualTo(422);
        }
        assertThat(join(PROXY, "192.0.2.7")).as("too many from one network").isEqualTo(429);
        assertThat(join(PROXY, "192.0.2.8")).as("another network").isEqualTo(422);
        assertThat(join(PROXY, "192.0.2.7, 192.0.2.9"))
                .as("what the network itself forged")
                .isEqualTo(422);
        assertThat(join(PROXY, "192.0.2.8, 192.0.2.7"))
                .as("what the network itself forged")
                .isEqualTo(429);

        for (int i = 0; i < TRIES; i++) {
            assertThat(join(SOMEBODY_ELSE, "198.51.100." + i)).isEqualTo(422);
        }
        assertThat(join(SOMEBODY_ELSE, "198.51.100.99"))
                .as("forged by somebody else")
                .isEqualTo(429);

        time.goOn(Duration.ofMinutes(8));
        var waits = get(PROXY, "/sign-in");
        var told = post(
                PROXY, "/join", token(waits), "code=NONE1234", "Cookie", visit(waits), "X-Forwarded-For", "192.0.2.7");
        assertThat(told.body()).contains("Wait 2 minutes, then try again.");
        assertThat(Integer.parseInt(told.headers().firstValue("Retry-After").orElse("")))
                .isBetween(60, 120);

        time.goOn(Duration.ofMinutes(3));
        assertThat(join(PROXY, "192.0.2.7")).as("after a while").isEqualTo(422);
    }

    @Test
    @Asvs("2.4.1")
    void whoever_has_one_address_of_a_long_network_has_them_all() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            join(PROXY, "2001:db8:1:2::" + i);
        }
        assertThat(join(PROXY, "2001:db8:1:2:ffff::1")).isEqualTo(429);
        assertThat(join(PROXY, "2001:db8:1:3::1")).isEqualTo(422);
    }

    @Test
    @Asvs("2.4.1")
    void an_account_is_limited_wherever_it_comes_from() throws Exception {
        var session = "__Host-session=" + sessions.begin(new PersonId(person()), "a test", Began.LETTER);
        for (int i = 0; i < 20; i++) {
            assertThat(get(PROXY, "/account/archive", "Cookie", session, "X-Forwarded-For", "192.0.2." + i)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get(PROXY, "/account/archive", "Cookie", session, "X-Forwarded-For", "192.0.2.99")
                        .statusCode())
                .isEqualTo(429);

        var page = get(PROXY, "/journal/limits", "Cookie", session);
        var cookies = session + "; " + visit(page);
        var codes = IntStream.range(0, 26)
                .mapToObj(_ -> post(PROXY, "/journal/limits", token(page), "", "Cookie", cookies)
                        .statusCode())
                .toList();
        assertThat(codes.subList(0, 25)).doesNotContain(429);
        assertThat(codes.getLast()).isEqualTo(429);
    }

    private UUID person() {
        var id = UUID.randomUUID();
        database.keeper(db -> db.sql("insert into people.person (id, name) values (?, 'Amina')")
                .param(id)
                .update());
        return id;
    }

    private int join(String from, String network) throws Exception {
        if (token == null) {
            var page = get(PROXY, "/join");
            token = token(page);
            visit = visit(page);
        }
        return post(from, "/join", token, "code=NONE1234", "Cookie", visit, "X-Forwarded-For", network)
                .statusCode();
    }

    private String token;
    private String visit;

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String visit(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-visit="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String from, String path, String... headers) {
        return answer(from, request(path).GET(), headers);
    }

    private HttpResponse<String> post(String from, String path, String token, String body, String... headers) {
        var all = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&" + body;
        return answer(
                from,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(all)),
                headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + path));
    }

    private static HttpResponse<String> answer(String from, HttpRequest.Builder request, String... headers) {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(from))
                .build()) {
            var asked = headers.length == 0
                    ? request.build()
                    : request.headers(headers).build();
            return client.send(asked, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
