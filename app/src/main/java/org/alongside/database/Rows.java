package org.alongside.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a question, where no row is null: what {@code list()} cannot promise by its type. */
public final class Rows {

    private Rows() {}

    public static <T> List<T> all(JdbcClient.MappedQuerySpec<T> question) {
        var rows = new ArrayList<T>();
        for (var row : question.list()) {
            rows.add(Objects.requireNonNull(row));
        }
        return rows;
    }
}
