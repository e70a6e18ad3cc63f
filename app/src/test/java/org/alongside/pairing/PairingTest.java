package org.alongside.pairing;

import static org.alongside.AtOnce.atOnce;
import static org.alongside.language.Words.theirs;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.Jobs;
import org.alongside.language.Phrase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Becoming a pair, and doing with both hands what neither can do alone. */
@AlongsideTest("alongside.command=demo")
@Import(PairingTest.Acts.class)
class PairingTest {

    private static final Pattern PAIR = Pattern.compile("/pairs/([0-9a-f-]{36})");

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private BothHands hands;

    @Autowired
    private Pairs pairs;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Listening listening;

    @Autowired
    private PairBelongings belongings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Jobs jobs;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient db;

    private int people;

    private record Two(Site amina, PersonId aminaId, Site ben, PersonId benId, String benEmail, UUID pair) {}

    @Test
    void one_invites_by_letter_and_the_other_accepts() {
        var two = newPair();

        assertThat(two.amina.get("/pairs/" + two.pair).heading()).contains(" and ");
        assertThat(two.ben.get("/pairs/" + two.pair).status()).isEqualTo(200);
    }

    @Test
    void a_stranger_finds_neither_a_pair_of_others_nor_one_that_does_not_exist() {
        var two = newPair();
        var stranger = newPerson();

        var others = stranger.get("/pairs/" + two.pair);
        var none = stranger.get("/pairs/" + UUID.randomUUID());

        assertThat(others.status()).isEqualTo(404);
        assertThat(withoutTokens(others)).isEqualTo(withoutTokens(none));
    }

    @Test
    void nobody_becomes_a_pair_with_themself() {
        var amina = newPerson();
        var code = invite(amina).document().selectFirst(".statement p").text().replace(" ", "");

        assertThat(amina.get("/invitations/" + code).heading()).isEqualTo("This is your own invitation");
        var page = amina.post("/invitations/" + code + "/acceptance", Map.of("token", amina.token()));

        assertThat(page.heading()).isEqualTo("This is your own invitation");
    }

    @Test
    void an_invitation_accepted_by_two_at_once_makes_one_pair() throws Exception {
        var amina = newPerson();
        var code = invite(amina).document().selectFirst(".statement p").text().replace(" ", "");
        var forms = List.of(newPerson(), newPerson(), newPerson()).stream()
                .map(site -> site.get("/invitations/" + code).onlyForm("/invitations/" + code + "/acceptance"))
                .toList();

        var pages = atOnce(forms.stream()
                .<Callable<String>>map(form -> () -> form.send().heading())
                .toList());

        assertThat(pages)
                .filteredOn(h -> h.equals("This invitation has closed"))
                .hasSize(2);
        assertThat(amina.get("/pairs").document().select("a[href^=/pairs/]").eachAttr("href").stream()
                        .filter(href -> PAIR.matcher(href).matches()))
                .hasSize(1);
    }

