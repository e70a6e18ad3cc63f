package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionsTest {
    private final Address app = TestDatabase.fresh().addresses().app();
    private final DriverManagerDataSource source = new DriverManagerDataSource(app.url(), app.user(), app.password());

    @Test
    void whoever_has_just_been_served_goes_behind_whoever_waits() throws Exception {
        var transactions = new TransactionTemplate(new Transactions(source, 1));
        for (var round = 0; round < 10; round++) {
            var served = Collections.synchronizedList(new ArrayList<String>());
            var waiter = Thread.ofPlatform()
                    .unstarted(() -> transactions.executeWithoutResult(_ -> served.add("who waited")));
            transactions.executeWithoutResult(_ -> {
                waiter.start();
                while (waiter.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            });
            transactions.executeWithoutResult(_ -> served.add("who was served before"));
            waiter.join();

            assertThat(served).containsExactly("who waited", "who was served before");
        }
    }

    @Test
    void a_place_in_line_comes_back_after_every_kind_of_ending() {
        var transactions = new TransactionTemplate(new Transactions(source, 1));
        var db = JdbcClient.create(source);

        for (var round = 0; round < 3; round++) {
            assertThatThrownBy(() -> transactions.execute(
                            _ -> db.sql("select 1/0").query(Integer.class).single()))
                    .rootCause()
                    .hasMessageContaining("division by zero");
            transactions.executeWithoutResult(status -> status.setRollbackOnly());
            assertThat(transactions.<Integer>execute(
                            _ -> db.sql("select 1").query(Integer.class).single()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_database_that_is_not_there_does_not_use_up_the_line() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "");
        var transactions = new TransactionTemplate(new Transactions(nowhere, 1));

        for (var round = 0; round < 3; round++) {
            assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {}))
                    .rootCause()
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void a_transaction_that_only_reads_cannot_write() {
        var transactions = new TransactionTemplate(new Transactions(source, 1));
        transactions.setReadOnly(true);
        var db = JdbcClient.create(source);

        assertThatThrownBy(() -> Asking.as(UUID.randomUUID())
                        .call(() -> transactions.execute(
                                _ -> db.sql("select vault.join(gen_random_uuid(), gen_random_uuid())")
                                        .query()
                                        .listOfRows())))
                .rootCause()
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void an_inner_transaction_of_its_own_belongs_to_the_same_person() {
        var manager = new Transactions(source, 2);
        var outer = new TransactionTemplate(manager);
        var inner = new TransactionTemplate(manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var amina = UUID.randomUUID();
        var db = JdbcClient.create(source);

        var seen = new ArrayList<UUID>();
        Asking.as(amina)
                .run(() -> outer.executeWithoutResult(_ -> {
                    inner.executeWithoutResult(_ -> seen.add(
                            db.sql("select vault.me()").query(UUID.class).single()));
                    seen.add(db.sql("select vault.me()").query(UUID.class).single());
                }));

        assertThat(seen).isEqualTo(List.of(amina, amina));
    }
}
