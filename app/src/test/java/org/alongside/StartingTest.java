package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.alongside.database.Asking;
import org.alongside.database.Jobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AlongsideTest
class StartingTest {
    @Autowired
    private JdbcClient db;

    @Autowired
    private Jobs jobs;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void pages_ask_as_the_app_role_for_the_person_asking() {
        var amina = UUID.randomUUID();

        var seen = Asking.as(amina)
                .call(() -> new TransactionTemplate(transactions)
                        .execute(_ -> db.sql("select current_user || ' for ' || vault.me()")
                                .query(String.class)
                                .single()));

        assertThat(seen).isEqualTo("alongside_app for " + amina);
    }

    @Test
    void jobs_ask_as_a_role_of_their_own_for_nobody() {
        var seen = jobs.inTransaction(() -> jobs.db()
                .sql("select current_user || coalesce(vault.me()::text, ' for nobody')")
                .query(String.class)
                .single());

        assertThat(seen).isEqualTo("alongside_jobs for nobody");
        assertThat(jobs.underWay()).isFalse();
    }
}
