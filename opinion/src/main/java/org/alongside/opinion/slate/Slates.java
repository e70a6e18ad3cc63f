package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alongside.opinion.Progress;
import org.alongside.opinion.Publication;
import org.alongside.opinion.Votes;

/**
 * Chooses slates. Everything here is exact, deterministic and the same whatever the order of votes; ties go to the
 * statement that comes first. Long searches stop with a {@link java.util.concurrent.CancellationException} when their
 * thread is interrupted.
 *
 * <pre>{@code
 * Slate slate = Slates.choose(votes, 10, Rule.EQUAL_SHARES);
 * slate.statements();            // ten ids
 * slate.guarantees();            // what they promise
 * slate.reach().unrepresented(); // whom they leave out
 * }</pre>
 *
 * <p>Votes have gaps: most people see a part of the statements. All rules but one read a gap as no agreement, which is
 * true of what was said and hard on statements that came late. {@link Rule#EQUAL_SHARES_SEEN} measures each statement
 * against the people who saw it. What any rule promises is checked afterwards on the votes cast, and the slate tells
 * how many of those it leaves out have yet to see what was chosen.
 */
public final class Slates {

    private Slates() {}

    /**
     * One slate from votes, with what it promises and whom it leaves out.
     *
     * @param size k, one or more; statements nobody agrees with are never chosen, so there may be fewer
     * @throws IllegalArgumentException if size is below one, or {@link Rule#PROPORTIONAL} is asked for more seats than whole
     *     numbers can score
     */
    public static Slate choose(Votes votes, int size, Rule rule) {
        return choose(votes, size, rule, Progress.NONE);
    }

    /** The same, telling how far it is. */
    public static Slate choose(Votes votes, int size, Rule rule, Progress told) {
        Progress progress = new Onward(told);
        if (size < 1) {
            throw new IllegalArgumentException("a slate has one statement or more, not " + size);
        }
        progress.at("reading who agrees", 0);
        Ballots ballots = Ballots.of(votes);
        int[] wanted = ballots.wanted();
        int[] chosen = wanted.length == 0 ? new int[0] : chosen(ballots, wanted, size, rule, progress.within(0.1, 0.8));
        List<Integer> ids = IntStream.of(chosen).mapToObj(votes::statementId).toList();
        progress.at("checking what it promises", 0.8);
        Reach reach = reach(votes, ballots, chosen);
        Slate slate = new Slate(rule, size, ids, guarantees(votes, ballots, chosen, size, rule, reach), reach);
        progress.at("slate made", 1);
        return slate;
    }

    /**
     * One slate of statements {@code 0..statements-1}, in the order the rule takes them; for rules that weigh whole
     * slates, most agreed first. {@link Rule#EQUAL_SHARES_ALONE} may leave seats empty.
     *
     * @param size k, from one to the number of statements
     * @throws IllegalArgumentException if size is out of range, nobody votes, or {@link Rule#PROPORTIONAL} is asked for more
     *     seats than whole numbers can score
     */
    public static int[] one(Ballots ballots, int size, Rule rule) {
        return new Choosing(ballots, size).one(rule);
    }

    /**
     * Every slate the rule may choose, over all ways of breaking ties: each ascending, and in ascending order. There
     * may be very many. {@link Rule#GREEDY_MONROE} and {@link Rule#EQUAL_SHARES_SEEN} break ties in one way only.
     *
     * @param size k, from one to the number of statements
     * @throws IllegalArgumentException as {@link #one}
     */
    public static List<int[]> all(Ballots ballots, int size, Rule rule) {
        return new Choosing(ballots, size)
                .all(rule).stream().map(slip -> slip.statements().clone()).toList();
    }

    private static int[] chosen(Ballots ballots, int[] wanted, int size, Rule rule, Progress progress) {
        Ballots without = wanted.length == ballots.statements() ? ballots : ballots.only(wanted);
        int[] places = new Choosing(without, Math.min(size, wanted.length), progress).one(rule);
        return Arrays.stream(places).map(place -> wanted[place]).toArray();
    }

