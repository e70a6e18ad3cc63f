package org.alongside.vault;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is in which circle. A circle is an id of the module that owns it; row security reads the same table, so whoever
 * leaves loses sight with this transaction, and whoever joins sees what comes after.
 */
@Component
public class Circles {

    /** Someone in a circle, and since when without a break. */
    public record Member(UUID person, Instant since) {}

    private final JdbcClient db;
    private final Jobs jobs;

    Circles(JdbcClient db, Jobs jobs) {
        this.db = db;
        this.jobs = jobs;
    }

    /** Joining twice changes nothing; joining again after leaving begins anew. */
    public void join(UUID person, UUID circle) {
        change("select true from vault.join(:person, :circle)", person, circle);
    }

    /** Joining for a role that many trust: it counts only in sessions begun strongly. */
    public void joinAsStaff(UUID person, UUID circle) {
        change("select true from vault.join_as_staff(:person, :circle)", person, circle);
    }

    /** Leaving what one is not in changes nothing. */
    public void leave(UUID person, UUID circle) {
        change("select true from vault.leave(:person, :circle)", person, circle);
    }

    /** Who is in a circle now, first comers first. Nobody, unless the person asking is one of them. */
    public List<Member> members(UUID circle) {
        return db.sql("select person, since from vault.members(:circle)")
                .param("circle", circle)
                .query((row, _) -> new Member(
                        row.getObject("person", UUID.class),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void change(String sql, UUID person, UUID circle) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A circle changes in the transaction of what changes it.");
        }
        (jobs.underWay() ? jobs.db() : db)
                .sql(sql)
                .param("person", person)
                .param("circle", circle)
                .query(Boolean.class)
                .single();
    }
}
