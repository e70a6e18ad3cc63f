package org.alongside.pairing;

import java.time.Clock;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The end of a pair, however it comes about: what waited for both hands is let go, and every module hears of it. */
@Component
class Ending {

    private final Offers offers;
    private final Reasons reasons;
    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Ending(Offers offers, Reasons reasons, JdbcClient db, Clock clock, ApplicationEventPublisher events) {
        this.offers = offers;
        this.reasons = reasons;
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Ends a pair that is held. False when it had ended before.
     *
     * @param reason for the other half alone, sealed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(UUID pair, PersonId by, byte @Nullable [] reason) {
        var now = clock.instant();
        boolean ends = db.sql("""
                update pairing.pair set ended_at = :now, stepped_back = :by, reason = null
                 where id = :pair and ended_at is null
                """)
                        .param("now", Times.at(now))
                        .param("by", by.value())
                        .param("pair", pair)
                        .update()
                == 1;
        if (ends && reason != null) {
            reasons.keep(pair, by, reason, now);
        }
        if (ends) {
            offers.closeAllOf(pair, "stepped-back", now);
            events.publishEvent(new PairEnded(pair));
        }
        return ends;
    }
}
