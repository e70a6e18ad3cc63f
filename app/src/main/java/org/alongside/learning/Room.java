package org.alongside.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * A day as somebody finds it: what is planned, where it stands, and who is there.
 *
 * @param me who looks
 * @param plan null where nothing is planned yet
 * @param running null before it begins
 * @param pairs in the cohort, first comers first
 * @param facilitators the pair that facilitates the cohort now
 * @param sets the pairs of each learning set, in the order in which they present
 */
public record Room(
        Cohort cohort,
        CohortDay day,
        UUID me,
        boolean facilitates,
        boolean inside,
        @Nullable DayPlan plan,
        @Nullable RunningDay running,
        List<CohortPair> pairs,
        @Nullable CohortPair facilitators,
        Map<Integer, List<UUID>> sets) {

    public String path() {
        return day.path();
    }

    /** The exercise that runs now. */
    public Optional<Block> block() {
        return running == null || running.isOver() || plan == null || running.block() == null
                ? Optional.empty()
                : plan.block(running.block());
    }

    /** An exercise of this day, whether it runs or not. */
    public Optional<Block> block(UUID id) {
        return Optional.ofNullable(plan).flatMap(planned -> planned.block(id));
    }

    /** What comes after it. */
    public Optional<Block> next() {
        if (plan == null) {
            return Optional.empty();
        }
        int next = block().map(block -> plan.indexOf(block.id()) + 1).orElse(0);
        return next < plan.blocks().size() ? Optional.of(plan.blocks().get(next)) : Optional.empty();
    }

    /** What came before it. */
    public Optional<Block> before() {
        int before = plan == null
                ? -1
                : block().map(block -> plan.indexOf(block.id()) - 1).orElse(-1);
        return plan == null || before < 0
                ? Optional.empty()
                : Optional.of(plan.blocks().get(before));
    }

    public List<Turns.Turn> turns(Block block) {
        return Turns.of(block, pairs, sets.values().stream().map(List::size).toList());
    }

    /** The turn that runs now; the last one if there are fewer by now. */
    public Turns.Turn turn(Block block) {
        var turns = turns(block);
        int number = running == null ? 0 : running.turn();
        return turns.get(Math.min(number, turns.size() - 1));
    }

    /** My own pair in this cohort. */
    public Optional<CohortPair> mine() {
        return pairs.stream().filter(pair -> pair.has(me)).findFirst();
    }

    /** The pair this person acts as on the day; none for who only leads. */
    public Optional<CohortPair> acting() {
        return facilitates ? Optional.ofNullable(facilitators) : mine();
    }

    public Optional<CohortPair> pair(UUID id) {
        return pairs.stream().filter(pair -> pair.pair().equals(id)).findFirst();
    }

    /** The pair that presents in this round in the set of a pair, if that set has as many. */
    public Optional<CohortPair> presents(CohortPair inSetOf, int round) {
        return sets.values().stream()
                .filter(set -> set.contains(inSetOf.pair()))
                .filter(set -> set.size() >= round)
                .map(set -> set.get(round - 1))
                .findFirst()
                .flatMap(this::pair);
    }

    /** What a learning set is called: its number, from 1; nothing where there are none. */
    public Optional<Integer> setOf(CohortPair pair) {
        return sets.entrySet().stream()
                .filter(set -> set.getValue().contains(pair.pair()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The facilitator who is not this person. */
    public Optional<UUID> otherFacilitator() {
        return facilitators == null || !facilitators.has(me)
                ? Optional.empty()
                : facilitators.both().stream()
                        .filter(person -> !person.equals(me))
                        .findFirst();
    }

    /** What one of the facilitators is called. */
    public String nameOf(UUID facilitator) {
        if (facilitators == null) {
            return "";
        }
        return facilitators.lives().equals(facilitator) ? facilitators.nameOfLives() : facilitators.nameOfWorks();
    }
}
