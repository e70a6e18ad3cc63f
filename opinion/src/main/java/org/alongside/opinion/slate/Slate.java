package org.alongside.opinion.slate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.opinion.Publication;

/**
 * A few statements that speak for everybody, and how well they do.
 *
 * @param rule how they were chosen
 * @param size how many were asked for; fewer are in it where the rule stops before, or fewer found any agreement
 * @param statements ids in the order the rule took them; for rules that weigh whole slates, most agreed first
 * @param guarantees what was promised and checked, on the votes cast; an unseen statement counts as not agreed with
 * @param reach whom it speaks for, by name
 */
public record Slate(Rule rule, int size, List<Integer> statements, List<Guarantee> guarantees, Reach reach) {

    public Slate {
        statements = List.copyOf(statements);
        guarantees = List.copyOf(guarantees);
    }

    /**
     * What may be shown to others, as JSON would have it: no names, no number about fewer people than the floor, and no
     * statements and promises at all where fewer people are there.
     */
    public Map<String, Object> forOthers() {
        boolean enough = reach.people() >= Publication.FLOOR;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("rule", rule.key());
        shown.put("statements", enough ? statements : List.of());
        shown.put("guarantees", enough ? guarantees.stream().map(Slate::shown).toList() : List.of());
        return shown;
    }

    private static Map<String, Object> shown(Guarantee guarantee) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", guarantee.name());
        shown.put("holds", guarantee.holds());
        shown.put("inWords", guarantee.inWords());
        return shown;
    }
}
