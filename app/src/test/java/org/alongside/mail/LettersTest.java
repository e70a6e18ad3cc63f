package org.alongside.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alongside.Asvs;
import org.alongside.mail.AddressBook.Way;
import org.alongside.settings.Refusal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives, read with the eyes of a mail server that is not ours. */
class LettersTest {

    private static final Letter LETTER = new Letter(
            "Your place is ready",
            List.of("You and Joe have a place.", "Please say yes by Friday.\nBoth of you."),
            new Letter.Action("See your place", "/places/7?a=1&b=2"));
    private static final Recipient AMINA = new Recipient("Amina", "amina@example.org", Locale.UK);

    @TempDir
    private static Path data;

    private static GreenMail server;
    private static PostOffice office;

    @BeforeAll
    static void open() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        office = PostOffice.at(
                data, URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()));
    }

    @AfterEach
    void forget() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void close() {
        office.close();
        server.stop();
    }

    @Test
    void a_letter_says_the_same_in_words_alone_and_laid_out() throws Exception {
        var arrived = sent(AMINA, LETTER);

        assertThat(arrived.getSubject()).isEqualTo("Your place is ready");
        assertThat(arrived.getContentType()).startsWith("multipart/alternative");
        assertThat(part(arrived, 0)).isEqualTo("""
                        Hello Amina,

                        You and Joe have a place.

                        Please say yes by Friday.
                        Both of you.

                        See your place:
                        https://riverside.example/places/7?a=1&b=2

                        --\s
                        This letter comes from Riverside Together.
                        Questions or help: 01632 960 001, help@riverside.example
                        """);
        var html = Jsoup.parse(part(arrived, 1));
        assertThat(html.select("a.act").attr("href")).isEqualTo("https://riverside.example/places/7?a=1&b=2");
        for (String words : part(arrived, 0).replace("-- ", "").split("[\n:]+")) {
            assertThat(html.text()).contains(words.strip());
        }
    }

    @Test
    void the_head_says_who_wrote_and_that_it_was_a_machine() throws Exception {
        var arrived = sent(AMINA, LETTER);

        assertThat(arrived.getFrom())
                .containsExactly(new InternetAddress("post@riverside.example", "Riverside Together"));
        assertThat(arrived.getReplyTo()).containsExactly(new InternetAddress("help@riverside.example"));
        assertThat(arrived.getAllRecipients()).containsExactly(new InternetAddress("amina@example.org"));
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getHeader("Content-Language")).containsExactly("en-GB");
        assertThat(arrived.getHeader("Message-ID")).hasSize(1);
        assertThat(arrived.getMessageID()).matches("<[0-9a-f-]{36}@riverside\\.example>");
        assertThat(arrived.getSentDate()).isNotNull();
        // A letter somebody needs cannot be unsubscribed from, and says nothing about our machinery.
        assertThat(arrived.getHeader("List-Unsubscribe")).isNull();
        assertThat(arrived.getHeader("X-Mailer")).isNull();
    }

    @Test
    void who_asked_for_plain_letters_gets_words_alone() throws Exception {
        var joe = UUID.randomUUID();
        office.book.put(joe, new Way.PlainEmail(new Recipient("Joe", "joe@example.org", Locale.UK)));
        office.post(joe, LETTER);
        office.sender().sendAll();

        var arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getContentType()).startsWith("text/plain");
        assertThat(arrived.getContent().toString()).startsWith("Hello Joe,").doesNotContain("<");
    }

    @Test
    void names_and_subjects_of_any_writing_arrive_as_they_are() throws Exception {
        for (String name :
                List.of("Łukasz Żółć", "أمينة", "O'Neill, \"Sam\" <x@evil.example>", "山田", "Zoë 🙂", "a;b,c@d")) {
            var arrived = sent(
                    new Recipient(name, "amina@example.org", Locale.UK), new Letter(name + " écrit", List.of(name)));

            assertThat(arrived.getRecipients(Message.RecipientType.TO))
                    .extracting(address -> ((InternetAddress) address).getPersonal())
                    .containsExactly(name);
            assertThat(arrived.getSubject()).isEqualTo(name + " écrit");
            assertThat(part(arrived, 0)).startsWith("Hello " + name + ",\n");
            assertThat(Jsoup.parse(part(arrived, 1)).text()).contains("Hello " + name + ",");
            server.purgeEmailFromAllMailboxes();
        }
    }

    @Test
    @Asvs("1.3.11")
    void a_comma_in_a_name_makes_no_second_recipient() throws Exception {
        office.post(new Recipient("Amina, eve@evil.example", "amina@example.org", Locale.UK), LETTER);
        office.sender().sendAll();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getAllRecipients())
                .extracting(Address::toString)
                .singleElement()
                .asString()
                .endsWith("<amina@example.org>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nBcc: eve@evil.example", "\nBcc: x", "\rBcc: x", "\u0000", "\u0085x", "\u2028x", "\u2029x"})
    void no_line_break_reaches_the_head_of_a_letter(String end) {
        var line = ("Amina" + end)
                .replaceAll("[\r\n\u0000\u0085\u2028\u2029]+", " ")
                .strip();

        assertThat(new Letter("Amina" + end, List.of()).subject()).isEqualTo(line);
        assertThat(new Recipient("Amina" + end, "a@example.org", Locale.UK).name())
                .isEqualTo(line);
        assertThat(new Letter.Action("Amina" + end, "/").label()).isEqualTo(line);
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient("Amina", "a@example.org" + end, Locale.UK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter.Action("Go", "/" + end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amina",
                "@example.org",
                "amina@",
                "a@b@c.example",
                "a@example.org, b@example.org",
                "a@example.org;b@example.org",
                "Amina <a@example.org>",
                "<a@example.org>",
                "a b@example.org",
                "\"a b\"@example.org",
                "(x)a@example.org",
                "a@[127.0.0.1]",
                "a..b@example.org",
                ".a@example.org",
                "a@example..org",
                "a@-example.org",
                "ä@example.org",
                "a@exam_ple.org"
            })
    void what_is_not_one_plain_address_is_not_written_to(String email) {
        assertThat(Recipient.canBeWrittenTo(email)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient("", email, Locale.UK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org",
                "o'neill+nhs@mail.example.co.uk",
                "a@localhost",
                "1.2-3_4@x--y.example",
                "a@bücher.example"
            })
    void ordinary_addresses_are_written_to(String email) {
        assertThat(Recipient.canBeWrittenTo(email)).isTrue();
    }

    @Test
    void a_domain_beyond_ascii_is_spelt_as_the_mail_system_spells_it() throws Exception {
        var arrived = sent(new Recipient("Amina", "amina@bücher.example", Locale.UK), LETTER);

        assertThat(arrived.getAllRecipients()[0].toString()).endsWith("<amina@xn--bcher-kva.example>");
    }

    @Test
    @Asvs("1.2.1")
    void markup_in_a_letter_stays_text() throws Exception {
        var arrived = sent(
                new Recipient("<img src=x onerror=alert(1)>", "amina@example.org", Locale.UK),
                new Letter(
                        "<script>alert(1)</script>",
                        List.of("<b>bold</b> ${7*7}"),
                        new Letter.Action("<i>go</i>", "/x?q='\"onclick=alert(1)")));

        var html = Jsoup.parse(part(arrived, 1));
        assertThat(html.select("script, img, b, i, [onclick], [onerror]")).isEmpty();
        assertThat(html.text()).contains("<b>bold</b> ${7*7}", "<script>alert(1)</script>");
    }

    @Test
    void marks_that_turn_the_direction_do_not_reach_a_subject() throws Exception {
        var arrived = sent(AMINA, new Letter("From \u202eevil\u2066 Joe", List.of("Hello\u0007 \u0000you")));

        assertThat(arrived.getSubject()).isEqualTo("From evil Joe");
        assertThat(part(arrived, 0)).contains("Hello you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", ""})
    void a_letter_leads_only_to_this_site(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter.Action("Go", path));
    }

    @Test
    void nothing_in_a_letter_is_fetched_from_anywhere() throws Exception {
        var html = Jsoup.parse(part(sent(AMINA, LETTER), 1));

        assertThat(html.select("[src], link, [background]")).isEmpty();
        assertThat(html.html()).doesNotContain("url(", "@import");
        assertThat(html.html()).contains("prefers-color-scheme: dark");
    }

    @Test
    void very_long_lines_and_lines_that_begin_with_a_dot_arrive_whole() throws Exception {
        var words = ".\n..\nFrom me\n" + "a very long line ".repeat(2_000).strip();
        var arrived = sent(AMINA, new Letter("Long", List.of(words)));

        assertThat(part(arrived, 0)).contains(words);
    }

    @Test
    void an_address_of_ours_that_is_none_stops_the_start() {
        for (String setting : List.of("ALONGSIDE_MAIL_FROM", "ALONGSIDE_HELP_EMAIL")) {
            assertThatThrownBy(() -> new PostOffice(data, Map.of(setting, "a,b@riverside.example")))
                    .rootCause()
                    .isInstanceOf(Refusal.class)
                    .hasMessage(setting + " is not right: it should be one email address.");
        }
    }

    private MimeMessage sent(Recipient to, Letter letter) {
        office.post(to, letter);
        office.sender().sendAll();
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(number)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
