package org.alongside.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.alongside.AlongsideTest;
import org.alongside.mail.DemoLetters.DemoLetter;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole of Alongside as a demo: a letter posted is a letter shown, and nothing leaves the machine. */
@AlongsideTest({"alongside.command=demo", "ALONGSIDE_SMTP_URL=smtp://mail.invalid"})
class DemoLettersTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Settings settings;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void every_letter_of_the_demo_is_shown() throws Exception {
        var before = letters.all();
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> outbox.post(
                        new Recipient("Zoë, of Łódź", "zoe@example.org", Locale.UK),
                        new Letter(
                                "Joe invites you ✉",
                                List.of("http://evil.example/ is not the button.", settings.link("/nor-is-this")),
                                new Letter.Action("Look", "/join?code=7"))));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> letters.all().size() == before.size() + 1);

        DemoLetter shown = letters.all().getFirst();
        assertThat(shown.name()).isEqualTo("Zoë, of Łódź");
        assertThat(shown.email()).isEqualTo("zoe@example.org");
        assertThat(shown.subject()).isEqualTo("Joe invites you ✉");
        assertThat(shown.text()).startsWith("Hello Zoë, of Łódź,\n\nhttp://evil.example/");
        assertThat(shown.html()).startsWith("<!doctype html>");
        assertThat(shown.link()).isEqualTo(URI.create(settings.link("/join?code=7")));
        assertThat(letters.letter(shown.id())).contains(shown);
        assertThat(letters.letter(UUID.randomUUID())).isEmpty();
        var file = settings.data().resolve("letters").resolve(shown.id() + ".eml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void letters_of_one_second_stand_newest_first_too() {
        var email = "quick@example.org";
        var subjects = IntStream.rangeClosed(1, 8).mapToObj(i -> "Letter " + i).toList();
        for (var subject : subjects) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> outbox.post(
                            new Recipient("Quick", email, Locale.UK), new Letter(subject, List.of("Look."), null)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> subjectsTo(email).contains(subject));
        }

        assertThat(subjectsTo(email)).isEqualTo(subjects.reversed());
    }

    private List<String> subjectsTo(String email) {
        return letters.all().stream()
                .filter(letter -> letter.email().equals(email))
                .map(DemoLetter::subject)
                .toList();
    }
}
