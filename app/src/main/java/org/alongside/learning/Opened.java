package org.alongside.learning;

import java.util.UUID;
import org.alongside.programme.CohortPair;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For facilitators: how many pairs have opened their blind answers to an exercise. No words, and not which half waits. */
@Repository
class Opened {

    private final JdbcClient db;

    Opened(JdbcClient db) {
        this.db = db;
    }

    int in(Room room, Block block) {
        return db.sql("select count(*) from pairing.blind_openings(:pairs, :what) o where o.what = :what")
                .param("pairs", room.pairs().stream().map(CohortPair::pair).toArray(UUID[]::new))
                .param("what", block.what())
                .query(Integer.class)
                .single();
    }
}