    @Test
    void who_says_no_is_forgotten_at_once() {
        var amina = newPerson();
        var page = amina.get("/pairs/new")
                .form("/invitations")
                .with("side", "works")
                .with("name", "Forgettable")
                .with("email", "forget-me@example.org")
                .send();
        var code = page.document().selectFirst(".statement p").text().replace(" ", "");

        Site.at(settings).get("/invitations/" + code).button("Not this time").send();

        assertThat(jobs.db()
                        .sql(
                                "select count(*) from pairing.invitation where name = 'Forgettable' or email like 'forget-me%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(Site.at(settings).get("/invitations/" + code).heading()).isEqualTo("This invitation has closed");
    }

    @Test
    void what_one_hand_offers_happens_only_when_the_other_agrees() {
        var two = newPair();
        var subject = publishing.write("Clinic letters in plain words");

        var offered = two.amina
                .get("/pairs/" + two.pair + "/hands?act=test-publish&subject=" + subject)
                .button("Give my hand")
                .send();

        assertThat(offered.path()).isEqualTo("/pairs/" + two.pair);
        assertThat(publishing.happened(subject)).isZero();
        var decision = two.ben
                .get("/today")
                .follow("Publish a test")
                .button("Yes, I agree")
                .send();
        assertThat(decision.text()).contains("You have both agreed. It is done.");
        assertThat(takenAlong(two.benId))
                .anyMatch(item ->
                        item.title().equals("Publish a test") && item.words().equals("You both agreed."));
        assertThat(publishing.happened(subject)).isOne();
    }

    @Test
    void the_other_half_reads_exactly_what_was_offered() {
        var two = newPair();
        var subject = publishing.write("Every word <b>as it is</b>");
        offer(two, subject);

        var page = two.ben.get("/today").follow("Publish a test");

        assertThat(page.text()).contains("Every word <b>as it is</b>");
    }

    @Test
    @Asvs("2.3.1")
    void an_edit_takes_both_hands_off() {
        var two = newPair();
        var subject = publishing.write("As it was");
        offer(two, subject);
        var page = two.ben.get("/today").follow("Publish a test");

        publishing.rewrite(two.aminaId, two.pair, subject, "As it is now");

        assertThat(page.button("Yes, I agree").send().text())
                .contains("This was already decided, or its time is over.");
        assertThat(publishing.happened(subject)).isZero();
        assertThat(two.ben.get("/today").text()).doesNotContain("Publish a test");
    }

    @Test
    void words_changed_behind_the_back_of_the_hands_do_not_count_either() {
        var two = newPair();
        var subject = publishing.write("What I saw");
        offer(two, subject);
        var page = two.ben.get("/today").follow("Publish a test");

        publishing.words.put(subject, "What nobody saw");

        assertThat(page.button("Yes, I agree").send().text()).contains("Read them again before you decide");
        assertThat(publishing.happened(subject)).isZero();
    }

    @Test
    void a_hand_to_words_its_giver_has_not_seen_does_not_count() {
        var two = newPair();
        var subject = publishing.write("These words");
        var elsewhere = publishing.write("Other words");
        offer(two, subject);

        var outcome = as(
                two.benId,
                () -> hands.agree(
                        openOffer(two, subject).id(),
                        hands.preview(two.pair, "test-publish", elsewhere, two.benId)
                                .seen(),
                        two.benId));

        assertThat(outcome).isEqualTo(BothHands.Outcome.OTHER_WORDS);
        assertThat(publishing.happened(subject)).isZero();
    }

    @Test
    void an_offer_that_has_lapsed_cannot_be_agreed_to() {
        var two = newPair();
        var subject = publishing.write("In time");
        offer(two, subject);
        var late = two.ben.get("/today").follow("Publish a test");
        jobs.db()
                .sql("update pairing.offer set lapses_at = now() - interval '1 second' where subject = :subject")
                .param("subject", subject)
                .update();

        late.button("Yes, I agree").send();

        assertThat(publishing.happened(subject)).isZero();
    }

    @Test
    void a_last_word_cannot_pass_for_a_first_term() {
        var pair = UUID.randomUUID();
        var subject = UUID.randomUUID();
        var words = new JointAct.Words.Part(theirs("The words"), "Come and see");

        var said = new JointAct.Words(
                "Share",
                theirs(""),
                List.of(words, new JointAct.Words.Part(theirs("The end"), "terms")),
                List.of("cohort"));
        var agreed = new JointAct.Words("Share", theirs(""), List.of(words), List.of("terms", "cohort"));

        assertThat(BothHands.fingerprint(pair, "share", subject, said))
                .isNotEqualTo(BothHands.fingerprint(pair, "share", subject, agreed));
    }

    @Test
    @Asvs("2.3.1")
    void one_hand_twice_is_still_one_hand() throws Exception {
        var two = newPair();
        var subject = publishing.write("Only mine");
        var form = two.amina
                .get("/pairs/" + two.pair + "/hands?act=test-publish&subject=" + subject)
                .button("Give my hand");

        atOnce(Collections.nCopies(4, () -> form.send().status()));

        assertThat(publishing.happened(subject)).isZero();
        assertThat(as(two.aminaId, () -> hands.openOffer(two.pair, "test-publish", subject)))
                .isPresent();
    }

    @Test
    void two_hands_at_once_make_it_happen_once() throws Exception {
        for (int round = 0; round < 10; round++) {
            var two = newPair();
            var subject = publishing.write("Together");
            var address = "/pairs/" + two.pair + "/hands?act=test-publish&subject=" + subject;
            var forms = List.of(
                    two.amina.get(address).button("Give my hand"),
                    two.ben.get(address).button("Give my hand"));

            atOnce(forms.stream()
                    .<Callable<Integer>>map(form -> () -> form.send().status())
                    .toList());

            assertThat(publishing.happened(subject)).as("round " + round).isOne();
        }
    }

    @Test
    void agreeing_and_taking_back_at_once_leaves_one_truth() throws Exception {
        for (int round = 0; round < 10; round++) {
            var two = newPair();
            var subject = publishing.write("Yes or no");
            offer(two, subject);
            var offer = openOffer(two, subject);
            var seen = as(two.benId, () -> hands.preview(two.pair, "test-publish", subject, two.benId))
                    .seen();

            var outcomes = atOnce(List.of(
                    () -> as(two.benId, () -> hands.agree(offer.id(), seen, two.benId)),
                    () -> as(two.aminaId, () -> hands.takeBack(offer.id(), two.aminaId))));

            int happened = publishing.happened(subject);
            assertThat(outcomes.get(0)).isEqualTo(happened == 1 ? BothHands.Outcome.DONE : BothHands.Outcome.CLOSED);
            assertThat(outcomes.get(1))
                    .isEqualTo(happened == 1 ? BothHands.Outcome.CLOSED : BothHands.Outcome.TAKEN_BACK);
        }
    }

    @Test
    void a_hand_sent_after_the_session_ended_is_asked_for_anew_beside_the_words() {
        var two = newPair();
        var subject = publishing.write("Read me first");
        offer(two, subject);
        var agreeing = two.ben.get("/today").follow("Publish a test").button("Yes, I agree");
        jobs.db().sql("update people.session set ended_at = now()").update();

        var signIn = agreeing.send();

        assertThat(signIn.status()).isEqualTo(401);
        assertThat(signIn.document().select("input[name=kept]").eachAttr("value"))
                .as("one press on a page that shows no words would give the hand")
                .containsOnly("");
        assertThat(publishing.happened(subject)).isZero();
    }

    @Test
    void nothing_is_agreed_while_a_pair_pauses_and_what_waited_is_let_go() {
        var two = newPair();
        var subject = publishing.write("Later");
        offer(two, subject);
        var page = two.ben.get("/today").follow("Publish a test");

        two.amina
                .get("/pairs/" + two.pair)
                .follow("Pause or end")
                .button("Pause our pair")
                .send();

        assertThat(page.button("Yes, I agree").send().text()).contains("Your pair pauses or has ended");
        assertThat(publishing.happened(subject)).isZero();
        assertThat(two.ben.get("/pairs/" + two.pair).button("Go on").send().text())
                .contains("Your pair goes on.");
    }

    @Test
    void the_word_for_ending_reaches_the_other_half_alone() {
        var two = newPair();
        two.amina
                .get("/pairs/" + two.pair)
                .follow("Pause or end")
                .button("End our pair")
                .with("reason", "I am moving to the coast")
                .send();

        assertThat(two.ben.get("/pairs/" + two.pair).text())
                .contains("This pair ended")
                .contains("I am moving to the coast");
        assertThat(letters.all()).noneMatch(letter -> letter.text().contains("moving to the coast"));
        assertThat(two.amina.archive()).contains("I am moving to the coast");
        assertThat(two.ben.archive()).doesNotContain("moving to the coast");
    }

    @Test
    void a_reason_is_kept_for_its_writer_whatever_the_other_half_does_then() {
        var two = newPair();
        stepBack(two.amina, two, "/pause", "My father is ill");
        assertThat(two.ben.get("/pairs/" + two.pair).text()).contains("My father is ill");

        two.ben.get("/pairs/" + two.pair).button("Go on").send();
        assertThat(two.amina.archive()).contains("My father is ill");
        stepBack(two.amina, two, "/pause", "");
        assertThat(two.ben.get("/pairs/" + two.pair).text())
                .as("that was about another pause")
                .doesNotContain("My father is ill");
        assertThat(asBen(two, "select count(*) from pairing.reason where pair = :pair"))
                .isZero();

        stepBack(two.ben, two, "/ending", "It is too far for me");
        assertThat(two.amina.get("/pairs/" + two.pair).text()).contains("It is too far for me");
        assertThat(two.amina.archive()).contains("My father is ill").doesNotContain("too far");
        erase(two.ben);
        assertThat(two.amina.archive()).contains("My father is ill");
        assertThat(two.amina.get("/pairs/" + two.pair).text()).doesNotContain("too far");
        erase(two.amina);
        assertThat(jobs.db()
                        .sql("select 1 from vault.destroyed_key where key = :key")
                        .param("key", two.aminaId.value())
                        .query()
                        .listOfRows())
                .hasSize(1);
    }

    @Test
    void a_reason_that_comes_too_late_comes_back_and_nothing_is_said_that_did_not_happen() {
        var two = newPair();
        stepBack(two.ben, two, "/pause", "");

        var late = stepBack(two.amina, two, "/pause", "My father is ill");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text())
                .contains("Not kept", "Your pair pauses already", "My father is ill")
                .doesNotContain("Nothing is lost");
        stepBack(two.ben, two, "/ending", "");
        assertThat(stepBack(two.amina, two, "/ending", "My father is ill").text())
                .contains("Not kept", "Your pair had ended already", "My father is ill");
        assertThat(stepBack(two.amina, two, "/ending", "").text())
                .contains("Your pair had ended already")
                .doesNotContain("Your pair has ended.");
        assertThat(stepBack(two.amina, two, "/going-on", "").text())
                .contains("or has ended. Look at how it stands.")
                .doesNotContain("Your pair goes on.");
    }

    private static Site.Page stepBack(Site half, Two two, String how, String reason) {
        return half.post("/pairs/" + two.pair + how, java.util.Map.of("token", half.token(), "reason", reason));
    }

    private int asBen(Two two, String sql) {
        return as(
                two.benId,
                () -> transaction.execute(_ ->
                        db.sql(sql).param("pair", two.pair).query(Integer.class).single()));
    }

    @Test
    void what_both_wrote_is_erased_by_both_hands_and_by_nothing_less() {
        var two = newPair();
        var ours = writeTogether(two, "We both saw the heron");
        var mine = write(two.amina, "/journal/new", "I alone heard the owl");

        two.amina
                .get("/pairs/" + two.pair)
                .follow("Pause or end")
                .follow("Read what it means")
                .button("Give my hand")
                .send();
        assertThat(two.amina.get(ours).text()).contains("We both saw the heron");
        assertThat(two.ben.get("/pairs/" + two.pair).text()).doesNotContain("This pair ended");
        assertThat(listening.ended).doesNotContain(two.pair);

        two.ben
                .get("/today")
                .follow("Erase what you wrote together")
                .button("Yes, I agree")
                .send();

        for (var half : List.of(two.amina, two.ben)) {
            assertThat(half.get(ours).text()).contains("Erased.").doesNotContain("heron");
            assertThat(half.get("/pairs/" + two.pair + "/journal").text()).doesNotContain("heron");
            assertThat(half.get("/pairs/" + two.pair).text())
                    .contains("This pair ended")
                    .contains("What you wrote together was erased on");
        }
        assertThat(two.amina.get(mine).text()).contains("I alone heard the owl");
        assertThat(listening.ended).containsOnlyOnce(two.pair);
        assertThat(two.ben
                        .get("/pairs/" + two.pair + "/hands?act=erase-together&subject=" + two.pair)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void one_hand_to_erase_is_taken_back_declined_or_left_and_everything_stays() {
        var two = newPair();
        var ours = writeTogether(two, "It stays");
        var address = "/pairs/" + two.pair + "/hands?act=erase-together&subject=" + two.pair;

        two.amina.get(address).button("Give my hand").send();
        two.amina.get(address).button("Take my hand back").send();
        two.amina.get(address).button("Give my hand").send();
        two.ben
                .get("/today")
                .follow("Erase what you wrote together")
                .button("Not this time")
                .send();

        assertThat(two.ben.get(ours).text()).contains("It stays");
        assertThat(two.amina
                        .get("/pairs/" + two.pair + "/hands?act=erase-together&subject=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(listening.ended).doesNotContain(two.pair);
    }

    @Test
    void a_pair_that_has_ended_can_still_erase_what_it_wrote() {
        var two = newPair();
        var ours = writeTogether(two, "From our time together");
        two.ben.get("/pairs/" + two.pair + "/step-back").button("End our pair").send();
        assertThat(two.amina.get(ours).text()).contains("From our time together");

        two.amina
                .get("/pairs/" + two.pair)
                .follow("Erase it for good")
                .button("Give my hand")
                .send();
        two.ben
                .get("/today")
                .follow("Erase what you wrote together")
                .button("Yes, I agree")
                .send();

        assertThat(two.amina.get(ours).text()).contains("Erased.");
        assertThat(listening.ended).containsOnlyOnce(two.pair);
    }

    @Test
    void who_erases_themselves_ends_their_pairs_as_stepping_back_does() {
        var two = newPair();
        var ours = writeTogether(two, "Both of us were there");

        erase(two.amina);

        assertThat(listening.ended).containsOnlyOnce(two.pair);
        assertThat(two.ben.get("/pairs/" + two.pair).text()).contains("This pair ended on");
        assertThat(two.ben.get(ours).text()).contains("Both of us were there");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(letters.all())
                        .anyMatch(letter -> letter.email().equals(two.benEmail)
                                && letter.subject().equals("Your pair has ended")
                                && letter.text().contains("nobody’s fault")));
    }

    @Test
    void the_key_to_what_both_wrote_goes_with_the_second_of_them() {
        var two = newPair();
        var ours = writeTogether(two, "Both of us were there");

        erase(two.amina);
        assertThat(two.ben.get(ours).text()).contains("Both of us were there");
        erase(two.ben);

        assertThat(jobs.db()
                        .sql("select count(*) from vault.destroyed_key where key in (:pair, :ben)")
                        .param("pair", two.pair)
                        .param("ben", two.benId.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static void erase(Site half) {
        half.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();
    }

    @Test
    void the_database_itself_refuses_an_act_with_one_hand() {
        var two = newPair();
        var subject = publishing.write("Forced");
        offer(two, subject);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> as(
                        two.aminaId,
                        () -> transaction.execute(_ -> db.sql(
                                        "update pairing.offer set closed_at = now(), closed_as = 'done' where subject = :subject")
                                .param("subject", subject)
                                .update())))
                .hasMessageContaining("both hands");
    }

    @Test
    void the_database_takes_no_offer_that_is_done_as_it_is_made() {
        var two = newPair();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> insertOffer(two, two.aminaId, "done"))
                .hasMessageContaining("begins open");
    }

    @Test
    void the_database_takes_no_offer_in_the_name_of_the_other_half() {
        var two = newPair();

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> insertOffer(two, two.benId, null))
                .hasMessageContaining("for themselves");
        assertThat(insertOffer(two, two.aminaId, null)).isOne();
    }

    @Test
    void the_database_erases_nothing_of_both_with_one_hand_nor_the_key_to_it() {
        var two = newPair();
        two.amina
                .get("/pairs/" + two.pair + "/hands?act=erase-together&subject=" + two.pair)
                .button("Give my hand")
                .send();

        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        asAmina(two, "update pairing.pair set ended_at = now(), erased_at = now() where id = :pair"))
                .hasMessageContaining("erase-together takes both hands");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> asAmina(two, "insert into vault.destroyed_key (key) values (:pair)"))
                .hasStackTraceContaining("row-level security");
        assertThat(asAmina(two, "update pairing.pair set ended_at = now() where id = :pair"))
                .as("one hand is enough to step back")
                .isOne();
    }

    private int asAmina(Two two, String sql) {
        return as(
                two.aminaId,
                () -> transaction.execute(
                        _ -> db.sql(sql).param("pair", two.pair).update()));
    }

    /** As Amina, past the program. */
    private int insertOffer(Two two, PersonId by, @org.jspecify.annotations.Nullable String closedAs) {
        return as(
                two.aminaId,
                () -> transaction.execute(_ -> db.sql("""
                        insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at,
                                                   closed_at, closed_as)
                        values (gen_random_uuid(), :pair, 'test-publish', gen_random_uuid(), '', :by, now(),
                                now() + interval '1 day', case when :as is not null then now() end, :as)
                        """)
                        .param("pair", two.pair)
                        .param("by", by.value())
                        .param("as", closedAs, java.sql.Types.VARCHAR)
                        .update()));
    }

    /** Where the entry is found. */
    private static String writeTogether(Two two, String words) {
        return write(two.amina, "/pairs/" + two.pair + "/journal/new", words);
    }

    private static String write(Site by, String address, String words) {
        var page = by.get(address);
        if (page.path().equals("/journal/limits")) {
            page = page.button("I have read this").send();
        }
        return page.onlyForm("/journal/").with("text", words).send().path();
    }

    private List<Belongings.Item> takenAlong(PersonId person) {
        return as(person, () -> transaction.execute(_ -> belongings.handOver(person)));
    }

    private void offer(Two two, UUID subject) {
        two.amina
                .get("/pairs/" + two.pair + "/hands?act=test-publish&subject=" + subject)
                .button("Give my hand")
                .send();
    }

    private Offer openOffer(Two two, UUID subject) {
        return as(two.aminaId, () -> hands.openOffer(two.pair, "test-publish", subject))
                .orElseThrow();
    }

    private Two newPair() {
        var amina = newPerson();
        var benEmail = "ben." + UUID.randomUUID() + "@example.org";
        var ben = Site.at(settings).signIn(benEmail, "Ben", letters);
        var code = invite(amina).document().selectFirst(".statement p").text().replace(" ", "");
        var path = ben.get("/invitations/" + code)
                .onlyForm("/invitations/" + code + "/acceptance")
                .send()
                .path();
        var found = PAIR.matcher(path);
        assertThat(found.matches()).as(path).isTrue();
        var pair = UUID.fromString(found.group(1));
        var halves = jobs.db()
                .sql("select person from pairing.half where pair = :pair order by side")
                .param("pair", pair)
                .query(UUID.class)
                .list();
        return new Two(amina, new PersonId(halves.get(0)), ben, new PersonId(halves.get(1)), benEmail, pair);
    }

    private Site.Page invite(Site inviter) {
        return inviter.get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", "My partner")
                .with("way", "paper")
                .send();
    }

    private Site newPerson() {
        people++;
        return Site.at(settings)
                .signIn("p" + people + "." + UUID.randomUUID() + "@example.org", "Person " + people, letters);
    }

    private static <T> T as(PersonId person, java.util.function.Supplier<T> work) {
        return Asking.as(person.value()).call(work::get);
    }

    /** Nor with the address asked for, which stands in the links to other languages. */
    private static String withoutTokens(Site.Page page) {
        page.document().select("input[name=token], input[name=made-for]").forEach(input -> input.val(""));
        page.document().select("a[hreflang]").forEach(link -> link.attr("href", ""));
        return page.document().outerHtml();
    }

    /** A joint act of the simplest kind: words that nobody else keeps. */
    static class Publishing implements JointAct {

        final Map<UUID, String> words = new ConcurrentHashMap<>();
        private final Map<UUID, Integer> happened = new ConcurrentHashMap<>();

        @Autowired
        private org.springframework.beans.factory.ObjectProvider<BothHands> hands;

        @Autowired
        private TransactionTemplate transaction;

        UUID write(String text) {
            var subject = UUID.randomUUID();
            words.put(subject, text);
            return subject;
        }

        void rewrite(PersonId by, UUID pair, UUID subject, String text) {
            Asking.as(by.value())
                    .run(() -> transaction.executeWithoutResult(_ -> {
                        hands.getObject().edited(pair, name(), subject);
                        words.put(subject, text);
                    }));
        }

        int happened(UUID subject) {
            return happened.getOrDefault(subject, 0);
        }

        @Override
        public String name() {
            return "test-publish";
        }

        @Override
        public Phrase called() {
            return theirs("Publish a test");
        }

        @Override
        public Words wordsOf(UUID pair, UUID subject) {
            return new Words(
                    "Publish a test",
                    theirs("Everybody would read it."),
                    List.of(new Words.Part(theirs("The words"), words.get(subject))),
                    List.of());
        }

        @Override
        public void happen(UUID pair, UUID subject, Instant at) {
            happened.merge(subject, 1, Integer::sum);
        }
    }

    /** Hears of pairs that ended. */
    static class Listening {

        final List<UUID> ended = new CopyOnWriteArrayList<>();

        @EventListener
        void ended(PairEnded event) {
            ended.add(event.pair());
        }
    }

    @TestConfiguration
    static class Acts {
        @Bean
        Publishing publishing() {
            return new Publishing();
        }

        @Bean
        Listening listening() {
            return new Listening();
        }
    }
}
