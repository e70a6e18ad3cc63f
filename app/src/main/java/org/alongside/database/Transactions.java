package org.alongside.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Transactions that tell the database who is asking before anything else is asked. */
class Transactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    Transactions(DataSource pool) {
        super(pool);
    }

    /**
     * Runs while the transaction begins, so that a failure here hands the connection back instead of serving it. The
     * person is set even when there is none: a value left behind by mistake must not outlive its request.
     */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var person = Asking.person();
        try (var statement = connection.prepareStatement("select set_config('alongside.person', ?, true)")) {
            statement.setString(1, person == null ? "" : person.toString());
            statement.execute();
        }
    }
}
