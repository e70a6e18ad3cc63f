package org.alongside.learning;

import java.util.List;
import java.util.UUID;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Putting something aside for later while a day is under way, and being done with it. */
@Service
class Parking {

    private final Rooms rooms;
    private final ParkingLot lot;
    private final Steps steps;

    Parking(Rooms rooms, ParkingLot lot, Steps steps) {
        this.rooms = rooms;
        this.lot = lot;
        this.steps = steps;
    }

    /** One line each. False if the day is not under way. */
    @Transactional
    boolean park(UUID cohort, UUID day, List<String> lines, CurrentPerson me) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (room.running() == null || room.running().isOver()) {
            return false;
        }
        lines.forEach(line -> lot.park(cohort, day, line, me.id()));
        if (room.facilitators() != null) {
            steps.look(day, room.facilitators().both());
        }
        return true;
    }

    @Transactional
    void takeBack(UUID cohort, UUID day, UUID parked, CurrentPerson me) {
        var _ = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (!lot.takeBack(cohort, parked, me.id())) {
            throw new NotHere();
        }
    }

    /** As the facilitators say. */
    @Transactional
    void end(UUID cohort, UUID day, UUID parked, CurrentPerson me) {
        var _ = rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
        if (!lot.end(cohort, parked)) {
            throw new NotHere();
        }
    }
}
