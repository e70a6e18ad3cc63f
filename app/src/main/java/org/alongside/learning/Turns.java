package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.language.Phrase;
import org.alongside.programme.CohortPair;

/** How an exercise is divided: who has the word, and for how long. */
public final class Turns {

    /** Without learning sets, as many rounds as a set of the usual size has pairs. */
    private static final int USUAL_ROUNDS = 3;

    /** One turn of an exercise. */
    public sealed interface Turn {

        Duration length();

        /** Everybody at once. */
        record Everybody(Duration length) implements Turn {}

        /** The word is with this pair. */
        record OfPair(CohortPair pair, Duration length) implements Turn {}

        /**
         * In every learning set at once.
         *
         * @param round from 1; in each set it is the pair of that number that presents
         */
        record OfRound(int round, int rounds, Phase phase, Duration length) implements Turn {}
    }

    /** What happens in a round of action learning, and which part of its time it takes. */
    public enum Phase {
        PRESENTING(20),
        ASKING(40),
        THINKING(25),
        TAKING(15);

        private final int percent;

        Phase(int percent) {
            this.percent = percent;
        }

        public Phrase label() {
            return switch (this) {
                case PRESENTING -> t("The pair presents");
                case ASKING -> t("Only questions");
                case THINKING -> t("The pair thinks aloud");
                case TAKING -> t("What the pair takes with it");
            };
        }

        public Phrase explained() {
            return switch (this) {
                case PRESENTING -> t("Say what you are stuck with. Everybody else listens.");
                case ASKING -> t("Everybody else asks, and nobody advises. “Have you tried” is not a question.");
                case THINKING -> t("Think aloud, the two of you. Everybody else is silent.");
                case TAKING -> t("Say what you will try, and by when.");
            };
        }
    }

    private Turns() {}

    /**
     * The turns of a block, at least one.
     *
     * @param sets how large the learning sets of the day are
     */
    static List<Turn> of(Block block, List<CohortPair> pairs, Collection<Integer> sets) {
        var time = Duration.ofMinutes(block.minutes());
        return switch (block.exercise().kind()) {
            case TOGETHER, BLIND -> List.of(new Turn.Everybody(time));
            case TURNS -> pairs.isEmpty() ? List.of(new Turn.Everybody(time)) : pairByPair(block, pairs, time);
            case ACTION_LEARNING -> rounds(time, sets.isEmpty() ? USUAL_ROUNDS : Collections.max(sets));
        };
    }

    /** Another pair begins each time, so that it is not always the same one that goes first. */
    private static List<Turn> pairByPair(Block block, List<CohortPair> pairs, Duration time) {
        var order = new ArrayList<>(pairs);
        Collections.rotate(order, -(block.place() % order.size()));
        var each = time.dividedBy(order.size());
        return order.stream().<Turn>map(pair -> new Turn.OfPair(pair, each)).toList();
    }

    private static List<Turn> rounds(Duration time, int rounds) {
        var each = time.dividedBy(rounds);
        var turns = new ArrayList<Turn>();
        for (int round = 1; round <= rounds; round++) {
            for (var phase : Phase.values()) {
                turns.add(new Turn.OfRound(
                        round, rounds, phase, each.multipliedBy(phase.percent).dividedBy(100)));
            }
        }
        return turns;
    }

    /** The pairs of each set, in the order in which they present. */
    static Map<Integer, List<UUID>> inOrder(List<Plans.InSet> sets) {
        return sets.stream()
                .collect(Collectors.groupingBy(
                        Plans.InSet::number,
                        java.util.TreeMap::new,
                        Collectors.mapping(Plans.InSet::pair, Collectors.toList())));
    }
}
