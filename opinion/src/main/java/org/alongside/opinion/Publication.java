package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which numbers about votes reach others than the voter. Inside, everything is computed on all votes;
 * out of this door goes
 *
 * <ul>
 *   <li>nothing about fewer people than the floor: no side smaller than it, no statement that fewer have voted on;
 *   <li>nothing from which a number held back could be had by subtraction: where one side is held back another is too, until
 *       those held back are together at least the floor, and failing that the total (complementary suppression);
 *   <li>nothing new until at least the floor's number of people have new or changed votes: until then the door repeats itself
 *       word for word; then each statement is renewed only when every part of its people that did the same since any earlier
 *       publication (stayed, came, changed their vote, or went from one side to another) is at least the floor, so that no
 *       comparison of two publications is about fewer.
 * </ul>
 *
 * <p>The last holds for everything, not only for counts: what was renewed, and of the rest what was known before, is one table,
 * {@link #votes}, and sizes, scores, maps and pictures that others may see are computed from it alone.
 *
 * <p>What it cannot do: counts are exact, so someone who already knows the votes of everybody else on a statement learns the
 * last one from the total, whatever the floor. Where that must not be, publish {@link #blurred}.
 */
public final class Publication {

    /** The floor when nothing else was decided. */
    public static final int FLOOR = 10;

    private static final long SEED = 20261123;
    private static final int HELD_BACK = -1;
    private static final int UNSEEN = -2;

    private final Votes latest;
    private final Votes votes;
    private final Sides sides;
    private final int floor;
    private final Map<Integer, Row> rows = new TreeMap<>();
    /** By statement, each state in which it was renewed, the last one last. */
    private final Map<Integer, List<Origin>> origins;

    private final boolean[] sideShown;

    /** A statement as it was counted once: the votes, who was on which side, and what was shown. */
    private record Origin(Votes votes, Sides sides, Row row) {

        boolean shown() {
            return row.everyone.isPresent() || row.sides.stream().anyMatch(Optional::isPresent);
        }

        @Nullable
        Vote vote(int person) {
            int row = votes.rowOf(person);
            int column = votes.columnOf(this.row.statement);
            return row < 0 || column < 0 ? null : votes.at(row, column);
        }

        /** A person's side, where a number about it is shown. */
        int side(int person) {
            int side = sides.of(person);
            return side >= 0 && row.sides.get(side).isPresent() ? side : HELD_BACK;
        }
    }

    /**
     * What may be said of one statement.
     *
     * @param everyone everybody's count, unless held back
     * @param sides a count for each side in its order, unless held back
     */
    public record Row(int statement, Optional<Count> everyone, List<Optional<Count>> sides) {

        /** Whether every number may be shown. */
        boolean whole() {
            return everyone.isPresent() && sides.stream().allMatch(Optional::isPresent);
        }
    }

    private Publication(Votes latest, Votes votes, Sides sides, int floor, Map<Integer, List<Origin>> origins) {
        this.latest = latest;
        this.votes = votes;
        this.sides = sides;
        this.floor = floor;
        this.origins = origins;
        this.sideShown = sizesShown(votes, sides, floor);
    }

    /**
     * Opens the door on a first set of votes.
     *
     * @param floor the least number of people anything may be about, 2 or more
     */
    public static Publication of(Votes votes, Sides sides, int floor) {
        if (floor < 2) {
            throw new IllegalArgumentException("a floor of " + floor + " protects nobody; it is 2 or more");
        }
        var first = new Publication(votes, votes, sides, floor, new HashMap<>());
        first.counted(votes, sides).forEach((statement, now) -> first.renew(statement, now));
        return first;
    }

    /** The next publication with declared sides: this very one until enough people have new or changed votes. */
    public Publication next(Votes now, Sides declared) {
        return next(now, _ -> declared);
    }

    /**
     * The next publication: this very one until enough people have new or changed votes. A statement on which too few have
     * done the same since it was last counted keeps its votes of then; where too few went from one side to another, only
     * everybody's count is shown, or what was shown before if sides are called the same.
     *
     * @param divide makes sides of the votes that may be told of, as {@code table -> OpinionMap.of(table).sides()} does
     */
    public Publication next(Votes now, Function<Votes, Sides> divide) {
        if (peopleChanged(now) < floor) {
            return this;
        }
        Set<Integer> renewed = new TreeSet<>();
        for (int column = 0; column < now.statements(); column++) {
            int statement = now.statementId(column);
            if (mayFollow(new Origin(now, sides, nothing(statement, 0)), false)) {
                renewed.add(statement);
            }
        }
        while (true) {
            var table = table(now, renewed);
            var divided = divide.apply(table);
            var counted = counted(table, divided);
            Set<Integer> refused = new TreeSet<>();
            counted.forEach((statement, here) -> {
                if (renewed.contains(statement) && !mayFollow(here, true)) {
                    refused.add(statement);
                }
            });
            if (refused.isEmpty()) {
                var next = new Publication(now, table, divided, floor, new HashMap<>(origins));
                counted.forEach((statement, here) -> next.follow(statement, here, this));
                return next;
            }
            renewed.removeAll(refused);
        }
    }

    private void follow(int statement, Origin here, Publication before) {
        if (before.mayFollow(here, true)) {
            renew(statement, here);
            return;
        }
        boolean sameNames = before.sides.names().equals(sides.names());
        before.row(statement)
                .map(old -> sameNames ? old : new Row(statement, old.everyone, nothing(statement, sides).sides))
                .ifPresent(old -> rows.put(statement, old));
    }

    private void renew(int statement, Origin here) {
        List<Origin> known = new ArrayList<>(origins.getOrDefault(statement, List.of()));
        known.add(here);
        origins.put(statement, List.copyOf(known));
        if (here.shown()) {
            rows.put(statement, here.row);
        }
    }

    /** Today's votes on statements that are renewed, and on the others those told of before; none on what is gone. */
    private Votes table(Votes now, Set<Integer> renewed) {
        var table = Votes.builder();
        add(now, renewed::contains, table);
        add(votes, statement -> !renewed.contains(statement) && now.columnOf(statement) >= 0, table);
        return table.build();
    }

    private static void add(Votes from, IntPredicate statements, Votes.Builder table) {
        for (int row = 0; row < from.people(); row++) {
            for (int cell = from.from(row); cell < from.to(row); cell++) {
                int statement = from.statementId(from.column(cell));
                if (statements.test(statement)) {
                    table.add(from.personId(row), statement, from.value(cell));
                }
            }
        }
    }

    private Map<Integer, Origin> counted(Votes table, Sides divided) {
        Map<Integer, Origin> counted = new TreeMap<>();
        var counts = divided.counts(table);
        boolean enough = voters(table) >= floor;
        for (int column = 0; column < table.statements(); column++) {
            int statement = table.statementId(column);
            var row = enough ? row(statement, counts.get(column), floor) : nothing(statement, divided);
            counted.put(statement, new Origin(table, divided, row));
        }
        return counted;
    }

    private static Row nothing(int statement, Sides sides) {
        return nothing(statement, sides.names().size());
    }

    private static Row nothing(int statement, int sides) {
        return new Row(statement, Optional.empty(), Collections.nCopies(sides, Optional.empty()));
    }

    /** Whether a statement can be told of anew without telling of few, whichever earlier publication it is compared with. */
    private boolean mayFollow(Origin now, boolean bySide) {
        var before = origins.getOrDefault(now.row.statement, List.of());
        if (before.isEmpty()) {
            int column = now.votes.columnOf(now.row.statement);
            return column >= 0 && now.votes.seen(column) >= floor;
        }
        return before.stream().allMatch(one -> mayFollow(one, now, bySide));
    }

    /** Whether each part of a statement's people that did the same between two counts is nobody or at least the floor. */
    private boolean mayFollow(Origin before, Origin now, boolean bySide) {
        Map<List<Integer>, Integer> parts = new HashMap<>();
        boolean changed = false;
        for (int row = 0; row < now.votes.people(); row++) {
            changed |= count(parts, before, now, now.votes.personId(row), bySide);
        }
        for (int row = 0; row < before.votes.people(); row++) {
            int person = before.votes.personId(row);
            changed |= now.votes.rowOf(person) < 0 && count(parts, before, now, person, bySide);
        }
        return !changed || parts.values().stream().allMatch(people -> people >= floor);
    }

    /** Puts a person into their part; says whether anything about them changed. */
    private static boolean count(
            Map<List<Integer>, Integer> parts, Origin before, Origin now, int person, boolean bySide) {
        var then = before.vote(person);
        var here = now.vote(person);
        // Of those who stayed as they were nothing is told by a statement that was not shown before.
        if (then == null && here == null || then == here && !before.shown()) {
            return false;
        }
        int from = then == null ? UNSEEN : bySide ? before.side(person) : HELD_BACK;
        int to = here == null ? UNSEEN : bySide ? now.side(person) : HELD_BACK;
        int same = then == here ? 1 : 0;
        parts.merge(List.of(from, to, same), 1, Integer::sum);
        return from != to || same == 0;
    }

    /** How many people's votes differ from those there were when this publication was made. */
    public int peopleChanged(Votes now) {
        int changed = 0;
        for (int row = 0; row < now.people(); row++) {
            changed += same(now, row, latest.rowOf(now.personId(row))) ? 0 : 1;
        }
        for (int row = 0; row < latest.people(); row++) {
            changed += now.rowOf(latest.personId(row)) < 0 && latest.votesBy(row) > 0 ? 1 : 0;
        }
        return changed;
    }

    public int floor() {
        return floor;
    }

    /**
     * The votes that may be told of: those of the day, except on statements that could not be renewed yet. Whatever others are
     * to see beside this door's own numbers, such as scores, a map or a picture, is to be computed from this table.
     */
    public Votes votes() {
        return votes;
    }

    /** Those of them on statements of which everybody's count may be told. */
    Votes shown() {
        return votes.only(
                row -> true,
                column -> row(votes.statementId(column)).flatMap(Row::everyone).isPresent());
    }

    public Sides sides() {
        return sides;
    }

    /** How many people have voted, unless fewer than the floor. */
    public OptionalInt people() {
        int people = voters(votes);
        return people >= floor ? OptionalInt.of(people) : OptionalInt.empty();
    }

    /** How many people on a side have voted, unless held back. */
    public OptionalInt size(int side) {
        return sideShown[side] ? OptionalInt.of(voters(votes, sides)[side]) : OptionalInt.empty();
    }

    /** The statements something may be said of, by id. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** What may be said of one statement, if anything. */
    public Optional<Row> row(int statement) {
        return Optional.ofNullable(rows.get(statement));
    }

    /** Ids of the statements about which something or everything is held back. */
    public List<Integer> suppressed() {
        Set<Integer> suppressed = new TreeSet<>();
        for (var table : List.of(latest, votes)) {
            for (int column = 0; column < table.statements(); column++) {
                if (row(table.statementId(column)).filter(Row::whole).isEmpty()) {
                    suppressed.add(table.statementId(column));
                }
            }
        }
        return List.copyOf(suppressed);
    }

    /**
     * The ranked list of what people share, made only of statements every number of which may be shown; one that is held back
     * for some side is left out, as its place in the list would tell of that side.
     */
    public List<CommonGround.Entry> commonGround() {
        return commonGround(Bridging.of(Canonical.of(votes).votes()));
    }

    /** The same, with the scores of these votes. */
    List<CommonGround.Entry> commonGround(Bridging bridging) {
        List<CommonGround.Entry> entries = new ArrayList<>();
        for (int column = 0; column < votes.statements(); column++) {
            var row = row(votes.statementId(column)).filter(Row::whole);
            if (row.isPresent()) {
                List<Count> counts = new ArrayList<>(List.of(row.get().everyone.orElseThrow()));
                row.get().sides.forEach(side -> counts.add(side.orElseThrow()));
                entries.add(CommonGround.entry(votes.statementId(column), counts, bridging.score(column, floor)));
            }
        }
        return CommonGround.ranked(entries);
    }

    /**
     * How far two sides are apart on the statements for which both may be shown, from the votes that may be told of.
     *
     * @param first a side by its place
     * @param second another
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public Apart apart(int first, int second, Progress progress) {
        var shown = votes.only(
                row -> true,
                column -> row(votes.statementId(column))
                        .filter(row -> row.sides.get(first).isPresent()
                                && row.sides.get(second).isPresent())
                        .isPresent());
        return Apart.of(shown, sides, first, second, SEED, progress);
    }

    /**
     * The same rows with every count moved by a little noise, for readers who may know nearly all votes. Noise k comes with
     * probability proportional to e^(−ε·|k|/2), so one vote, which moves two counts by one, makes any outcome at most
     * e^ε times as likely (Ghosh, Roughgarden and Sundararajan 2009). Everybody's count is the sum of the sides' where all
     * are shown. Counts below zero become zero.
     *
     * @param epsilon above 0; at 1, a count is typically off by two or three
     * @param key secret; the same key and votes give the same noise, so asking twice averages nothing out
     */
    public List<Row> blurred(double epsilon, long key) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon is above 0, not " + epsilon);
        }
        var random = new SplittableRandom(key * 0x9E3779B97F4A7C15L + votes.hashCode());
        List<Row> blurred = new ArrayList<>();
        for (var row : rows.values()) {
            var noisy = row.sides.stream()
                    .map(side -> side.map(count -> blur(count, epsilon, random)))
                    .toList();
            boolean whole = noisy.stream().allMatch(Optional::isPresent)
                    && row.everyone.isPresent()
                    && sum(row.sides).equals(row.everyone.get());
            // A total beside its parts would be a second look at the same vote, so it is shown only as their sum.
            blurred.add(new Row(row.statement, whole ? Optional.of(sum(noisy)) : Optional.empty(), noisy));
        }
        return blurred;
    }

    private static Count sum(List<Optional<Count>> counts) {
        return counts.stream().flatMap(Optional::stream).reduce(Count.NONE, Count::plus);
    }

    private static Count blur(Count count, double epsilon, SplittableRandom random) {
        return new Count(
                Math.max(0, count.agrees() + noise(epsilon / 2, random)),
                Math.max(0, count.disagrees() + noise(epsilon / 2, random)),
                Math.max(0, count.passes() + noise(epsilon / 2, random)));
    }

    /** The difference of two geometric numbers, which has the two-sided geometric distribution. */
    private static int noise(double rate, SplittableRandom random) {
        int up = geometric(rate, random);
        int down = geometric(rate, random);
        return up - down;
    }

    private static int geometric(double rate, SplittableRandom random) {
        return (int) Math.floor(StrictMath.log1p(-random.nextDouble()) / -rate);
    }

    private static Row row(int statement, List<Count> counts, int floor) {
        var everyone = counts.getFirst();
        var sides = counts.subList(1, counts.size());
        int[] seen = sides.stream().mapToInt(Count::seen).toArray();
        int unsided = everyone.seen() - Arrays.stream(seen).sum();
        boolean[] shown = shown(seen, unsided, floor);
        boolean total = everyone.seen() >= floor && totalSafe(seen, unsided, shown, floor);
        List<Optional<Count>> open = new ArrayList<>();
        for (int side = 0; side < seen.length; side++) {
            open.add(shown[side] ? Optional.of(sides.get(side)) : Optional.empty());
        }
        return new Row(statement, total ? Optional.of(everyone) : Optional.empty(), open);
    }

    /**
     * Which parts of a total may be shown beside it: those of at least the floor, less the smallest of them as long as what is
     * held back is somebody and fewer than the floor, and could be had by subtraction.
     */
    static boolean[] shown(int[] parts, int unsided, int floor) {
        boolean[] shown = new boolean[parts.length];
        for (int part = 0; part < parts.length; part++) {
            shown[part] = parts[part] >= floor;
        }
        while (held(parts, unsided, shown) > 0 && held(parts, unsided, shown) < floor) {
            int smallest = -1;
            for (int part = 0; part < parts.length; part++) {
                if (shown[part] && (smallest < 0 || parts[part] < parts[smallest])) {
                    smallest = part;
                }
            }
            if (smallest < 0) {
                break;
            }
            shown[smallest] = false;
        }
        return shown;
    }

    private static boolean totalSafe(int[] parts, int unsided, boolean[] shown, int floor) {
        int held = held(parts, unsided, shown);
        return held == 0 || held >= floor;
    }

    private static int held(int[] parts, int unsided, boolean[] shown) {
        int held = unsided;
        for (int part = 0; part < parts.length; part++) {
            held += shown[part] ? 0 : parts[part];
        }
        return held;
    }

    private static boolean[] sizesShown(Votes votes, Sides sides, int floor) {
        int[] sizes = voters(votes, sides);
        return shown(sizes, voters(votes) - Arrays.stream(sizes).sum(), floor);
    }

    /** Voters on each side: those without a vote are in no total either, so they leave nothing to subtract. */
    private static int[] voters(Votes votes, Sides sides) {
        int[] voters = new int[sides.names().size()];
        for (int row = 0; row < votes.people(); row++) {
            int side = sides.of(votes.personId(row));
            if (side >= 0 && votes.votesBy(row) > 0) {
                voters[side]++;
            }
        }
        return voters;
    }

    private static int voters(Votes votes) {
        int voters = 0;
        for (int row = 0; row < votes.people(); row++) {
            voters += votes.votesBy(row) > 0 ? 1 : 0;
        }
        return voters;
    }

    private boolean same(Votes now, int row, int before) {
        if (before < 0) {
            return now.votesBy(row) == 0;
        }
        if (now.votesBy(row) != latest.votesBy(before)) {
            return false;
        }
        for (int i = 0; i < now.votesBy(row); i++) {
            int cell = now.from(row) + i;
            int other = latest.from(before) + i;
            if (now.value(cell) != latest.value(other)
                    || now.statementId(now.column(cell)) != latest.statementId(latest.column(other))) {
                return false;
            }
        }
        return true;
    }
}
