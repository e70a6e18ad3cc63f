package org.alongside.programme;

import java.time.Clock;
import java.util.UUID;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.alongside.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads decide once the call has closed: a place, the reserve list, or not this time, always with a reason and a word
 * that helps. A place is held from the moment it is decided, with the call held first, so that two leads at once cannot
 * give more places than there are. The pairs hear it when the leads say so, one by one or all together.
 */
@Service
class Deciding {

    /** How a decision went. */
    enum Result {
        DECIDED,
        /** All places are held. */
        NO_PLACE_LEFT,
        /** One of the two has a place, or is in the cohort, with another pair. */
        WITH_ANOTHER_PAIR,
        /** It was decided otherwise in the meantime, by another lead perhaps. */
        ELSEWHERE,
        /** The call is still open. */
        TOO_EARLY,
        /** The pair has been told already. */
        TOLD
    }

    private final Calls calls;
    private final Decisions decisions;
    private final Offering offering;
    private final Clock clock;
    private final Reading reading;

    Deciding(Calls calls, Decisions decisions, Offering offering, Clock clock, Reading reading) {
        this.calls = calls;
        this.decisions = decisions;
        this.offering = offering;
        this.clock = clock;
        this.reading = reading;
    }

    /**
     * Decides, or decides anew as long as the pair has not been told.
     *
     * @param from the mark of the decision that stood before whoever decides
     */
    @Transactional
    Result decide(
            UUID programme,
            UUID call,
            UUID application,
            Outcome outcome,
            String reason,
            String feedback,
            String from,
            PersonId me) {
        var found = calls.ledBy(me, programme, call).filter(Call::isPublished).orElseThrow(NotHere::new);
        var now = clock.instant();
        if (found.isOpenAt(now)) {
            return Result.TOO_EARLY;
        }
        int free = decisions.holdFreePlaces(call);
        var row = decisions.of(call, application).orElseThrow(NotHere::new);
        if (row.isTold()) {
            return Result.TOLD;
        }
        if (!from.equals(row.mark()) && !row.says(outcome, reason, feedback)) {
            return Result.ELSEWHERE;
        }
        boolean holds = row.place() != null && row.place().isHeld();
        if (outcome == Outcome.PLACE && !holds) {
            if (free < 1) {
                return Result.NO_PLACE_LEFT;
            }
            if (decisions.isInWithAnotherPair(call, row)) {
                return Result.WITH_ANOTHER_PAIR;
            }
            decisions.holdPlace(found, row, now);
        } else if (outcome != Outcome.PLACE && holds) {
            decisions.letPlaceGo(application);
        }
        decisions.decide(found, row, outcome, line(call, row, outcome), reason, feedback, me, now);
        return Result.DECIDED;
    }

    /**
     * Tells the pairs what was decided: all that have not been told, or one.
     *
     * @return how many were told
     */
    int tell(UUID programme, UUID call, @Nullable UUID application, PersonId me) {
        var found = reading.within(() -> {
            var led = calls.ledBy(me, programme, call).orElseThrow(NotHere::new);
            if (application != null) {
                var _ = decisions.of(call, application).orElseThrow(NotHere::new);
            }
            return led;
        });
        return offering.tell(found, application);
    }

    private @Nullable Integer line(UUID call, Decisions.Row row, Outcome outcome) {
        if (outcome != Outcome.RESERVE) {
            return null;
        }
        return row.line() == null ? Integer.valueOf(decisions.nextInLine(call)) : row.line();
    }
}
