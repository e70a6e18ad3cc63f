package org.alongside.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions that tell the database who is asking before anything else is asked.
 *
 * <p>They begin in the order of arrival. The pool alone hands a connection to whoever asks at the right moment, and on a
 * busy day the unlucky wait seconds while others are served twice.
 */
class Transactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final String ASKING =
            "select set_config('alongside.person', ?, true), set_config('alongside.strong', ?, true)";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore line;

    Transactions(DataSource pool, int connections) {
        super(pool);
        this.line = new Semaphore(connections, true);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        queue();
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException | Error problem) {
            line.release();
            throw problem;
        }
    }

    /**
     * Runs while the transaction begins, so that a failure here hands the connection back instead of serving it. The
     * person is set even when there is none: a value left behind by mistake must not outlive its request.
     */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (Asking.isEntering()) {
            return;
        }
        var person = Asking.person();
        try (var statement = connection.prepareStatement(ASKING)) {
            statement.setString(1, person == null ? "" : person.toString());
            statement.setString(2, person == null || Asking.isWeakly() ? "" : "yes");
            statement.execute();
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            line.release();
        }
    }

    private void queue() {
        try {
            if (!line.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CannotCreateTransactionException("No connection came free in " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new CannotCreateTransactionException("Interrupted in the line for a connection", problem);
        }
    }
}
