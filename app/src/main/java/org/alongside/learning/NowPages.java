package org.alongside.learning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.learning.page.NowPage;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out where we are now, for whoever follows a day: it holds two forms, each of a controller of its own. */
@Component
class NowPages {

    static final int LONGEST = 2_000;

    private final Rooms rooms;
    private final Pairs pairs;
    private final BlindAnswers blind;
    private final ParkingLot lot;
    private final Clock clock;

    NowPages(Rooms rooms, Pairs pairs, BlindAnswers blind, ParkingLot lot, Clock clock) {
        this.rooms = rooms;
        this.pairs = pairs;
        this.blind = blind;
        this.lot = lot;
        this.clock = clock;
    }

    /**
     * An answer as it was typed.
     *
     * @param version the one it was typed on
     * @param there what another window has written in the meantime
     */
    record Typed(String text, int version, @Nullable Written there) {}

    NowPage of(UUID cohort, UUID day, CurrentPerson me) {
        return again(cohort, day, me, null, "", Problems.none());
    }

    /**
     * With what was typed, and what to look at.
     *
     * @param answer null for what is kept
     * @param parked what was to be put aside, as it was typed
     */
    NowPage again(UUID cohort, UUID day, CurrentPerson me, @Nullable Typed answer, String parked, Problems problems) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        var asked = room.block().filter(block -> block.exercise().kind() == Exercise.Kind.BLIND);
        var answers = asked.flatMap(block -> room.mine().map(mine -> blind.in(mine.pair(), block.what())))
                .orElse(List.of());
        return new NowPage(
                room,
                asked.isPresent() ? hat(room, me) : null,
                answers,
                lot.of(day),
                answer == null ? null : answer.text(),
                answer == null ? 0 : answer.version(),
                answer == null ? null : answer.there(),
                parked,
                LONGEST,
                clock.instant(),
                problems);
    }

    private @Nullable Hat hat(Room room, CurrentPerson me) {
        return room.mine()
                .flatMap(mine -> pairs.with(me.id(), mine.pair()))
                .map(pair -> pair.half(me.id().value()).hat())
                .orElse(null);
    }
}
