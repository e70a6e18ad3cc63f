package org.alongside.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What no browser sends, written byte by byte: all answers are calm, say nothing of the inside and protect themselves. */
@AlongsideTest("alongside.command=demo")
@ExtendWith(OutputCaptureExtension.class)
class EveryAnswerTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String PARTS = "Content-Type: multipart/form-data; boundary=B";

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Test
    @Asvs({"3.4.3", "3.4.4", "3.4.5", "3.4.6", "13.4.2", "14.3.2"})
    void every_answer_carries_what_protects_it_whoever_gives_it() throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (var path : List.of(
                "/",
                "/",
                "/sign-in",
                "/today",
                "/nothing",
                "/assets/x/alongside.css",
                "/assets/x/none.css",
                "/%",
                "/a%2fb",
                "/a%00b",
                "/a;b=c",
                "//today",
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/error",
                "/actuator",
                "/today.json",
                "/WEB-INF/web.xml",
                "/programmes/%E0%80",
                "/language/en-GB?back=/%7Bx%7D")) {
            answers.merge("GET " + path, send("GET " + path, ""), String::concat);
        }
        for (var method : List.of("OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "NONSENSE")) {
            answers.put(method, send(method + " /today", ""));
        }
        answers.put("no token", send("POST /sign-in", "email=a", FORM));
        answers.put("no boundary", send("POST /complaints", "xx", "Content-Type: multipart/form-data", token()));
        answers.put("half a part", send("POST /complaints", "--B\r\nContent-Disposition: form-data; name=\"w", PARTS));
        answers.put("too much", send("POST /complaints", "words=" + "x".repeat(2_500_000), FORM));

        answers.forEach((asked, answer) -> {
            assertThat(answer)
                    .as(asked)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("HTTP/1.1 5")
                    .contains("\r\nContent-Security-Policy: default-src 'none'; ")
                    .contains("frame-ancestors 'none'")
                    .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                    .contains("\r\nReferrer-Policy: no-referrer\r\n")
                    .contains("\r\nX-Frame-Options: DENY\r\n")
                    .doesNotContain("unsafe-")
                    .doesNotContainPattern("Apache|Tomcat|Spring|Exception|org\\.|\tat |java\\.");
            if (!answer.startsWith("HTTP/1.1 200")) {
                assertThat(answer).as(asked).contains("\r\nCache-Control: no-store\r\n");
            }
        });
        assertThat(answers.get("TRACE")).startsWith("HTTP/1.1 405");
        assertThat(answers.get("no boundary")).startsWith("HTTP/1.1 400");
        assertThat(answers.get("too much")).startsWith("HTTP/1.1 413");
        assertThat(answers.get("GET /%")).contains("<h1>We couldn");
    }

    @Test
    void a_form_of_another_shape_is_an_empty_form_or_refused() {
        var site = Site.at(settings);
        var token = site.token();
        Map.of(
                        "application/json", "{\"token\":\"" + token + "\",\"email\":\"a@example.org\"}",
                        "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                        "text/plain", "token=" + token + "&email=a@example.org")
                .forEach((type, body) -> assertThat(site.knock("/sign-in", type, body.getBytes(UTF_8))
                                .status())
                        .as(type)
                        .isEqualTo(403));
        for (var names : List.of(
                "email[]=a",
                "email[a][b]=a",
                "email.x=a",
                "email=a&email=b",
                "=",
                "&&&",
                "class.module.classLoader=a")) {
            var page = site.knock(
                    "/sign-in", "application/x-www-form-urlencoded", ("token=" + token + "&" + names).getBytes(UTF_8));
            assertThat(page.status()).as(names).isIn(400, 422);
        }
        var overridden =
                site.knock("/sign-in", Map.of("token", token, "_method", "DELETE"), "X-HTTP-Method-Override", "DELETE");
        assertThat(overridden.status()).isEqualTo(422);
    }

    @Test
    @Asvs({"7.2.4", "7.4.1", "14.3.1"})
    void a_session_begins_with_signing_in_and_is_over_with_signing_out() throws IOException {
        var planted = "A".repeat(43);
        var amina = Site.at(settings).signIn("fixed@example.org", "Amina", letters);
        var first = cookie(amina, "session");
        assertThat(send("GET /today", "", "Cookie: session=" + first)).startsWith("HTTP/1.1 200");
        assertThat(send("GET /today", "", "Cookie: session=" + planted)).startsWith("HTTP/1.1 302");

        var visit = cookie(amina, "visit");
        amina.forgetCookie("session");
        var again = amina.signIn("fixed@example.org", "Amina", letters);
        assertThat(cookie(again, "session")).isNotEqualTo(first);
        assertThat(cookie(again, "visit"))
                .as("what was begun before cannot be sent as this person")
                .isNotEqualTo(visit);

        var second = cookie(again, "session");
        var out = again.knock("/sign-out", Map.of("token", again.token()));
        assertThat(out.header("Clear-Site-Data")).contains("cache", "storage");
        assertThat(send("GET /today", "", "Cookie: session=" + second)).startsWith("HTTP/1.1 302");
    }

    @Test
    void nothing_leads_elsewhere_whatever_a_link_or_the_asking_browser_says() throws IOException {
        for (var elsewhere : List.of(
                "//evil.example",
                "https:%2f%2fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/%0d%0aX:y",
                "%2f%2fevil.example",
                "/%7Bx%7D",
                "javascript:alert(1)")) {
            assertThat(send("GET /language/en-GB?back=" + elsewhere, ""))
                    .as(elsewhere)
                    .contains("\r\nLocation: /today\r\n");
        }
        assertThat(send("GET /today", "", "X-Forwarded-Host: evil.example")).contains("\r\nLocation: /sign-in");
        assertThat(sendTo("evil.example", "GET /today", "")).contains("\r\nLocation: /sign-in");
    }

    @Test
    @Asvs("16.3.2")
    void what_is_refused_is_noted_without_the_secret_in_its_address() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(ErrorPages.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try {
            send("POST /invitations/Secret-of-an-Invitation-1/refusal", "", FORM);
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("Refused (403): POST /invitations/…/refusal");
    }

    @Test
    @Asvs("3.4.7")
    void of_a_report_only_the_rule_is_kept(CapturedOutput log) throws IOException {
        var report =
                "{\"csp-report\":{\"document-uri\":\"/journal/words-of-somebody\",\"effective-directive\":\"img-src\"}}";

        assertThat(send("POST /policy-reports", report, "Content-Type: application/csp-report"))
                .startsWith("HTTP/1.1 204");
        assertThat(send("POST /policy-reports", "[1", "Content-Type: application/csp-report"))
                .startsWith("HTTP/1.1 204");

        assertThat(log.getAll()).contains("what its policy forbids: img-src").doesNotContain("words-of-somebody");
    }

    private static String cookie(Site site, String name) {
        return site.cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** As a header: the token and the cookie it belongs to. */
    private String token() {
        var site = Site.at(settings);
        var token = site.token();
        return "X-Token: " + token + "\r\nCookie: visit=" + cookie(site, "visit");
    }

    private String send(String line, String body, String... headers) throws IOException {
        return sendTo("localhost:" + settings.port(), line, body, headers);
    }

    private String sendTo(String host, String line, String body, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", settings.port())) {
            socket.setSoTimeout(20_000);
            var all = String.join("\r\n", headers);
            var request = "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
                    .formatted(line, host, body.length(), all.isEmpty() ? "" : all + "\r\n", body);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
