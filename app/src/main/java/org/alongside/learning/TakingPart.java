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

/** Taking part in a day: answering blind as half of one's pair, and putting something aside for later. */
@Service
class TakingPart {

    /** How a step went. */
    enum Outcome {
        DONE,
        /** It is open for both now, or was before. */
        OPENED,
        /** My own words stand still until I take my being ready back. */
        STANDS,
        /** Everybody has moved on, the day is over, or the pair pauses. */
        NOT_NOW
    }

    private final Rooms rooms;
    private final Pairs pairs;
    private final BlindAnswers blind;
    private final ParkingLot parking;
    private final Steps steps;

    TakingPart(Rooms rooms, Pairs pairs, BlindAnswers blind, ParkingLot parking, Steps steps) {
        this.rooms = rooms;
        this.pairs = pairs;
        this.blind = blind;
        this.parking = parking;
        this.steps = steps;
    }

    /** @param now whether everybody is there */
    private record At(Block block, Pair pair, boolean now) {}

    /**
     * Keeps my answer, also a moment after everybody has moved on; and says that I am ready, if that is asked for and
     * everybody is still there.
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

    /** One line each. False if the day is not under way. */
    @Transactional
    boolean park(UUID cohort, UUID day, List<String> lines, CurrentPerson me) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (room.running() == null || room.running().isOver()) {
            return false;
        }
        lines.forEach(line -> parking.park(cohort, day, line, me.id()));
        if (room.facilitators() != null) {
            steps.look(day, room.facilitators().both());
        }
        return true;
    }

    @Transactional
    void takeBack(UUID cohort, UUID day, UUID parked, CurrentPerson me) {
        var _ = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (!parking.takeBack(cohort, parked, me.id())) {
            throw new NotHere();
        }
    }

    /** Done with, as the facilitators say. */
    @Transactional
    void end(UUID cohort, UUID day, UUID parked, CurrentPerson me) {
        var _ = rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (!parking.end(cohort, parked)) {
            throw new NotHere();
        }
    }

    /** Where I answer: a blind exercise of a day under way, as half of my pair, which is held. */
    private Optional<At> at(UUID cohort, UUID day, UUID block, CurrentPerson me) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        var mine = room.mine().orElseThrow(NotHere::new);
        pairs.hold(mine.pair());
        var both = pairs.with(me.id(), mine.pair()).orElseThrow(NotHere::new);
        boolean runs = room.running() != null && !room.running().isOver();
        return Optional.ofNullable(room.plan())
                .filter(_ -> runs && both.isOpen())
                .flatMap(plan -> plan.block(block))
                .filter(found -> found.exercise().kind() == Exercise.Kind.BLIND)
                .map(found ->
                        new At(found, both, room.block().filter(found::equals).isPresent()));
    }
}
