package org.alongside.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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
 * Asks several questions in one statement, so that a page costs the same however many modules have something to tell.
 *
 * <p>Each share is a select of its own and comes back as JSON, because their rows have nothing in common.
 */
@Repository
public class Together {

    /**
     * One of the questions.
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

    /** What each share told. */
    public static final class Answers {

        private final Map<Share<?, ?>, List<?>> told = new LinkedHashMap<>();

        @SuppressWarnings("unchecked") // Put in as what the share made of its rows.
        public <T> List<T> of(Share<?, T> share) {
            return (List<T>) Objects.requireNonNull(told.get(share));
        }
    }

    /** What each of them tells. */
    public Answers each(Map<String, ?> given, Share<?, ?>... shares) {
        return answers(List.of(shares), given);
    }

    /** The same for as many as there are. */
    public Answers each(Map<String, ?> given, List<? extends Share<?, ?>> shares) {
        return answers(shares, given);
    }

    /** What all of them tell, one after the other. */
    public <T> List<T> all(Map<String, ?> given, List<? extends Share<?, T>> shares) {
        var answers = answers(shares, given);
        return shares.stream().flatMap(share -> answers.of(share).stream()).toList();
    }

    private Answers answers(List<? extends Share<?, ?>> shares, Map<String, ?> given) {
        return shares.isEmpty()
                ? new Answers()
                : Objects.requireNonNull(db.sql(statement(shares))
                        .params(given)
                        .query((row, _) -> told(shares, row))
                        .single());
    }

    private static String statement(List<? extends Share<?, ?>> shares) {
        return shares.stream()
                .map(share -> "(select coalesce(json_agg(s), '[]') from (" + share.select() + ") s)")
                .collect(Collectors.joining(",\n", "select ", ""));
    }

    private Answers told(List<? extends Share<?, ?>> shares, ResultSet row) throws SQLException {
        var answers = new Answers();
        for (int i = 0; i < shares.size(); i++) {
            answers.told.put(shares.get(i), told(shares.get(i), row.getString(i + 1)));
        }
        return answers;
    }

    private <R extends Record, T> List<T> told(Share<R, T> share, String rows) {
        var type = json.getTypeFactory().constructCollectionType(List.class, share.row());
        return share.told().apply(json.readValue(rows, type));
    }
}
