package org.alongside.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a row into every table there is, whatever tables there are: it reads from the catalogue what columns, keys and
 * checks they have, and tries values until the database takes them. Triggers rest meanwhile: they guard who does what
 * when, not how a row looks.
 */
final class Filler {

    private static final int TRIES = 4_000;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final Connection connection;
    private final Random random;
    private final List<String> known = new ArrayList<>();

    private record Column(String name, String type, boolean nullable, List<String> words) {}

    private record Reference(List<String> columns, String table, List<String> theirs) {}

    private record Table(String name, List<Column> columns, List<Reference> references, boolean full) {}

    Filler(Connection connection, long seed) {
        this.connection = connection;
        this.random = new Random(seed);
    }

    /** One more row everywhere, except where there can be only one. */
    void fill() throws SQLException {
        connection.setAutoCommit(false);
        var tables = tables();
        for (var table : tables) {
            run("alter table " + table.name + " disable trigger user");
        }
        var waiting = new ArrayList<>(tables);
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(table -> table.references.stream()
                            .noneMatch(to -> !to.table.equals(table.name)
                                    && waiting.stream().anyMatch(other -> other.name.equals(to.table))))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Tables refer to one another in a circle: " + waiting));
            waiting.remove(next);
            if (!takes(next) && !next.full) {
                throw new AssertionError("Nothing that was tried fits into " + next.name + ": " + last);
            }
        }
        for (var table : tables) {
            run("alter table " + table.name + " enable trigger user");
        }
        connection.commit();
    }

    private String last = "";

    private boolean takes(Table table) throws SQLException {
        int tries = table.full ? 50 : TRIES;
        for (int i = 0; i < tries; i++) {
            var values = values(table);
            var names = values.keySet().stream().map(name -> '"' + name + '"').toList();
            var marks = table.columns.stream()
                    .filter(column -> values.containsKey(column.name))
                    .map(column -> "?::" + column.type)
                    .toList();
            var place = connection.setSavepoint();
            try (var insert = connection.prepareStatement("insert into " + table.name + " (" + String.join(", ", names)
                    + ") values (" + String.join(", ", marks) + ")")) {
                int position = 1;
                for (var value : values.values()) {
                    insert.setString(position++, value);
                }
                insert.executeUpdate();
                connection.releaseSavepoint(place);
                values.values().stream().filter(Filler::isId).forEach(known::add);
                return true;
            } catch (SQLException problem) {
                last = String.valueOf(problem.getMessage());
                connection.rollback(place);
            }
        }
        return false;
    }

    /** All filled, as empty as can be, or in between, in the order of the columns; a row that is referred to is taken as a whole. */
    private Map<String, @Nullable String> values(Table table) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable String>();
        double empty = random.nextInt(3) / 2.0;
        for (var column : table.columns) {
            values.put(column.name, column.nullable && random.nextDouble() < empty ? null : value(column));
        }
        for (var reference : table.references) {
            if (reference.columns.stream().anyMatch(name -> values.get(name) != null)) {
                refer(reference, values);
            }
        }
        return values;
    }

    private void refer(Reference reference, Map<String, @Nullable String> values) throws SQLException {
        var columns = reference.theirs.stream().map(name -> name + "::text").toList();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + String.join(", ", columns) + " from " + reference.table
                        + " order by random() limit 1")) {
            boolean found = row.next();
            for (int i = 0; i < reference.columns.size(); i++) {
                values.put(reference.columns.get(i), found ? row.getString(i + 1) : null);
            }
        }
    }

    private String value(Column column) {
        if (!column.words.isEmpty() && random.nextInt(4) > 0) {
            return column.words.get(random.nextInt(column.words.size()));
        }
        int number = random.nextInt(1, 28);
        return switch (column.type) {
            case "uuid" ->
                known.isEmpty() || random.nextBoolean()
                        ? new UUID(random.nextLong(), random.nextLong()).toString()
                        : known.get(random.nextInt(known.size()));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "integer", "bigint", "smallint", "numeric" -> Integer.toString(number);
            case "date" -> "2030-05-%02d".formatted(number);
            case "time without time zone" -> "%02d:30".formatted(number % 24);
            case "timestamp with time zone" -> "2030-05-%02dT10:00:00Z".formatted(number);
            case "interval" -> number + " days";
            case "bytea" -> "\\x%032x".formatted(random.nextLong(Long.MAX_VALUE));
            case "jsonb", "json" -> "{}";
            default -> column.type.endsWith("[]") ? "{}" : "words-" + random.nextInt(1_000_000);
        };
    }

    private static boolean isId(@Nullable String value) {
        return value != null && value.length() == 36;
    }

    private List<Table> tables() throws SQLException {
        var all = new ArrayList<Table>();
        var sql = """
                select c.oid::regclass::text, c.oid
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'flyway')
                 order by 1
                """;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var name = rows.getString(1);
                all.add(new Table(name, columns(rows.getLong(2)), references(rows.getLong(2)), isFull(name)));
            }
        }
        return all;
    }

    private boolean isFull(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from " + table + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Words that the checks on a column name are tried first. */
    private List<Column> columns(long table) throws SQLException {
        var all = new ArrayList<Column>();
        var sql = """
                select a.attname, format_type(a.atttypid, null), not a.attnotnull,
                       (select string_agg(pg_get_constraintdef(r.oid), ' ') from pg_constraint r
                         where r.conrelid = a.attrelid and r.contype = 'c' and a.attnum = any (r.conkey)
                           and cardinality(r.conkey) <= 3)
                  from pg_attribute a
                 where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   and a.attidentity <> 'a'
                 order by a.attnum
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var checks = rows.getString(4);
                    var type = rows.getString(2);
                    var words = checks == null || !type.equals("text")
                            ? List.<String>of()
                            : QUOTED.matcher(checks)
                                    .results()
                                    .map(found -> found.group(1))
                                    .filter(word -> !word.startsWith("^"))
                                    .toList();
                    all.add(new Column(rows.getString(1), type, rows.getBoolean(3), words));
                }
            }
        }
        return all;
    }

    /** Those of more columns last: a row they lead to fits the shorter ones too. */
    private List<Reference> references(long table) throws SQLException {
        var all = new ArrayList<Reference>();
        var sql = """
                select array(select a.attname::text from unnest(r.conkey) with ordinality k (n, i)
                               join pg_attribute a on a.attrelid = r.conrelid and a.attnum = k.n order by k.i),
                       r.confrelid::regclass::text,
                       array(select quote_ident(a.attname) from unnest(r.confkey) with ordinality k (n, i)
                               join pg_attribute a on a.attrelid = r.confrelid and a.attnum = k.n order by k.i)
                  from pg_constraint r
                 where r.conrelid = ? and r.contype = 'f'
                 order by cardinality(r.conkey)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Reference(
                            List.of((String[]) rows.getArray(1).getArray()), rows.getString(2), List.of((String[])
                                    rows.getArray(3).getArray())));
                }
            }
        }
        return all;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