    private static List<Guarantee> guarantees(
            Votes votes, Ballots ballots, int[] chosen, int size, Rule rule, Reach reach) {
        List<Guarantee> all = new ArrayList<>();
        Cohesion.Unheard worst = Cohesion.unheard(ballots, chosen, Property.everybody(ballots));
        boolean strong = worst.fairAt(size);
        boolean justified = strong || Property.JR.holds(ballots, chosen, size);
        all.add(new Guarantee(
                Property.JR,
                justified,
                justified
                        ? "Every group of 1 in " + size
                                + " people that agrees on a statement has somebody in it who agrees"
                                + " with a chosen one."
                        : "A group of 1 in " + size
                                + " people agrees on a statement, and nobody in it agrees with a chosen" + " one."));
        all.add(new Guarantee(Property.EJR_PLUS, strong, strong ? kept(size) : broken(votes, worst, size)));
        if (strong) {
            all.add(new Guarantee(
                    Property.EJR, true, "The same holds for a group that agrees on as many statements as its share."));
            all.add(new Guarantee(
                    Property.PJR, true, "Such a group finds as many chosen statements that some of it agree with."));
        }
        if (rule == Rule.EQUAL_SHARES || rule == Rule.EQUAL_SHARES_ALONE || rule == Rule.PHRAGMEN) {
            all.add(new Guarantee(
                    Property.PRICEABILITY,
                    true,
                    "Everybody has the same say to spend and spends it only on what they agree with; follows from the"
                            + " rule."));
        }
        all.add(new Guarantee(Guarantee.SEEN, true, amongThoseWhoSaw(reach.gap())));
        all.add(new Guarantee(
                Guarantee.NOBODY_LEFT, reach.unrepresented().size() < Publication.FLOOR, reach.inWords()));
        return all;
    }

    private static String kept(int size) {
        if (size == 1) {
            return "With one seat, the strong promise says no more than this.";
        }
        return "In every group as large as 2 in " + size
                + " people that agrees on a statement left out, somebody agrees with 2"
                + " chosen ones; in one of 3 in " + size + ", with 3; and so on.";
    }

    /** Names the statement, and says how large the group is, only where it is large enough for nobody to be pointed at. */
    private static String broken(Votes votes, Cohesion.Unheard worst, int size) {
        if (worst.people() < Publication.FLOOR) {
            return "A group agrees on a statement, which was left out, and nobody in it agrees with as many chosen ones"
                    + " as its share.";
        }
        String chosen = worst.level() == 1 ? "a chosen one" : worst.level() + " chosen ones";
        return "A group as large as " + worst.level() + " in " + size + " people agrees on statement "
                + votes.statementId(worst.statement()) + ", which was left out, and nobody in it agrees with " + chosen
                + ".";
    }

    private static String amongThoseWhoSaw(Reach.Gap gap) {
        if (gap.people() == 0) {
            return "Nobody agrees with a statement left out.";
        }
        if (gap.people() < Publication.FLOOR) {
            return "How far this goes among those who saw a statement left out would tell of fewer than "
                    + Publication.FLOOR + " people.";
        }
        int percent = (int) Math.ceil(100 * gap.part() - 1e-9);
        return "Of those who saw a statement left out, any part above " + percent
                + " % that agrees with it has somebody in it who agrees with a chosen one; above twice that, with two; and"
                + " so on.";
    }

    private static Reach reach(Votes votes, Ballots ballots, int[] chosen) {
        int[] heard = ballots.satisfaction(chosen);
        boolean[] in = new boolean[ballots.statements()];
        for (int statement : chosen) {
            in[statement] = true;
        }
        List<Integer> unrepresented = new ArrayList<>();
        int represented = 0;
        int stillOpen = 0;
        int silent = 0;
        for (int person = 0; person < heard.length; person++) {
            if (heard[person] > 0) {
                represented++;
            } else if (ballots.approvals(person) == 0) {
                silent++;
            } else {
                unrepresented.add(votes.personId(person));
                stillOpen += met(votes, person, in) < chosen.length ? 1 : 0;
            }
        }
        return new Reach(
                votes.people(),
                represented,
                unrepresented,
                stillOpen,
                silent,
                shared(votes, ballots, heard),
                gap(votes, ballots, chosen));
    }

    /** What most of the unrepresented agree with, the first of equals. */
    private static Reach.Shared shared(Votes votes, Ballots ballots, int[] heard) {
        Reach.Shared most = new Reach.Shared(-1, 0);
        for (int statement = 0; statement < ballots.statements(); statement++) {
            int here = 0;
            for (int person : ballots.approvers(statement)) {
                here += heard[person] == 0 ? 1 : 0;
            }
            most = here > most.people() ? new Reach.Shared(votes.statementId(statement), here) : most;
        }
        return most;
    }

    private static int met(Votes votes, int person, boolean[] in) {
        int met = 0;
        for (int cell = votes.from(person); cell < votes.to(person); cell++) {
            met += in[votes.column(cell)] ? 1 : 0;
        }
        return met;
    }

    private static Reach.Gap gap(Votes votes, Ballots ballots, int[] chosen) {
        Cohesion.Unheard worst = Cohesion.unheard(ballots, chosen, SeenShares.prices(ballots));
        int id = worst.statement() < 0 ? -1 : votes.statementId(worst.statement());
        return new Reach.Gap(id, worst.level(), worst.people(), worst.of());
    }

    /** Never goes back, also where a rule starts anew. */
    private static final class Onward implements Progress {

        private final Progress told;
        private double furthest;

        Onward(Progress told) {
            this.told = told;
        }

        @Override
        public void at(String step, double done) {
            furthest = Math.max(furthest, done);
            told.at(step, furthest);
        }
    }
}
