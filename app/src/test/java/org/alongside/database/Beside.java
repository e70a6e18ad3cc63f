package org.alongside.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database of a program that runs in a process of its own, past row security. */
public final class Beside {
    private final Supplier<Address> keeper;

    private Beside(Supplier<Address> keeper) {
        this.keeper = keeper;
    }

    /** The one that the program looks after; it may have another port after each death. */
    public static Beside programIn(Path data) {
        return new Beside(() -> Server.keeperBeside(data.resolve("postgres")));
    }

    /** One that was brought along. */
    public static Beside programOn(TestDatabase database) {
        return new Beside(database::keeper);
    }

    /** In one transaction. */
    public <T extends @Nullable Object> T keeper(Function<JdbcClient, T> work) {
        var address = keeper.get();
        var source = new DriverManagerDataSource(address.url(), address.user(), address.password());
        return new TransactionTemplate(new JdbcTransactionManager(source))
                .execute(_ -> work.apply(JdbcClient.create(source)));
    }

    /** Settings of the whole server, from now on: they can't be changed within a transaction. */
    public void set(String... settings) throws SQLException {
        try (var connection = keeper.get().connect();
                var statement = connection.createStatement()) {
            for (var setting : settings) {
                statement.execute("alter system set " + setting);
            }
            statement.execute("select pg_reload_conf()");
        }
    }
}
