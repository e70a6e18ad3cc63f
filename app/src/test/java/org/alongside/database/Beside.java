package org.alongside.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database of a program that runs in a process of its own, past row security. */
public final class Beside {

    private Beside() {}

    /** In one transaction. */
    public static <T extends @Nullable Object> T keeper(Path data, Function<JdbcClient, T> work) {
        var address = Server.keeperBeside(data.resolve("postgres"));
        var source = new DriverManagerDataSource(address.url(), address.user(), address.password());
        return new TransactionTemplate(new JdbcTransactionManager(source))
                .execute(_ -> work.apply(JdbcClient.create(source)));
    }
}
