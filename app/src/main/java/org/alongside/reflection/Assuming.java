package org.alongside.reflection;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.alongside.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing, being ready, and what follows. Every step holds the pair first, so that of two steps at once one comes
 * before the other: both being ready is the opening, in the transaction of the second.
 */
@Service
class Assuming {

    /** How a step went. */
    enum Outcome {
        DONE,
        /** All of it is open now, or was before. */
        OPENED,
        /** My own words stand still until I take my being ready back. */
        READY,
        /** The pair pauses or has ended. */
        NOT_NOW,
        /** They have not read yet where confidentiality ends. */
        LIMITS_FIRST
    }

    /** How writing went. */
    sealed interface Wrote {

        record Kept(int version) implements Wrote {}

        /** Another window of the same person has written something else in the meantime. */
        record Elsewhere(Written there, int version) implements Wrote {}

        record Refused(Outcome why) implements Wrote {}
    }

    /** All begin together, as empty ones. */
    private static final int FIRST = 1;

    static final Set<String> VERDICTS = Set.of("held", "partly", "not");

    private final Assumptions assumptions;
    private final Pairs pairs;
    private final People people;
    private final Outbox outbox;
    private final Settings settings;
    private final Clock clock;

    Assuming(Assumptions assumptions, Pairs pairs, People people, Outbox outbox, Settings settings, Clock clock) {
        this.assumptions = assumptions;
        this.pairs = pairs;
        this.people = people;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes an answer, or with empty words leaves it out.
     *
     * @param version the one whoever writes had before them; 0 for none
     */
    @Transactional
    Wrote write(UUID pair, Question question, String text, int version, PersonId me) {
        var both = pairs.held(me, pair);
        var standing = assumptions.standingOf(pair, me);
        var refusal = refusal(both, standing);
        if (refusal != null) {
            return new Wrote.Refused(refusal);
        }
        if (!standing.begun()) {
            assumptions.begin(pair, me);
        }
        var kept = mine(pair, question, me).orElseThrow(NotHere::new);
        var there = Objects.requireNonNullElse(kept.written(), Written.NOTHING);
        if (there.text().equals(text)) {
            return new Wrote.Kept(kept.version());
        }
        if (!Versions.mayReplace(there.text(), kept.version(), text, Math.max(FIRST, version))) {
            return new Wrote.Elsewhere(there, kept.version());
        }
        return assumptions.write(kept.id(), pair, me, text)
                ? new Wrote.Kept(kept.version() + 1)
                : new Wrote.Refused(Outcome.READY);
    }

    private static @Nullable Outcome refusal(Pair both, Assumptions.Standing standing) {
        if (standing.isOpened()) {
            return Outcome.OPENED;
        }
        if (standing.isReady()) {
            return Outcome.READY;
        }
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        return standing.limitsRead() ? null : Outcome.LIMITS_FIRST;
    }

    /** Says that I am ready. If the other half is too, this opens it for both. */
    @Transactional
    Outcome ready(UUID pair, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var standing = assumptions.standingOf(pair, me.id());
        if (standing.isOpened()) {
            return Outcome.OPENED;
        }
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        if (!standing.limitsRead()) {
            return Outcome.LIMITS_FIRST;
        }
        if (!standing.begun()) {
            assumptions.begin(pair, me.id());
        }
        if (!assumptions.ready(pair)) {
            return Outcome.DONE;
        }
        tell(both, me);
        return Outcome.OPENED;
    }

    /** Takes being ready back, to go on writing. Not possible any more once it is open. */
    @Transactional
    Outcome notReadyYet(UUID pair, PersonId me) {
        var _ = pairs.held(me, pair);
        if (assumptions.standingOf(pair, me).isOpened()) {
            return Outcome.OPENED;
        }
        return assumptions.notReadyYet(pair) ? Outcome.DONE : Outcome.OPENED;
    }

    /** The half a guess is about says whether it holds. */
    @Transactional
    Outcome judge(UUID pair, UUID guess, String verdict, PersonId me) {
        var both = pairs.held(me, pair);
        var found =
                guess(pair, guess).filter(g -> !g.person().equals(me.value())).orElseThrow(NotHere::new);
        if (!VERDICTS.contains(verdict)
                || Objects.requireNonNullElse(found.text(), "").isEmpty()) {
            throw new NotHere();
        }
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        assumptions.say(guess, pair, me, verdict, settings.here(clock.instant()).toLocalDate());
        return Outcome.DONE;
    }

    /** Whoever guessed adds what they learned. */
    @Transactional
    Outcome learn(UUID pair, UUID guess, String text, PersonId me) {
        var both = pairs.held(me, pair);
        var _ = guess(pair, guess).filter(g -> g.person().equals(me.value())).orElseThrow(NotHere::new);
        var standing = assumptions.standingOf(pair, me);
        if (!standing.isOpened()) {
            throw new NotHere();
        }
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        if (!standing.limitsRead()) {
            return Outcome.LIMITS_FIRST;
        }
        assumptions.learn(guess, pair, me, text, settings.here(clock.instant()).toLocalDate());
        return Outcome.DONE;
    }

    Optional<Assumptions.Answer> mine(UUID pair, Question question, PersonId me) {
        return assumptions.in(pair).stream()
                .filter(answer ->
                        answer.person().equals(me.value()) && answer.question().equals(question))
                .findFirst();
    }

    private Optional<Assumptions.Answer> guess(UUID pair, UUID guess) {
        return assumptions.in(pair).stream()
                .filter(answer -> answer.id().equals(guess) && answer.question().guess())
                .findFirst();
    }

    private void tell(Pair both, CurrentPerson me) {
        var other = both.otherThan(me.id().value()).person();
        outbox.post(
                other,
                people.inLanguageOf(
                        new PersonId(other),
                        () -> new Letter(
                                say("It is open: what the two of you assumed"),
                                List.of(
                                        say(
                                                "You and {name} are both ready, so your guesses and answers are open now, for both of you at the same moment.",
                                                "name",
                                                me.name()),
                                        say("Read them slowly. A gap is not a fault.")),
                                new Letter.Action(
                                        say("Read what you both wrote"), "/pairs/" + both.id() + "/assumptions"))));
    }
}
