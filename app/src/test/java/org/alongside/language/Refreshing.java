package org.alongside.language;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alongside.language.Catalogue.Entry;
import org.jspecify.annotations.Nullable;

/** Brings a catalogue up to date with the texts there are. Nothing that was translated is lost. */
final class Refreshing {

    private Refreshing() {}

    static Catalogue refreshed(Catalogue before, SortedMap<String, SortedSet<String>> texts) {
        Map<String, Entry> known = before.entries().stream()
                .collect(toMap(Entry::english, Function.identity(), (live, past) -> live.past() ? past : live));
        var after = new ArrayList<Entry>();
        before.entries().stream().filter(Entry::isHead).forEach(after::add);
        // In the order of the pages, so that a translator sees together what people see together.
        texts.entrySet().stream()
                .sorted(comparing((Map.Entry<String, SortedSet<String>> text) ->
                                text.getValue().first())
                        .thenComparing(Map.Entry::getKey))
                .map(text -> current(text.getKey(), text.getValue(), known.get(text.getKey())))
                .forEach(after::add);
        known.values().stream()
                .filter(entry -> !entry.isHead() && !texts.containsKey(entry.english()))
                .filter(entry -> !entry.translation().isEmpty())
                .map(entry -> new Entry(withoutPlaces(entry), true, entry.english(), entry.translation()))
                .sorted(comparing(Entry::english))
                .forEach(after::add);
        return new Catalogue(List.copyOf(after));
    }

    static String written(Catalogue catalogue) {
        return catalogue.entries().stream().map(Refreshing::written).collect(joining("\n"));
    }

    private static Entry current(String english, SortedSet<String> places, @Nullable Entry known) {
        var remarks = new ArrayList<String>(known == null ? List.of() : withoutPlaces(known));
        int afterComments = (int)
                remarks.stream().filter(remark -> !remark.startsWith("#,")).count();
        remarks.add(afterComments, "#: " + String.join(" ", places));
        return new Entry(List.copyOf(remarks), false, english, known == null ? "" : known.translation());
    }

    private static List<String> withoutPlaces(Entry entry) {
        return entry.remarks().stream()
                .filter(remark -> !remark.startsWith("#:"))
                .toList();
    }

    private static String written(Entry entry) {
        var mark = entry.past() ? "#~ " : "";
        var lines =
                Stream.of(mark + "msgid " + quoted(entry.english()), mark + "msgstr " + quoted(entry.translation()));
        return Stream.concat(entry.remarks().stream(), lines).collect(joining("\n", "", "\n"));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
