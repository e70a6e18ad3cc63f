package org.alongside.learning.page;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.learning.Block;
import org.alongside.learning.DayPlan;
import org.alongside.learning.Exercise;
import org.alongside.learning.Room;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one day; aim, work and coaching as they are typed, for its facilitators.
 *
 * @param there what the other facilitator has written in the meantime
 */
public record DayPlanPage(
        Room room,
        String aim,
        String work,
        boolean coaching,
        @Nullable DayPlan there,
        Problems problems) {

    public static final int MOST_SETS = 20;
    public static final int MOST = Exercise.LONGEST;

    /** How many pairs learn well together. */
    private static final int GOOD_SIZE = 4;

    public static DayPlanPage of(Room room) {
        var plan = room.plan();
        return plan == null
                ? new DayPlanPage(room, "", "", false, null, Problems.none())
                : new DayPlanPage(room, plan.aim(), plan.work(), plan.coaching(), null, Problems.none());
    }

    /** The mark of what stands there; none while there is no plan. */
    public String seen() {
        return room.plan() == null ? "" : room.plan().mark();
    }

    public List<Block> blocks() {
        return room.plan() == null ? List.of() : room.plan().blocks();
    }

    public String language() {
        return room.plan() == null ? room.cohort().language() : room.plan().language();
    }

    /** By the clocks of the place, if it begins in time. */
    public LocalTime begins(Block block) {
        DayPlan plan = java.util.Objects.requireNonNull(room.plan());
        return room.day().starts().plusMinutes(plan.minutesBefore(block));
    }

    public int minutes() {
        return room.plan() == null ? 0 : room.plan().minutes();
    }

    /** How many minutes of the day are left over; less than nothing when the plan is longer than the day. */
    public int left() {
        return (int) Duration.between(room.day().starts(), room.day().ends()).toMinutes() - minutes();
    }

    /** From how many sets somebody may choose: enough for sets of the smallest size. */
    public int sets() {
        return Math.max(2, Math.min(MOST_SETS, (room.pairs().size() + 2) / 3));
    }

    /** Which set a pair is in; 0 for none. */
    public int setOf(CohortPair pair) {
        return room.setOf(pair).orElse(0);
    }

    /** The names of the pairs in each set, in the order in which they present. */
    public Map<Integer, List<String>> named() {
        return room.sets().entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        set -> set.getValue().stream()
                                .flatMap(pair -> room.pair(pair).stream())
                                .map(CohortPair::names)
                                .toList(),
                        (one, _) -> one,
                        java.util.TreeMap::new));
    }

    /** Sets too large for everybody to have the word. */
    public boolean isCrowded() {
        return room.sets().values().stream().map(List<UUID>::size).anyMatch(size -> size > GOOD_SIZE);
    }

    public String path() {
        return room.path() + "/plan";
    }
}
