package org.alongside.reflection.page;

import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.web.Problems;

/**
 * Who may read an entry.
 *
 * @param about whether its author said before that it is about the other half
 * @param chosen what was picked when the page comes back
 * @param seen fingerprint of the people named here
 */
public record SharingPage(
        UUID entry,
        Written text,
        boolean byBoth,
        boolean shared,
        boolean about,
        int level,
        List<Circles> circles,
        String chosen,
        boolean aboutChosen,
        String seen,
        Problems problems) {

    /** The circles around one pair. */
    public record Circles(String lives, String works, String partner, String cohort, List<Choice> choices) {}

    /** One of them, with everyone who could read it besides the reader. */
    public record Choice(String value, int level, List<String> people) {}

    public boolean wide() {
        return circles.stream().flatMap(circle -> circle.choices().stream()).anyMatch(choice -> choice.level() > 2);
    }
}
