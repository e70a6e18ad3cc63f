package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairEnded;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.vault.Circles;
import org.alongside.web.NotHere;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a cohort gets its facilitators: a lead writes to somebody, who says with which of their pairs they would do it,
 * and then both halves give their hands. Only then does the cohort open, and its pairs hear who they are.
 */
@Service
class Facilitating {

    private final Cohorts cohorts;
    private final Facilitations facilitations;
    private final Circles circles;
    private final People people;
    private final Outbox outbox;
    private final Jobs jobs;

    Facilitating(
            Cohorts cohorts, Facilitations facilitations, Circles circles, People people, Outbox outbox, Jobs jobs) {
        this.cohorts = cohorts;
        this.facilitations = facilitations;
        this.circles = circles;
        this.people = people;
        this.outbox = outbox;
        this.jobs = jobs;
    }

    @Transactional
    void ask(Cohort cohort, String name, String email) {
        var secret = Secrets.secret();
        facilitations.ask(cohort, name, email, Secrets.digest(secret));
        outbox.post(
                new Recipient(name, email, Words.language().asLocale()),
                new Letter(
                        say("Would you two facilitate “{cohort}”?", "cohort", cohort.name()),
                        List.of(
                                say(
                                        "A lead would like you and your partner to facilitate the cohort “{cohort}” on Alongside.",
                                        "cohort",
                                        cohort.name()),
                                say(
                                        "A pair facilitates: one who lives with it, one who works with it. Nothing is agreed until both of you have said yes."),
                                say("The letter is open for 21 days.")),
                        new Letter.Action(say("Read what it means"), "/facilitations/" + secret)));
    }

    Optional<Facilitations.Facilitation> behind(String secret) {
        return facilitations.behind(Secrets.digest(secret));
    }

    /** With this pair, if both want to. Where they go on to; nothing if somebody else was quicker. */
    Optional<UUID> choose(String secret, Pair pair) {
        return jobs.inTransaction(() -> behind(secret)
                .filter(found -> found.pair() == null
                        ? facilitations.choose(found.id(), pair)
                        : found.pair().pair().equals(pair.id()))
                .map(Facilitations.Facilitation::id));
    }

    boolean decline(String secret) {
        return jobs.inTransaction(() -> behind(secret)
                .filter(found -> facilitations.decline(found.id()))
                .isPresent());
    }

    /** Whether one of these two is half of a pair in the cohort: what pairs tell their facilitators is not for one of them. */
    boolean sitsInIt(UUID cohort, UUID one, UUID other) {
        return cohorts.isInWithAnotherPair(cohort, null, one, other);
    }

    /** Whether nobody facilitates the cohort. It stays so until the transaction ends. */
    boolean isFree(Facilitations.Facilitation asked) {
        cohorts.hold(cohorts.find(asked.cohort()).orElseThrow(NotHere::new).held());
        return !facilitations.hasOne(asked.cohort());
    }

    /** Both hands are given: they are in, the cohort is open, and its pairs are told. */
    void begin(Facilitations.Facilitation facilitation, CohortPair two, java.time.Instant at) {
        var cohort = cohorts.find(facilitation.cohort()).orElseThrow(NotHere::new);
        cohorts.hold(cohort.held());
        if (!facilitations.accept(facilitation.id(), two, at)) {
            throw new NotHere();
        }
        two.both().forEach(person -> {
            circles.joinAsStaff(person, cohort.facilitators());
            circles.joinAsStaff(person, cohort.id());
        });
        if (!cohort.isOpen()) {
            cohorts.open(cohort);
        }
        announce(cohort, two);
    }

    /** A lead ends it, or the question. From this moment they see nothing that is shared with facilitators. */
    @Transactional
    void end(Cohort cohort, UUID facilitation) {
        cohorts.hold(cohort.held());
        var found = facilitations.of(cohort.id()).stream()
                .filter(f -> f.id().equals(facilitation))
                .findFirst()
                .orElseThrow(NotHere::new);
        end(cohort, found);
    }

    /** A pair that is no longer a pair facilitates nothing. */
    @EventListener
    public void ended(PairEnded ended) {
        endAllOf(ended.pair());
    }

    void endAllOf(UUID pair) {
        facilitations.withPair(pair).forEach(found -> {
            var cohort = cohorts.find(found.cohort()).orElseThrow(NotHere::new);
            cohorts.hold(cohort.held());
            end(cohort, found);
        });
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT40S")
    void forgetLapsed() {
        facilitations.forgetLapsed();
    }

    private void end(Cohort cohort, Facilitations.Facilitation found) {
        var two = found.pair();
        if (found.isNow() && two != null) {
            two.both().forEach(person -> circles.leave(person, cohort.facilitators()));
            cohorts.letGo(cohort.id(), two.pair(), two.lives(), two.works());
        }
        facilitations.end(found.id());
    }

    private void announce(Cohort cohort, CohortPair two) {
        for (var pair : cohorts.pairsOf(cohort.id())) {
            pair.both()
                    .forEach(person -> post(
                            person,
                            () -> new Letter(
                                    say("{names} facilitate “{cohort}”", "names", two.names(), "cohort", cohort.name()),
                                    List.of(
                                            say(
                                                    "{names} are the pair who will be with you in “{cohort}”. They have both said yes.",
                                                    "names",
                                                    two.names(),
                                                    "cohort",
                                                    cohort.name()),
                                            say(
                                                    "They see what you share with your facilitators from now on, and nothing that was shared before.")),
                                    new Letter.Action(say("Go to your cohort"), cohort.path()))));
        }
    }

    private void post(UUID person, Supplier<Letter> letter) {
        outbox.post(person, people.inLanguageOf(new PersonId(person), letter));
    }
}
