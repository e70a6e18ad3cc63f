package org.alongside;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.alongside.mail.MoodyServer;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real team, from an empty folder to its first pair: the program, a mail server, and nothing invented in advance. */
class RealTeamTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/\\S+)");

    @TempDir
    private Path place;

    private MoodyServer post;

    @BeforeEach
    void open() throws IOException {
        post = new MoodyServer();
    }

    @AfterEach
    void close() throws IOException {
        post.close();
    }

    @Test
    @Tag("all")
    void an_empty_folder_becomes_a_programme_with_a_pair() throws Exception {
        var data = place.resolve("data");
        var settings = Map.of(
                "ALONGSIDE_SMTP_URL", post.address().toString(), "ALONGSIDE_MAIL_FROM", "post@riverside.example");
        int port = Program.freePort();
        Site ada;
        try (var first = Program.run(data, port, settings, "start")) {
            ada = beginsByThePrintedLink(first.untilItServes(), port);
        }
        try (var again = Program.run(data, port, settings, "start")) {
            assertThat(again.untilItServes()).doesNotContain("/begin/");
            var joyce = namesALead(ada, port);
            assertThat(site(port).get("/worried").text())
                    .contains("Nobody here can be told by this page yet", "116 123");
            var cohort = bringsPairsIn(joyce);

            var nasreen = arrives("patient1@example.org", "Nasreen", "/brought/", port);
            assertThat(nasreen.button("Yes, I want to").send().heading()).isEqualTo("You have said yes");
            var gareth = arrives("clinician1@example.org", "Gareth", "/brought/", port);
            assertThat(gareth.button("Yes, I want to").send().text())
                    .contains("You are a pair now, and in the cohort.");
            assertThat(joyce.get(cohort).text()).contains("Nasreen and Gareth").contains("12 are asked");
        }
    }

    private Site beginsByThePrintedLink(String said, int port) {
        var link = LINK.matcher(said.substring(said.indexOf("/begin/") - 30));
        assertThat(link.find()).isTrue();
        var ada = site(port);
        var begun = ada.get(link.group(1))
                .form("/begin")
                .with("name", "Ada")
                .with("email", "ada@example.org")
                .with("adult", "true")
                .send();
        assertThat(begun.heading()).isEqualTo("Hello, Ada");
        var second = site(port).get(link.group(1));
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.text()).contains("It works once, within an hour");
        return ada;
    }

    private Site namesALead(Site ada, int port) {
        setsUpAnApp(ada.get("/today").follow("Give a second proof"));
        var begun = ada.get("/today").follow("Begin the first programme");
        var programme = begun.form("/administration/programmes")
                .with("programme", "Riverside Together")
                .send();
        var form = programme.onlyForm("/administration/programmes/");
        var id = programme.document().select("input[name^=name-]").attr("name").substring("name-".length());
        assertThat(form.with("name-" + id, "Joyce")
                        .with("email-" + id, "joyce@example.org")
                        .send()
                        .text())
                .contains("Joyce is asked");
        var asked = arrives("joyce@example.org", "Joyce", "/lead-invitations/", port);
        var leading = asked.button("Yes, I lead it").send();
        assertThat(leading.path()).isEqualTo("/sign-in/stronger");
        assertThat(setsUpAnApp(leading).path()).isEqualTo("/lead");
        return leading.site();
    }

    /** Where two proofs are asked for; leads on to where they wanted to go. */
    private static Site.Page setsUpAnApp(Site.Page asked) {
        var page = asked.follow("Set up an app");
        var app = new Authenticator(page.document().selectFirst(".key").text());
        return page.form("/account/ways/app").with("code", app.next()).send();
    }

    /** Twelve by CSV; then the same and one more as a workbook, which asks only that one. */
    private String bringsPairsIn(Site joyce) throws IOException {
        var led = joyce.get("/today").follow("Begin “Riverside Together”");
        var list = led.follow("Cohorts of Riverside Together");
        var made = list.button("Make the cohort").with("name", "First cohort").send();
        var cohort = made.path();
        assertThat(made.text()).contains("Before it opens");
        assertThat(joyce.get("/today").follow("Prepare “First cohort”").path()).isEqualTo(cohort);
        int before = post.taken.size();

        var csv = String.join(
                "\n", table(12).stream().map(row -> String.join(";", row)).toList());
        var preview = joyce.upload(cohort + "/pairs/preview", "file", csv.getBytes(UTF_8));
        assertThat(preview.text()).contains("12 pairs would be asked");
        assertThat(preview.button("Ask these 12 pairs").send().text()).contains("The letters are on their way.");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> post.taken.size() - before == 24);

        var more = joyce.upload(cohort + "/pairs/preview", "file", workbook(table(13)));
        assertThat(more.text()).contains("One pair would be asked");
        more.button("Ask this pair").send();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> post.taken.size() - before == 26);
        return cohort;
    }

    /** Opens the link in a letter, signs in by another as somebody new, and is back where the link led. */
    private Site.Page arrives(String email, String name, String path, int port) {
        var somebody = site(port);
        var link = letterTo(email, path);
        somebody.get(link)
                .follow("Sign in to say yes")
                .form("/sign-in")
                .with("email", email)
                .send();
        return somebody.get(letterTo(email, "/sign-in/"))
                .onlyForm("/sign-in/")
                .send()
                .form("/begin")
                .with("name", name)
                .with("adult", "true")
                .send();
    }

    private String letterTo(String email, String path) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> post.taken.stream()
                                .map(RealTeamTest::read)
                                .filter(letter -> isTo(letter, email))
                                .map(RealTeamTest::link)
                                .filter(link -> link.startsWith(path))
                                .findFirst()
                                .orElse(""),
                        link -> !link.isEmpty());
    }

    private static MimeMessage read(String letter) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(letter.getBytes(US_ASCII)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage letter, String email) {
        try {
            return letter.getRecipients(Message.RecipientType.TO)[0].toString().contains(email);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage letter) {
        try {
            BodyPart plain = ((Multipart) letter.getContent()).getBodyPart(0);
            var link = LINK.matcher(plain.getContent().toString());
            return link.find() ? link.group(1) : "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> table(int pairs) {
        var table = new ArrayList<List<String>>();
        table.add(List.of("Pair", "Patient name", "Patient email", "Clinician name", "Clinician email"));
        for (int i = 1; i <= pairs; i++) {
            table.add(List.of(
                    "R" + i,
                    "Patient " + i,
                    "patient" + i + "@example.org",
                    "Clinician " + i,
                    "clinician" + i + "@example.org"));
        }
        return table;
    }

    private static byte[] workbook(List<List<String>> table) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Pairs");
            for (int r = 0; r < table.size(); r++) {
                for (int c = 0; c < table.get(r).size(); c++) {
                    sheet.value(r, c, table.get(r).get(c));
                }
            }
        }
        return out.toByteArray();
    }

    private static Site site(int port) {
        return Site.at(URI.create("http://localhost:" + port));
    }
}
