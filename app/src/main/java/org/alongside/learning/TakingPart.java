package org.alongside.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.alongside.language.Written;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Versions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking part in a day: answering blind, as half of one's pair. */
@Service
class TakingPart {

    /** How a step went. */
    sealed interface Outcome {

        /** Also that I am ready, or am not any more, if that was asked for. */
        record Done(int version) implements Outcome {}

        /** It is open for both now, or was before. */
        record Opened() implements Outcome {}

        /** My own words stand still until I take my being ready back. */
        record Stands() implements Outcome {}

        /** Everybody has moved on or gone home, so it is kept and not opened. */
        record MovedOn() implements Outcome {}

        /** Another window of mine has written something else in the meantime. */
        record Elsewhere(Written there, int version) implements Outcome {}

        /** Nothing was kept: the pair pauses, or the exercise is not there any more. */
        record NotKept() implements Outcome {}
    }

    private final Rooms rooms;
    private final Pairs pairs;
    private final BlindAnswers blind;
    private final Steps steps;

    TakingPart(Rooms rooms, Pairs pairs, BlindAnswers blind, Steps steps) {
        this.rooms = rooms;
        this.pairs = pairs;
        this.blind = blind;
        this.steps = steps;
    }

    /** @param now whether everybody is there */
    private record At(Block block, Pair pair, boolean now) {}

    /**
     * Keeps my answer, also when everybody has moved on or gone home: nothing that was typed is lost. And says that I am
     * ready, if that is asked for and everybody is still there.
     *
     * @param version the one I had before me; 0 for none
     */
    @Transactional
    Outcome answer(UUID cohort, UUID day, UUID block, String text, int version, boolean ready, CurrentPerson me) {
        var at = at(cohort, day, block, me).orElse(null);
        if (at == null) {
            return new Outcome.NotKept();
        }
        var asked = at.block().exercise();
        var what = at.block().what();
        var answered = new Answered(asked.title(), asked.question(), text);
        Predicate<BlindAnswers.Answer> mayBe =
                kept -> Versions.mayReplace(Answered.unpacked(kept.text()).text(), kept.version(), text, version);
        return switch (blind.write(at.pair().id(), what, answered.packed(), mayBe, me.id())) {
            case BlindAnswers.Writing.Stands _ -> new Outcome.Stands();
            case BlindAnswers.Writing.Elsewhere(var there, var now) -> new Outcome.Elsewhere(there, now);
            case BlindAnswers.Writing.Kept(var now) ->
                !ready ? new Outcome.Done(now) : at.now() ? ready(day, at, now) : new Outcome.MovedOn();
        };
    }

    private Outcome ready(UUID day, At at, int version) {
        if (!blind.ready(at.pair().id(), at.block().what())) {
            return new Outcome.Done(version);
        }
        steps.look(day, List.of(at.pair().lives().person(), at.pair().works().person()));
        return new Outcome.Opened();
    }

    @Transactional
    Outcome notReadyYet(UUID cohort, UUID day, UUID block, CurrentPerson me) {
        var at = at(cohort, day, block, me).orElse(null);
        if (at == null) {
            return new Outcome.NotKept();
        }
        return blind.notReadyYet(at.pair().id(), at.block().what()) ? new Outcome.Done(0) : new Outcome.Opened();
    }

    /** Where I answer: a blind exercise of a day that has begun, as half of my pair, which is held. */
    private Optional<At> at(UUID cohort, UUID day, UUID block, CurrentPerson me) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        var mine = room.mine().orElseThrow(NotHere::new);
        pairs.hold(mine.pair());
        var both = pairs.with(me.id(), mine.pair()).orElseThrow(NotHere::new);
        return room.block(block)
                .filter(_ -> room.running() != null && both.isOpen())
                .filter(found -> found.exercise().kind() == Exercise.Kind.BLIND)
                .map(found ->
                        new At(found, both, room.block().filter(found::equals).isPresent()));
    }
}
