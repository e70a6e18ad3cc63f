package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
 *       word for word; then each statement is renewed only when every part of its people that did the same between the two
 *       (stayed, came, changed their vote, or went from one side to another) is at least the floor, so that no comparison of
 *       one publication with the next is about fewer.
 * </ul>
 *
 * <p>What it cannot do: counts are exact, so someone who already knows the votes of everybody else on a statement learns the
 * last one from the total, whatever the floor. Where that must not be, publish {@link #blurred}.
 */
public final class Publication {

    /** The floor when nothing else was decided. */
    public static final int FLOOR = 10;

    private static final int HELD_BACK = -1;
    private static final int UNSEEN = -2;

    private final Votes basis;
    private final Sides sides;
    private final int floor;
    private final Map<Integer, Row> rows;
    /** What each row was counted on, which may be older than the basis. */
    private final Map<Integer, Origin> origins;

    private final boolean[] sideShown;

    private record Origin(Votes votes, Sides sides, Row row) {}

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

    private Publication(Votes basis, Sides sides, int floor, Map<Integer, Row> rows, Map<Integer, Origin> origins) {
        this.basis = basis;
        this.sides = sides;
        this.floor = floor;
        this.rows = rows;
        this.origins = origins;
        this.sideShown = sizesShown(basis, sides, floor);
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
        Map<Integer, Row> rows = new TreeMap<>();
        Map<Integer, Origin> origins = new HashMap<>();
        var counts = sides.counts(votes);
        boolean enough = voters(votes) >= floor;
        for (int column = 0; enough && column < votes.statements(); column++) {
            var row = row(votes.statementId(column), counts.get(column), floor);
            if (row.everyone.isPresent() || row.sides.stream().anyMatch(Optional::isPresent)) {
                rows.put(row.statement, row);
                origins.put(row.statement, new Origin(votes, sides, row));
            }
        }
        return new Publication(votes, sides, floor, rows, origins);
    }

    /**
     * The next publication: this very one until enough people have new or changed votes. A statement on which too few have
     * done the same since it was last counted keeps its numbers; where sides have other names by now, those of everybody.
     */
    public Publication next(Votes now, Sides divided) {
        if (peopleChanged(now) < floor) {
            return this;
        }
        var next = of(now, divided, floor);
        origins.forEach((statement, origin) -> {
            var row = next.rows.get(statement);
            if (row != null && !mayFollow(origin, new Origin(now, divided, row))) {
                next.keep(statement, origin);
            }
        });
        return next;
    }

    private void keep(int statement, Origin origin) {
        boolean sameNames = origin.sides.names().equals(sides.names());
        var nothing = Collections.nCopies(sides.names().size(), Optional.<Count>empty());
        rows.put(statement, sameNames ? origin.row : new Row(statement, origin.row.everyone, List.copyOf(nothing)));
        origins.put(statement, origin);
    }

    /** Whether each part of a statement's people that did the same between two counts is nobody or at least the floor. */
    private boolean mayFollow(Origin before, Origin now) {
        Map<List<Integer>, Integer> parts = new HashMap<>();
        boolean changed = false;
        for (int row = 0; row < now.votes.people(); row++) {
            int person = now.votes.personId(row);
            changed |= count(parts, before, now, person);
        }
        for (int row = 0; row < before.votes.people(); row++) {
            int person = before.votes.personId(row);
            changed |= now.votes.rowOf(person) < 0 && count(parts, before, now, person);
        }
        return !changed || parts.values().stream().allMatch(people -> people >= floor);
    }

    /** Puts a person into their part; says whether anything about them changed. */
    private static boolean count(Map<List<Integer>, Integer> parts, Origin before, Origin now, int person) {
        var then = vote(before, person);
        var here = vote(now, person);
        if (then == null && here == null) {
            return false;
        }
        int from = then == null ? UNSEEN : shownSide(before, person);
        int to = here == null ? UNSEEN : shownSide(now, person);
        int same = then == here ? 1 : 0;
        parts.merge(List.of(from, to, same), 1, Integer::sum);
        return from != to || same == 0;
    }

    private static @Nullable Vote vote(Origin origin, int person) {
        int row = origin.votes.rowOf(person);
        return row < 0 ? null : origin.votes.at(row, origin.votes.columnOf(origin.row.statement));
    }

    /** A person's side, where a number about it is shown. */
    private static int shownSide(Origin origin, int person) {
        int side = origin.sides.of(person);
        return side >= 0 && origin.row.sides.get(side).isPresent() ? side : HELD_BACK;
    }

    /** How many people's votes differ from those this publication was made of. */
    public int peopleChanged(Votes now) {
        int changed = 0;
        for (int row = 0; row < now.people(); row++) {
            changed += same(now, row, basis.rowOf(now.personId(row))) ? 0 : 1;
        }
        for (int row = 0; row < basis.people(); row++) {
            changed += now.rowOf(basis.personId(row)) < 0 && basis.votesBy(row) > 0 ? 1 : 0;
        }
        return changed;
    }

    public int floor() {
        return floor;
    }

    public Sides sides() {
        return sides;
    }

    /** How many people have voted, unless fewer than the floor. */
    public OptionalInt people() {
        int people = voters(basis);
        return people >= floor ? OptionalInt.of(people) : OptionalInt.empty();
    }

    /** How many people on a side have voted, unless held back. */
    public OptionalInt size(int side) {
        return sideShown[side] ? OptionalInt.of(voters(basis, sides)[side]) : OptionalInt.empty();
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
        List<Integer> suppressed = new ArrayList<>();
        for (int column = 0; column < basis.statements(); column++) {
            @Nullable Row row = rows.get(basis.statementId(column));
            if (row == null || row.everyone.isEmpty() || row.sides.stream().anyMatch(Optional::isEmpty)) {
                suppressed.add(basis.statementId(column));
            }
        }
        return suppressed;
    }

    /**
     * The ranked list of what people share, made only of statements every number of which may be shown; one that is held back
     * for some side is left out, as its place in the list would tell of that side.
     */
    public List<CommonGround.Entry> commonGround() {
        return CommonGround.ranked(CommonGround.of(basis, sides).stream()
                .filter(entry -> row(entry.statement()).filter(Row::whole).isPresent())
                .map(this::asShown)
                .toList());
    }

    private CommonGround.Entry asShown(CommonGround.Entry entry) {
        var row = row(entry.statement()).orElseThrow();
        List<Count> counts = new ArrayList<>(List.of(row.everyone.orElseThrow()));
        row.sides.forEach(side -> counts.add(side.orElseThrow()));
        // A score of today would tell of votes that a row of yesterday does not hold.
        boolean today = counts.getFirst().equals(entry.everyone())
                && counts.subList(1, counts.size()).equals(entry.sides());
        return today ? entry : CommonGround.entry(entry.statement(), counts, OptionalDouble.empty());
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
        var random = new SplittableRandom(key * 0x9E3779B97F4A7C15L + basis.hashCode());
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
        return (int) Math.floor(Math.log1p(-random.nextDouble()) / -rate);
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
        if (now.votesBy(row) != basis.votesBy(before)) {
            return false;
        }
        for (int i = 0; i < now.votesBy(row); i++) {
            int cell = now.from(row) + i;
            int other = basis.from(before) + i;
            if (now.value(cell) != basis.value(other)
                    || now.statementId(now.column(cell)) != basis.statementId(basis.column(other))) {
                return false;
            }
        }
        return true;
    }
}
