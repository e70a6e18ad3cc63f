package org.alongside.learning;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody who is or was in a cohort here. */
@Repository
class Network {

    private final JdbcClient db;

    Network(JdbcClient db) {
        this.db = db;
    }

    /** Whether whoever asks is of it. */
    boolean isInside() {
        return db.sql("select programme.in_network()").query(Boolean.class).single();
    }
}
