package org.alongside.safeguarding;

import java.time.Clock;
import java.util.UUID;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Attending to a worry: opening it, which is dated, noting what was done, and closing it. */
@Service
class Attending {

    private final Worries worries;
    private final Clock clock;

    Attending(Worries worries, Clock clock) {
        this.worries = worries;
        this.clock = clock;
    }

    @Transactional
    void open(UUID worry, CurrentPerson me) {
        var found = worries.find(worry).orElseThrow(NotHere::new);
        worries.open(found.id(), me, clock.instant());
    }

    /** Only whoever has opened it notes something, and nothing is closed without saying what was done. */
    @Transactional
    void note(UUID worry, String words, boolean closes, CurrentPerson me) {
        var found = worries.find(worry).orElseThrow(NotHere::new);
        if (worries.openingsOf(worry).stream()
                .noneMatch(by -> by.person().equals(me.id().value()))) {
            throw new NotHere();
        }
        worries.note(found, words, me, clock.instant());
        if (closes) {
            worries.close(worry, clock.instant());
        }
    }
}
