package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * The ways to choose a slate of k statements. Those called exact searches weigh whole slates: their time may grow
 * exponentially with the number of statements, which is fine in a small room and hopeless in a large one.
 */
public enum Rule {

    /** Most agreements win. Speaks for the largest group alone. */
    APPROVAL("av"),

    /** Most agreements win, where each person shares one point among the statements they agree with. */
    SHARED_APPROVAL("sav"),

    /** Proportional approval voting: the greatest sum of 1 + 1/2 + … + 1/r over people. Exact search, k up to 36. */
    PROPORTIONAL("pav"),

    /** Chamberlin–Courant: as many people as possible agree with at least one statement. Exact search. */
    COVERAGE("cc"),

    /** Proportional approval voting, one statement at a time. */
    SEQUENTIAL_PROPORTIONAL("seqpav"),

    /** Proportional approval voting backwards: from all statements, the least missed goes first. */
    REVERSE_PROPORTIONAL("revseqpav"),

    /** Chamberlin–Courant, one statement at a time. */
    SEQUENTIAL_COVERAGE("seqcc"),

    /** Phragmén's sequential rule: the load of each statement is shared by its supporters. */
    PHRAGMEN("seqphragmen"),

    /** Phragmén's minimax rule: the highest load is least. Exact search. */
    MINIMAX_PHRAGMEN("minimaxphragmen"),

    /** Phragmén's leximax rule: the highest load is least, then the second highest, and so on. Exact search. */
    LEXIMAX_PHRAGMEN("leximaxphragmen"),

    /** Maximin support: each next statement keeps the least supported part of the slate as supported as possible. */
    MAXIMIN_SUPPORT("maximin-support"),

    /** Monroe: people are dealt out evenly to statements, as many as possible to one they agree with. Exact search. */
    MONROE("monroe"),

    /** Monroe one statement at a time; the only rule here that may depend on the order of people. */
    GREEDY_MONROE("greedy-monroe"),

    /** Equal Shares, its empty seats filled by Phragmén's rule from the money left. Our usual rule. */
    EQUAL_SHARES("equal-shares"),

    /** Equal Shares, its empty seats filled by approval. */
    EQUAL_SHARES_APPROVAL("equal-shares-with-av-completion"),

    /** Equal Shares with more and more money, a seat's worth at a time, until it fills the slate. */
    EQUAL_SHARES_INCREMENT("equal-shares-with-increment-completion"),

    /** Equal Shares alone: seats may stay empty. */
    EQUAL_SHARES_ALONE("equal-shares-without-completion"),

    /** Phragmén's first method, also Eneström's. */
    ENESTROM("phragmen-enestroem"),

    /**
     * Equal Shares for votes with gaps: a statement costs in proportion to the people who saw it, so that one that few
     * have met yet is not held against its supporters. See {@link Slates#choose}.
     */
    EQUAL_SHARES_SEEN("equal-shares-seen");

    private final String key;

    Rule(String key) {
        this.key = key;
    }

    /** The rule's name on the command line and in files. */
    public String key() {
        return key;
    }

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Rule of(String key) {
        return Arrays.stream(values())
                .filter(rule -> rule.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule is called " + key + "; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Rule::key).toList())));
    }
}
