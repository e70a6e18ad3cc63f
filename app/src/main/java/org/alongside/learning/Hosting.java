package org.alongside.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running a day: whoever holds the screen moves everybody on. A press counts only from where the one who pressed really
 * was, so that two presses, or two facilitators, never skip anything.
 */
@Service
class Hosting {

    /** Where to. */
    sealed interface Move {

        record Onward() implements Move {}

        record Back() implements Move {}

        /** To any exercise, with a word to everybody: so one that was left unfinished is opened again. */
        record To(UUID block, String note) implements Move {}

        record MoreMinutes(int minutes) implements Move {}

        /** Stops the clock, or lets it go on. */
        record Pause() implements Move {}

        record End() implements Move {}
    }

    /** How it went. */
    enum Outcome {
        DONE,
        /** Somebody has moved on in the meantime. */
        MOVED_ALREADY,
        /** The other facilitator holds the screen. */
        NOT_YOURS,
        /** There is nothing there: before the first, after the last, or after the day. */
        AT_THE_END
    }

    private final Rooms rooms;
    private final Plans plans;
    private final RunningDays running;
    private final Steps steps;
    private final Clock clock;

    Hosting(Rooms rooms, Plans plans, RunningDays running, Steps steps, Clock clock) {
        this.rooms = rooms;
        this.plans = plans;
        this.running = running;
        this.steps = steps;
        this.clock = clock;
    }

    /** Begins the day with its first exercise, held by whoever presses. False if there is nothing to begin with. */
    @Transactional
    boolean begin(UUID cohort, UUID day, CurrentPerson me) {
        var room = held(cohort, day, me);
        var plan = room.plan();
        if (plan == null || plan.blocks().isEmpty()) {
            return false;
        }
        if (room.running() == null) {
            running.begin(cohort, day, plan.blocks().getFirst(), me.id(), clock.instant());
            steps.tell(day, 1);
        }
        return true;
    }

    /** @param seen the step at which the one who pressed was */
    @Transactional
    Outcome move(UUID cohort, UUID day, Move move, long seen, CurrentPerson me) {
        var room = held(cohort, day, me);
        var now = begun(room);
        if (!now.isHeldBy(me.id().value())) {
            return Outcome.NOT_YOURS;
        }
        if (now.step() != seen) {
            return Outcome.MOVED_ALREADY;
        }
        if (!move(room, now, move)) {
            return Outcome.AT_THE_END;
        }
        steps.tell(day, now.step() + 1);
        return Outcome.DONE;
    }

    /** Hands the screen to one of the two facilitators: to the other, or to oneself. */
    @Transactional
    void hand(UUID cohort, UUID day, UUID to, CurrentPerson me) {
        var room = held(cohort, day, me);
        var now = begun(room);
        if (room.facilitators() == null || !room.facilitators().has(to)) {
            throw new NotHere();
        }
        if (!now.isHeldBy(to)) {
            running.handTo(now, to);
            steps.tell(day, now.step() + 1);
        }
    }

    private Room held(UUID cohort, UUID day, CurrentPerson me) {
        plans.hold(day);
        return rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
    }

    private static RunningDay begun(Room room) {
        if (room.running() == null) {
            throw new NotHere();
        }
        return room.running();
    }

    private boolean move(Room room, RunningDay now, Move move) {
        if (now.isOver() && !(move instanceof Move.To)) {
            return false;
        }
        var moment = clock.instant();
        switch (move) {
            case Move.Onward _ -> {
                return onward(room, now, moment);
            }
            case Move.Back _ -> {
                return back(room, now, moment);
            }
            case Move.To(var block, var note) ->
                running.go(now, room.block(block).orElseThrow(NotHere::new), 0, note, moment);
            case Move.MoreMinutes(var minutes) -> running.giveMinutes(now, minutes);
            case Move.Pause _ -> pause(now, moment);
            case Move.End _ -> running.end(now, moment);
        }
        return true;
    }

    private boolean onward(Room room, RunningDay now, Instant moment) {
        var block = room.block().orElse(null);
        if (block != null && now.turn() + 1 < room.turns(block).size()) {
            running.go(now, block, now.turn() + 1, "", moment);
            return true;
        }
        var next = room.next();
        next.ifPresent(found -> running.go(now, found, 0, "", moment));
        return next.isPresent();
    }

    private boolean back(Room room, RunningDay now, Instant moment) {
        var block = room.block().orElse(null);
        if (block != null && now.turn() > 0) {
            running.go(now, block, now.turn() - 1, "", moment);
            return true;
        }
        var before = room.before();
        before.ifPresent(found -> running.go(now, found, 0, "", moment));
        return before.isPresent();
    }

    private void pause(RunningDay now, Instant moment) {
        if (now.pausedAt() == null) {
            running.pause(now, moment, now.since());
        } else {
            running.pause(now, null, now.since().plus(Duration.between(now.pausedAt(), moment)));
        }
    }
}
