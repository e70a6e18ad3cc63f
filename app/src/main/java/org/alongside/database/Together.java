package org.alongside.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks what several modules have to tell in one statement, so that a page costs the same however many modules there are.
 *
 * <p>Each share is a select of its own and comes back as JSON, because their rows have nothing in common.
 */
@Repository
public class Together {

    /**
     * What one module has to tell.
     *
     * @param select what it asks, with the parameters that are given to all
     * @param row a record with a component for each column
     * @param told what it makes of the rows, in their order
     */
    public record Share<R extends Record, T>(String select, Class<R> row, Function<List<R>, List<T>> told) {}

    private final JdbcClient db;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    Together(JdbcClient db) {
        this.db = db;
    }

    /** What all of them tell, one after the other. */
    public <T> List<T> ask(List<? extends Share<?, T>> shares, Map<String, ?> given) {
        if (shares.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(db.sql(statement(shares))
                .params(given)
                .query((row, _) -> told(shares, row))
                .single());
    }

    private static String statement(List<? extends Share<?, ?>> shares) {
        return shares.stream()
                .map(share -> "(select coalesce(json_agg(s), '[]') from (" + share.select() + ") s)")
                .collect(Collectors.joining(",\n", "select ", ""));
    }

    private <T> List<T> told(List<? extends Share<?, T>> shares, ResultSet row) throws SQLException {
        var all = new ArrayList<T>();
        for (int i = 0; i < shares.size(); i++) {
            all.addAll(told(shares.get(i), row.getString(i + 1)));
        }
        return all;
    }

    private <R extends Record, T> List<T> told(Share<R, T> share, String rows) {
        var type = json.getTypeFactory().constructCollectionType(List.class, share.row());
        return share.told().apply(json.readValue(rows, type));
    }
}
