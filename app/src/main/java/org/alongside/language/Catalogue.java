package org.alongside.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A PO file: what our texts are in one other language.
 *
 * <p>Only a translation somebody stands behind is used: one marked fuzzy counts as missing. Numbers choose their wording
 * inside {@code msgstr}, as they do in English, so there is no {@code msgid_plural}, and no {@code msgctxt} either.
 */
record Catalogue(List<Entry> entries) {

    /**
     * @param remarks lines for translators and tools, as they stand
     * @param past whether the text is no longer used; kept so that its translation is not lost if it comes back
     */
    record Entry(List<String> remarks, boolean past, String english, String translation) {

        boolean isHead() {
            return english.isEmpty();
        }

        boolean isSettled() {
            return !translation.isEmpty()
                    && remarks.stream().noneMatch(remark -> remark.startsWith("#,") && remark.contains("fuzzy"));
        }
    }

    boolean isComplete() {
        return live().stream().allMatch(Entry::isSettled);
    }

    /** From English. */
    Map<String, String> translations() {
        return live().stream().filter(Entry::isSettled).collect(Collectors.toMap(Entry::english, Entry::translation));
    }

    List<Entry> live() {
        return entries.stream()
                .filter(entry -> !entry.past() && !entry.isHead())
                .toList();
    }

    static Catalogue read(String po) {
        var reading = new Reading();
        po.lines().map(String::strip).forEach(reading::line);
        reading.endEntry();
        return new Catalogue(List.copyOf(reading.entries));
    }

    static String unquoted(String quoted) {
        if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw new IllegalArgumentException("This line of a catalogue cannot be read: " + quoted);
        }
        return quoted.substring(1, quoted.length() - 1).translateEscapes();
    }

    private static final class Reading {

        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, StringBuilder> parts = new LinkedHashMap<>();
        private List<String> remarks = new ArrayList<>();
        private boolean past;
        private String current = "";

        void line(String line) {
            if (line.startsWith("#~")) {
                startEntryIfNeeded(line.substring(2).strip());
                past = true;
                content(line.substring(2).strip());
            } else if (line.startsWith("#")) {
                startEntryIfNeeded("#");
                remarks.add(line);
            } else if (!line.isEmpty()) {
                startEntryIfNeeded(line);
                content(line);
            }
        }

        private void startEntryIfNeeded(String line) {
            if (parts.containsKey("msgstr") && !line.startsWith("\"")) {
                endEntry();
            }
        }

        private void content(String line) {
            var quoted = line;
            if (!line.startsWith("\"")) {
                current = line.substring(0, Math.max(0, line.indexOf(' ')));
                quoted = line.substring(current.length()).strip();
                if (!current.equals("msgid") && !current.equals("msgstr")) {
                    throw new IllegalArgumentException("This line of a catalogue cannot be read: " + line);
                }
            }
            parts.computeIfAbsent(current, _ -> new StringBuilder()).append(unquoted(quoted));
        }

        void endEntry() {
            var english = parts.get("msgid");
            var translation = parts.get("msgstr");
            if (english != null && translation != null) {
                entries.add(new Entry(List.copyOf(remarks), past, english.toString(), translation.toString()));
            }
            parts.clear();
            remarks = new ArrayList<>();
            past = false;
        }
    }
}
