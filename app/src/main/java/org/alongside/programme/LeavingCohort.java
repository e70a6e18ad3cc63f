package org.alongside.programme;

import java.time.Clock;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.pairing.Pairs;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaving a cohort: one hand is enough, and it is at once. A place that came by a call is free again. */
@Service
class LeavingCohort {

    private final Cohorts cohorts;
    private final Pairs pairs;
    private final JdbcClient db;
    private final Clock clock;

    LeavingCohort(Cohorts cohorts, Pairs pairs, JdbcClient db, Clock clock) {
        this.cohorts = cohorts;
        this.pairs = pairs;
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    void leave(UUID cohort, UUID pair, PersonId me) {
        var _ = pairs.with(me, pair).orElseThrow(NotHere::new);
        pairs.hold(pair);
        boolean in = cohorts.pairsOf(cohort).stream().anyMatch(p -> p.pair().equals(pair));
        if (!in) {
            throw new NotHere();
        }
        db.sql("""
                update programme.place
                   set given_up_at = :now, given_up_as = 'stepped-back'
                 where pair = :pair and given_up_at is null
                   and call = (select call from programme.cohort where id = :cohort)
                """)
                .param("now", Times.at(clock.instant()))
                .param("pair", pair)
                .param("cohort", cohort)
                .update();
        cohorts.leave(cohort, pair);
    }
}
