package org.alongside.leading.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A few words that stand in both texts, in the old one alone, or in the new one alone.
 *
 * @param text with the spaces and line ends as they were written
 */
public record Difference(Kind kind, String text) {

    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** What leads from one text to the other, word by word and in order; together they give both texts. */
    public static List<Difference> between(String before, String after) {
        var old = words(before);
        var now = words(after);
        var differences = new ArrayList<Difference>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            add(differences, Kind.SAME, old.subList(at, delta.getSource().getPosition()));
            if (delta.getType() != DeltaType.INSERT) {
                add(differences, Kind.GONE, delta.getSource().getLines());
            }
            if (delta.getType() != DeltaType.DELETE) {
                add(differences, Kind.NEW, delta.getTarget().getLines());
            }
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(differences, Kind.SAME, old.subList(at, old.size()));
        return differences;
    }

    private static void add(List<Difference> differences, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            differences.add(new Difference(kind, String.join("", words)));
        }
    }

    /** Words with the space before them, so that nothing is lost between two. */
    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\S)(?=\\s)"));
    }
}
