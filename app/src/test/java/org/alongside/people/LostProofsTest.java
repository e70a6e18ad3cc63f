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

    @Autowired
    private org.alongside.database.Jobs jobs;

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

    @Test
    void the_start_says_how_many_with_a_role_lost_their_second_proof_with_a_setting_and_names_nobody() {
        var issuer = "https://login.riverside.example";
        var before = counted(issuer, "no");
        assertThat(counted(issuer, "yes")).isEqualTo(before);

        for (boolean role : new boolean[] {true, false}) {
            comesThrough(issuer, role, false);
        }
        comesThrough(issuer, true, true);

        assertThat(counted(issuer, "yes")).as("while it asks for two proofs").isEqualTo(before);
        for (var now : List.of(said(issuer, "no"), said("https://login.hillside.example", "yes"))) {
            assertThat(counted(now)).isEqualTo(before + 1);
            assertThat(now).doesNotContain("Ada").doesNotContain("@").doesNotContain("riverside");
        }
    }

    /** Somebody adds a sign-in elsewhere to their account. */
    private void comesThrough(String issuer, boolean role, boolean app) {
        var email = UUID.randomUUID() + "@example.org";
        var ada = Site.at(settings).signIn(email, "Ada", letters);
        if (app) {
            ada.setUpApp();
        }
        database.keeper(db -> {
            var person = db.sql("select person from people.address where email = ?")
                    .param(email)
                    .query(UUID.class)
                    .single();
            if (role) {
                db.sql("insert into vault.membership (person, circle, staff) values (?, gen_random_uuid(), true)")
                        .param(person)
                        .update();
            }
            return db.sql("""
                    insert into people.way (id, person, kind, name, added_at, issuer, subject)
                    values (gen_random_uuid(), ?, 'provider', 'Riverside', now(), ?, ?)
                    """).params(person, issuer, email).update();
        });
    }

    private int counted(String issuer, String twoFactor) {
        return counted(said(issuer, twoFactor));
    }

    private static int counted(String said) {
        return said.isEmpty() ? 0 : Integer.parseInt(said.substring(0, said.indexOf(' ')));
    }

    private String said(String issuer, String twoFactor) {
        var settings = Settings.read(
                List.of("start"),
                java.util.Map.of(
                        "ALONGSIDE_PROVIDER_1_NAME", "Elsewhere",
                        "ALONGSIDE_PROVIDER_1_ISSUER", issuer,
                        "ALONGSIDE_PROVIDER_1_CLIENT", "alongside",
                        "ALONGSIDE_PROVIDER_1_SECRET", "a secret",
                        "ALONGSIDE_PROVIDER_1_TWO_FACTOR", twoFactor));
        return String.join("\n", new ProofsLost(jobs, settings).lines());
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
