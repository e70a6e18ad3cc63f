package org.alongside.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work without a person: looking up an address at sign-in, sending letters, closing what is due. It has a role of its
 * own, which policies keep away from private writing, and a few connections that busy pages cannot use up.
 */
public class Jobs implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcClient db;
    private final TransactionTemplate transactions;

    Jobs(HikariDataSource pool) {
        this.pool = pool;
        this.db = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** Asks as the jobs role: within {@link #inTransaction}, in that transaction. */
    public JdbcClient db() {
        return db;
    }

    /** All or nothing. What is called here still asks as the jobs role only through {@link #db}. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }

    /** All or nothing, with nothing to tell. */
    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** Whether a transaction of the jobs role is open here, so that a letter can join it. */
    public boolean underWay() {
        return TransactionSynchronizationManager.hasResource(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
