package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody has lost their second proof, and whoever sits at the server lets them begin again. */
@AlongsideTest("alongside.command=demo")
class LostProofsTest {

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TellingOfLoss telling;

    @Test
    @Asvs({"6.4.3", "6.4.4", "7.4.2"})
    void a_lost_proof_is_taken_away_at_the_server_and_the_person_is_told() {
        var email = UUID.randomUUID() + "@example.org";
        var ada = Site.at(settings).signIn(email, "Ada", letters);
        ada.setUpApp();

        assertThat(commandFor(email.toUpperCase(java.util.Locale.ROOT)).forget())
                .startsWith("Taken away: 1 way to sign in as");

        assertThat(ada.get("/today").path()).as("signed in till then").isEqualTo("/sign-in");
        telling.tell();
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> letters.all().stream()
                        .anyMatch(letter -> letter.email().equals(email)
                                && letter.subject().equals("You can sign in with a letter again")));
        var again = Site.at(settings).signIn(email, "Ada", letters);
        assertThat(again.get("/today").heading()).isEqualTo("Hello, Ada");
        assertThat(again.get("/lead").path()).isEqualTo("/sign-in/stronger");
    }

    @Test
    void who_is_not_here_or_has_lost_nothing_is_said_so() {
        var email = UUID.randomUUID() + "@example.org";

        assertThatThrownBy(() -> commandFor(email).forget())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(email);
        Site.at(settings).signIn(email, "Ada", letters);
        assertThatThrownBy(() -> commandFor(email).forget())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no second proof");
    }

    private LostProofs commandFor(String email) {
        var environment = new HashMap<>(database.settings());
        return new LostProofs(
                Settings.read(
                        List.of(
                                "second-factor",
                                email,
                                "--data",
                                settings.data().toString()),
                        environment),
                email);
    }
}
