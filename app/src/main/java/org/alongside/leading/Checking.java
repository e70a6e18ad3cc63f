package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking the pair check: each half alone, opened for both in the transaction in which the second is ready. */
@Service
class Checking {

    /** How a step went. */
    enum Outcome {
        DONE,
        /** It is open for both now, or was before. */
        OPENED,
        /** My own answers stand still until I take my being ready back. */
        READY,
        /** Another window of mine has answered otherwise in the meantime. */
        ELSEWHERE,
        /** The pair pauses or has ended. */
        NOT_NOW
    }

    private final Pairs pairs;
    private final BlindAnswers blind;
    private final People people;
    private final Outbox outbox;

    Checking(Pairs pairs, BlindAnswers blind, People people, Outbox outbox) {
        this.pairs = pairs;
        this.blind = blind;
        this.people = people;
        this.outbox = outbox;
    }

    /**
     * What is not ticked stays as it was: no box can be unticked, and an older window ticks fewer.
     *
     * @param version the one that stood before me; 0 for none. What contradicts nothing that is kept goes on from it,
     *     whichever version it is
     */
    @Transactional
    Outcome answer(
            UUID pair, Check.Moment moment, Map<Check.Item, Check.Degree> answers, int version, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return Outcome.NOT_NOW;
        }
        var kept = blind.mine(pair, moment.what(), me.id())
                .map(BlindAnswers.Answer::text)
                .map(Check::unpacked)
                .orElse(Map.of());
        var all = new EnumMap<Check.Item, Check.Degree>(Check.Item.class);
        all.putAll(kept);
        all.putAll(answers);
        boolean contradicts = answers.entrySet().stream()
                .anyMatch(ticked -> kept.getOrDefault(ticked.getKey(), ticked.getValue()) != ticked.getValue());
        return switch (blind.write(
                pair,
                moment.what(),
                Check.packed(all),
                stands -> stands.version() == version || !contradicts,
                me.id())) {
            case BlindAnswers.Writing.Kept _ -> Outcome.DONE;
            case BlindAnswers.Writing.Stands _ -> Outcome.READY;
            case BlindAnswers.Writing.Elsewhere _ -> Outcome.ELSEWHERE;
        };
    }

    /** Says that I am ready. If the other half is too, this opens it for both. */
    @Transactional
    Outcome ready(UUID pair, Check.Moment moment, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        var mine = blind.mine(pair, moment.what(), me.id());
        if (mine.isPresent() && mine.get().isOpen()) {
            return Outcome.OPENED;
        }
        if (mine.isEmpty()) {
            blind.write(pair, moment.what(), Check.packed(Map.of()), me.id());
        }
        if (!blind.ready(pair, moment.what())) {
            return Outcome.DONE;
        }
        tell(both, me);
        return Outcome.OPENED;
    }

    @Transactional
    Outcome notReadyYet(UUID pair, Check.Moment moment, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        return blind.notReadyYet(pair, moment.what()) ? Outcome.DONE : Outcome.OPENED;
    }

    private void tell(Pair both, CurrentPerson me) {
        var other = both.otherThan(me.id().value()).person();
        outbox.post(
                other,
                people.inLanguageOf(
                        new PersonId(other),
                        () -> new Letter(
                                say("Your pair check is open"),
                                List.of(
                                        say(
                                                "You and {name} are both ready, so what each of you answered is open now, for both of you at the same moment.",
                                                "name",
                                                me.name()),
                                        say(
                                                "Look at where you differ. A gap is something to talk about, not a fault.")),
                                new Letter.Action(say("See both answers"), "/pairs/" + both.id() + "/check"))));
    }
}
