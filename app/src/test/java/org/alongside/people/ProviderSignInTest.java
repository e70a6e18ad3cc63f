package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.proving.Issuer;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in through three other places: one asks for two proofs itself, and one knows us by a key and not by a secret. */
@AlongsideTest({
    "alongside.command=demo",
    "ALONGSIDE_PROVIDER_1_NAME=Riverside",
    "ALONGSIDE_PROVIDER_1_ISSUER=http://localhost:18473",
    "ALONGSIDE_PROVIDER_1_CLIENT=alongside",
    "ALONGSIDE_PROVIDER_1_SECRET=a secret",
    "ALONGSIDE_PROVIDER_2_NAME=Hillside",
    "ALONGSIDE_PROVIDER_2_ISSUER=http://localhost:18474",
    "ALONGSIDE_PROVIDER_2_CLIENT=alongside",
    "ALONGSIDE_PROVIDER_2_SECRET=another secret",
    "ALONGSIDE_PROVIDER_2_TWO_FACTOR=yes",
    "ALONGSIDE_PROVIDER_3_NAME=Lakeside",
    "ALONGSIDE_PROVIDER_3_ISSUER=http://localhost:18475",
    "ALONGSIDE_PROVIDER_3_CLIENT=alongside",
    "ALONGSIDE_PROVIDER_3_KEY=target/lakeside.jwk"
})
class ProviderSignInTest {

    private static Issuer riverside;
    private static Issuer hillside;
    private static Issuer lakeside;
    private static JWK key;

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private TestDatabase database;

