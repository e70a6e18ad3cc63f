package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.alongside.programme.Readiness;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as one of its people sees it, or a lead of its programme.
 *
 * @param next the next day that takes place
 * @param facilitators the pair that facilitates it now
 * @param asked who was asked to facilitate and has not answered, for the leads
 * @param invited who was brought in and has not answered, for the leads
 * @param needs what people need to take part, for the leads
 * @param columns what pairs do before or between the days, for the facilitators
 * @param name as typed by a lead who asks somebody to facilitate
 */
public record CohortPage(
        Cohort cohort,
        UUID reader,
        boolean leads,
        boolean facilitates,
        Instant now,
        List<CohortDay> days,
        @Nullable CohortDay next,
        List<CohortPair> pairs,
        @Nullable CohortPair facilitators,
        @Nullable UUID facilitation,
        List<Asked> asked,
        List<Invited> invited,
        List<Need> needs,
        List<String> columns,
        List<Row> rows,
        String name,
        String email,
        Problems problems) {

    /** @param who a name, or the names of the pair once it is known */
    public record Asked(UUID id, String who, Instant lapsesAt) {}

    /** What somebody needs to take part, as they were asked in. */
    public record Need(String name, String words) {}

    /** A pair that was brought in and is not one yet. */
    public record Invited(String lives, String livesStanding, String works, String worksStanding) {}

    /**
     * How far a pair is.
     *
     * @param cells one a column; null where it has not begun
     * @param came to how many of the days that are over both came, or sent word
     */
    public record Row(CohortPair pair, List<Readiness.@Nullable Step> cells, int came) {

        public boolean isReady() {
            return cells.stream().allMatch(cell -> cell != null && cell.standing() == Readiness.Standing.DONE);
        }
    }

    public long ready() {
        return rows.stream().filter(Row::isReady).count();
    }

    public long over() {
        return days.stream()
                .filter(day -> !day.isCancelled() && day.isOverAt(now))
                .count();
    }

    /** The reader's own pair in it, if they have one. */
    public @Nullable CohortPair mine() {
        return pairs.stream().filter(pair -> pair.has(reader)).findFirst().orElse(null);
    }
}
