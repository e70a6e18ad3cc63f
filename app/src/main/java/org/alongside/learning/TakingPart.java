package org.alongside.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking part in a day: answering blind, as half of one's pair. */
@Service
class TakingPart {

    /** How a step went. */
    enum Outcome {
        DONE,
        /** It is open for both now, or was before. */
        OPENED,
        /** My own words stand still until I take my being ready back. */
        STANDS,
        /** Everybody has moved on or gone home, so it is kept and not opened; or the pair pauses. */
        NOT_NOW
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
     */
    @Transactional
    Outcome answer(UUID cohort, UUID day, UUID block, String text, boolean ready, CurrentPerson me) {
        var at = at(cohort, day, block, me).orElse(null);
        if (at == null) {
            return Outcome.NOT_NOW;
        }
        var asked = at.block().exercise();
        var answered = new Answered(asked.title(), asked.question(), text);
        if (!blind.write(at.pair().id(), at.block().what(), answered.packed(), me.id())) {
            return Outcome.STANDS;
        }
        if (!ready || !at.now()) {
            return ready ? Outcome.NOT_NOW : Outcome.DONE;
        }
        if (!blind.ready(at.pair().id(), at.block().what())) {
            return Outcome.DONE;
        }
        steps.look(day, List.of(at.pair().lives().person(), at.pair().works().person()));
        return Outcome.OPENED;
    }

    @Transactional
    Outcome notReadyYet(UUID cohort, UUID day, UUID block, CurrentPerson me) {
        var at = at(cohort, day, block, me).orElse(null);
        if (at == null) {
            return Outcome.NOT_NOW;
        }
        return blind.notReadyYet(at.pair().id(), at.block().what()) ? Outcome.DONE : Outcome.OPENED;
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