    @BeforeAll
    static void open() throws Exception {
        riverside = new Issuer(18473);
        hillside = new Issuer(18474);
        lakeside = new Issuer(18475);
        key = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
        var file = Files.writeString(Path.of("target/lakeside.jwk"), key.toJSONString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void close() {
        riverside.close();
        hillside.close();
        lakeside.close();
    }

    @Test
    @Asvs("6.8.1")
    void the_same_subject_at_two_places_is_two_people() {
        riverside.signsIn("number-7");
        hillside.signsIn("number-7");
        add(person("Ada"), "Riverside", riverside);
        add(person("Ben"), "Hillside", hillside);

        assertThat(signInWith(Site.at(settings), 1, riverside).heading()).isEqualTo("Hello, Ada");
        assertThat(signInWith(Site.at(settings), 2, hillside).heading()).isEqualTo("Hello, Ben");
    }

    @Test
    void words_sent_after_the_session_ended_come_back_by_another_places_sign_in_too() {
        riverside.signsIn("writer");
        var ada = person("Ada");
        add(ada, "Riverside", riverside);
        var form = ada.get("/account").form("/account").with("name", "Words I had typed");
        ada.get("/today").form("/sign-out").send();
        assertThat(form.send().text()).contains("your words are safe");

        assertThat(signInWith(ada, 1, riverside).text()).contains("Your words are here", "Words I had typed");
    }

    @Test
    void it_joins_an_account_only_from_within_it() {
        riverside.signsIn("stranger");

        var unknown = signInWith(Site.at(settings), 1, riverside);

        assertThat(unknown.heading()).isEqualTo("We do not know you by Riverside yet");
        assertThat(unknown.site().get("/today").path()).isEqualTo("/sign-in");
    }

    @Test
    void nobody_adds_their_own_sign_in_to_another_session() {
        riverside.signsIn("intruder");
        var intruder = person("Mallory");
        var page = intruder.get("/account/ways").button("Add Riverside").send();
        var to = URI.create(page.document().select("a.btn").attr("href"));
        var back = "/sign-in/with/1/back?" + riverside.signIn(to);

        var victim = person("Ada");
        var refused = victim.get(back);
        assertThat(refused.heading()).isEqualTo("That did not work");
        assertThat(refused.follow("Begin again").heading()).isEqualTo("How you sign in");
        assertThat(victim.get("/account/ways").text()).doesNotContain("Another place’s sign-in");
    }

    /** It was asked for while the session was fresh; who comes back with it may be somebody else. */
    @Test
    @Asvs("7.5.1")
    void it_is_added_only_soon_after_signing_in() {
        riverside.signsIn("late");
        var ada = person("Ada");
        var page = ada.get("/account/ways").button("Add Riverside").send();
        var to = URI.create(page.document().select("a.btn").attr("href"));
        database.keeper(db -> db.sql(
                        "update people.session set began_at = now() - interval '11 minutes' where began_at > now() - interval '1 minute'")
                .update());

        assertThat(ada.get("/sign-in/with/1/back?" + riverside.signIn(to)).heading())
                .isEqualTo("That did not work");
        assertThat(ada.get("/account/ways").text()).doesNotContain("Another place’s sign-in");
    }

    @Test
    void what_belongs_to_one_account_is_not_added_to_another() {
        riverside.signsIn("taken");
        add(person("Ada"), "Riverside", riverside);

        assertThat(add(person("Ben"), "Riverside", riverside).heading()).isEqualTo("It belongs to an account already");
    }

    @Test
    @Asvs("6.3.3")
    void only_a_place_that_asks_for_two_proofs_counts_as_two() {
        var tag = UUID.randomUUID().toString();
        riverside.signsIn(tag);
        hillside.signsIn(tag);
        var ada = person("Ada");
        add(ada, "Riverside", riverside);
        add(ada, "Hillside", hillside);

        assertThat(signInWith(Site.at(settings), 1, riverside)
                        .site()
                        .get("/lead")
                        .path())
                .isEqualTo("/sign-in/stronger");
        assertThat(signInWith(Site.at(settings), 2, hillside)
                        .site()
                        .get("/lead")
                        .path())
                .isEqualTo("/lead");
        ada.setUpApp();
        assertThat(signInWith(Site.at(settings), 1, riverside).heading()).isEqualTo("One more proof that it is you");
        assertThat(signInWith(Site.at(settings), 2, hillside).heading()).isEqualTo("Hello, Ada");
    }

    @Test
    void no_lie_opens_a_session_and_an_answer_without_an_errand_none_either() {
        riverside.signsIn("believed");
        add(person("Ada"), "Riverside", riverside);
        for (var lie : new Issuer.Lie[] {Issuer.Lie.OTHER_NONCE, Issuer.Lie.WRONG_KEY, Issuer.Lie.OTHER_STATE}) {
            var browser = Site.at(settings);
            riverside.tell(lie);
            var refused = signInWith(browser, 1, riverside);
            riverside.tell(Issuer.Lie.NONE);
            assertThat(refused.status()).as(lie.name()).isEqualTo(422);
            assertThat(browser.get("/today").path()).isEqualTo("/sign-in");
        }
        var to = URI.create(Site.at(settings).knock("/sign-in/with/1").header("Location"));
        assertThat(Site.at(settings)
                        .get("/sign-in/with/1/back?" + riverside.signIn(to))
                        .status())
                .isEqualTo(422);
        assertThat(person("Ben").post("/account/ways/provider/1", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void a_place_that_knows_us_by_a_key_lets_in_with_that_key_and_with_no_other() throws Exception {
        lakeside.signsIn("by-the-lake");
        lakeside.knowsItsClientBy(key);
        add(person("Ada"), "Lakeside", lakeside);
        assertThat(signInWith(Site.at(settings), 3, lakeside).heading()).isEqualTo("Hello, Ada");

        lakeside.knowsItsClientBy(new ECKeyGenerator(Curve.P_256).keyID("ours").generate());
        var browser = Site.at(settings);
        assertThat(signInWith(browser, 3, lakeside).status()).isEqualTo(422);
        assertThat(browser.get("/today").path()).isEqualTo("/sign-in");
    }

    private Site person(String name) {
        return Site.at(settings).signIn(UUID.randomUUID() + "@example.org", name, letters);
    }

    private Site.Page add(Site site, String name, Issuer issuer) {
        var page = site.get("/account/ways").button("Add " + name).send();
        var to = URI.create(page.document().select("a.btn").attr("href"));
        return site.get("/sign-in/with/"
                + (List.of("Riverside", "Hillside", "Lakeside").indexOf(name) + 1) + "/back?" + issuer.signIn(to));
    }

    private Site.Page signInWith(Site site, int number, Issuer issuer) {
        var to = URI.create(site.knock("/sign-in/with/" + number).header("Location"));
        return site.get("/sign-in/with/" + number + "/back?" + issuer.signIn(to));
    }
}
