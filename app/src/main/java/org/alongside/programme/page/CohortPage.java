package org.alongside.programme.page;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.programme.Attendance;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.alongside.programme.OnADay;
import org.alongside.programme.Readiness;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as one of its people sees it, or a lead of its programme.
 *
 * @param next the next day that takes place
 * @param facilitators the pair that facilitates it now
 * @param asked who was asked to facilitate and has not answered, for the leads
 * @param brought who was brought in from a spreadsheet, for the leads
 * @param columns what pairs do before or between the days, for the facilitators
 * @param noted of how many people it is noted whether they came, by day, for the facilitators
 * @param own whether the reader came, by day
 * @param ways what leads on from a day, as other modules say
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
        Brought brought,
        List<String> columns,
        List<Row> rows,
        Map<UUID, Integer> noted,
        Map<UUID, Attendance> own,
        List<OnADay.Way> ways,
        String name,
        String email,
        Problems problems) {

    /** @param who a name, or the names of the pair once it is known */
    public record Asked(UUID id, String who, Instant lapsesAt) {}

    /** What somebody needs to take part, as they were asked in. */
    public record Need(String name, String words) {}

    /** Who was brought in from a spreadsheet. */
    public record Brought(List<Invited> invited, List<Refused> refused, List<Need> needs) {

        public static Brought nobody() {
            return new Brought(List.of(), List.of(), List.of());
        }
    }

    /** A pair that was brought in and is not one yet. */
    public record Invited(UUID id, Invitee lives, Invitee works, Instant lapsesAt) {

        public String names() {
            return say("{one} and {other}", "one", lives.name(), "other", works.name());
        }
    }

    public record Invitee(String name, boolean saidYes) {}

    /** A row whose people said no. Who they were is forgotten here, and stands in the file it came from. */
    public record Refused(int row, Instant broughtAt) {}

    /**
     * How far a pair is.
     *
     * @param cells one a column; null where it has not begun
     * @param came to how many of the days that are noted for both of them both came, or sent word
     * @param noted how many these are
     */
    public record Row(CohortPair pair, List<Readiness.@Nullable Step> cells, int came, int noted) {

        public boolean isReady() {
            return cells.stream().allMatch(cell -> cell != null && cell.standing() == Readiness.Standing.DONE);
        }
    }

    public long ready() {
        return rows.stream().filter(Row::isReady).count();
    }

    /** What a lead does next, so that the cohort can open. */
    public enum Step {
        DAYS,
        PAIRS,
        FACILITATORS,
        /** Others have to answer now. */
        WAIT
    }

    public Step step() {
        if (days.isEmpty()) {
            return Step.DAYS;
        }
        if (hasNobody() && cohort.call() == null) {
            return Step.PAIRS;
        }
        return facilitators == null && asked.isEmpty() ? Step.FACILITATORS : Step.WAIT;
    }

    public boolean hasNobody() {
        return pairs.isEmpty() && brought.invited().isEmpty();
    }

    /** Days whose facilitators can note who came, or who has sent word already. */
    public boolean canBeNoted(CohortDay day) {
        return facilitates && !day.isCancelled() && (day.isOverAt(now) || day.equals(next));
    }

    /** Several days with which nothing is left to do step back, so that what matters today fits a small screen. */
    public List<CohortDay> behind() {
        var over = days.stream().filter(this::isOver).toList();
        return over.size() > 1 ? over : List.of();
    }

    public List<CohortDay> ahead() {
        var behind = behind();
        return days.stream().filter(day -> !behind.contains(day)).toList();
    }

    private boolean isOver(CohortDay day) {
        return day.isOverAt(now) && (!canBeNoted(day) || noted.getOrDefault(day.id(), 0) > 0);
    }

    /** What leads on from a day. */
    public List<OnADay.Way> ways(CohortDay day) {
        return ways.stream().filter(way -> way.day().equals(day.id())).toList();
    }

    /** What everybody does just now, if a day is under way. */
    public List<OnADay.Way> underWay() {
        return ways.stream().filter(OnADay.Way::now).toList();
    }

    /** Whether somebody who is in the cohort reads this: only they have its days in their calendar. */
    public boolean isInside() {
        return facilitates || mine() != null;
    }

    /** The pair the reader acts as here; none for who only leads. */
    public @Nullable CohortPair acting() {
        return facilitates ? facilitators : mine();
    }

    /** The reader's own pair in it, if they have one. */
    public @Nullable CohortPair mine() {
        return pairs.stream().filter(pair -> pair.has(reader)).findFirst().orElse(null);
    }
}
