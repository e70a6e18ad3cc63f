package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionsTest {
    private final Address app = TestDatabase.fresh().addresses().app();
    private final DriverManagerDataSource source = new DriverManagerDataSource(app.url(), app.user(), app.password());

    @Test
    void whoever_came_first_is_served_first() throws Exception {
        var transactions = new TransactionTemplate(new Transactions(source, 1));
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var holding = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var everyone = new ArrayList<Thread>();
        everyone.add(Thread.ofPlatform()
                .start(() -> transactions.executeWithoutResult(_ -> {
                    holding.countDown();
                    await(letGo);
                })));
        await(holding);
        for (var number = 1; number <= 20; number++) {
            var mine = number;
            var thread = Thread.ofPlatform().start(() -> transactions.executeWithoutResult(_ -> served.add(mine)));
            everyone.add(thread);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        letGo.countDown();
        for (var thread : everyone) {
            thread.join();
        }

        assertThat(served).hasSize(20).isSorted();
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
