package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alongside.web.Who;

/** The table in {@code addresses.txt}: every address, with something it may name, and who is let in. */
final class Addresses {

    private static final Pattern NAMED = Pattern.compile("\\{([a-z-]+)}");

    /** One line of it, in one town. */
    record Line(Routes.Route route, List<String> names, String asking, List<String> who, Town town) {

        String path() {
            return route.to(values()) + query();
        }

        /** The same, where the thing at this place is another. */
        String path(int place, String other) {
            var values = new java.util.ArrayList<>(values());
            values.set(place, other);
            return route.to(values) + query();
        }

        boolean lets(String person) {
            return isOpenToAll() && !person.equals("nobody") || who.contains("everybody") || who.contains(person);
        }

        /** A link with a secret in it, or nothing private at all. */
        boolean isForAnybody() {
            return route.role() == Who.Role.ANYONE;
        }

        /** Whether somebody may see the thing, who may not do this. */
        boolean hidesNothingFrom(String person) {
            return who.contains("(" + person + ")");
        }

        /** Who is let in: everyone named, or, where all are, these. */
        List<String> let(List<String> some) {
            return (isOpenToAll() ? some : town.everybody())
                    .stream().filter(this::lets).toList();
        }

        /** Where in its path something stands that is somebody's, and not only a number of a question or the like. */
        IntStream places() {
            return IntStream.range(0, names.size()).filter(place -> town.hasThing(names.get(place)));
        }

        boolean isOpenToAll() {
            return who.contains("everybody") || who.contains("people");
        }

        private List<String> values() {
            return names.stream()
                    .map(name -> town.hasThing(name) ? town.thing(name) : name)
                    .toList();
        }

        private String query() {
            return NAMED.matcher(asking).replaceAll(name -> URLEncoder.encode(town.thing(name.group(1)), UTF_8));
        }

        @Override
        public String toString() {
            return route.name() + " " + String.join(" ", names) + (asking.isEmpty() ? "" : " " + asking);
        }
    }

    private Addresses() {}

    /** In the order of the table. A line whose address is not served is as wrong as an address without a line. */
    static List<Line> of(List<Routes.Route> routes, Town town) {
        Map<String, Routes.Route> byName =
                routes.stream().collect(Collectors.toMap(Routes.Route::name, Function.identity()));
        return lines().map(line -> line(line, byName, town)).toList();
    }

    /** What has no line. */
    static List<String> missing(List<Routes.Route> routes) {
        var named = lines().map(line -> columns(line)[0]).toList();
        return routes.stream()
                .filter(route -> route.role() != null)
                .map(Routes.Route::name)
                .filter(name -> !named.contains(name))
                .toList();
    }

    private static Line line(String line, Map<String, Routes.Route> routes, Town town) {
        var columns = columns(line);
        var route = Objects.requireNonNull(routes.get(columns[0]), () -> "No such address: " + line);
        int query = columns[1].indexOf('?');
        var names = words(query < 0 ? columns[1] : columns[1].substring(0, query));
        if (names.size() != route.variables()) {
            throw new AssertionError("Not one name for each variable: " + line);
        }
        return new Line(route, names, query < 0 ? "" : columns[1].substring(query), words(columns[2]), town);
    }

    private static String[] columns(String line) {
        var columns = line.split("\\|", -1);
        if (columns.length != 3) {
            throw new AssertionError("Not three columns: " + line);
        }
        return Arrays.stream(columns).map(String::strip).toArray(String[]::new);
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.split(" +")).filter(word -> !word.isEmpty()).toList();
    }

    private static java.util.stream.Stream<String> lines() {
        try (var table = Objects.requireNonNull(Addresses.class.getResourceAsStream("/addresses.txt"))) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
