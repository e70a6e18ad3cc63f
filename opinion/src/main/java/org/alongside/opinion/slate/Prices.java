package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether prices can explain a slate, as a system of linear inequalities (Peters and Skowron 2020, definition of
 * price systems; Peters, Pierczyński, Shah and Skowron, "Market-based explanations of collective decisions", AAAI
 * 2021, equation 3). People with equal ballots may pay equally: the average of two solutions is one.
 */
final class Prices {

    private final Ballots ballots;
    private final int[] slate;
    private final boolean stable;
    private final int[][] payment;
    private final int offers;
    private final int variables;

    private Prices(Ballots ballots, int[] slate, boolean stable) {
        this.ballots = ballots;
        this.slate = slate;
        this.stable = stable;
        this.payment = new int[ballots.people()][];
        int next = 1;
        for (int kind = 0; kind < payment.length; kind++) {
            payment[kind] = new int[slate.length];
            Arrays.fill(payment[kind], -1);
            for (int place = 0; place < slate.length; place++) {
                if (ballots.approves(kind, slate[place])) {
                    payment[kind][place] = next++;
                }
            }
        }
        this.offers = next;
        this.variables = stable ? next + payment.length : next;
    }

    /** @param ballots merged; more seats than statements anybody wants are priceable when all of those are in */
    static boolean exist(Ballots ballots, int[] slate, boolean stable) {
        int[] wanted = ballots.wanted();
        if (wanted.length < slate.length) {
            return Arrays.stream(wanted).allMatch(statement -> Arrays.binarySearch(slate, statement) >= 0);
        }
        return new Prices(ballots, slate, stable).system().solvable();
    }

    /** Variable 0 is everybody's money; then each kind's payments; then, if stable, what each kind would offer. */
    private LinearSystem system() {
        LinearSystem system = new LinearSystem(variables);
        for (int place = 0; place < slate.length; place++) {
            Fraction[] row = row();
            for (int kind = 0; kind < payment.length; kind++) {
                if (payment[kind][place] >= 0) {
                    row[payment[kind][place]] = Fraction.of(ballots.weight(kind));
                }
            }
            system.equal(row, Fraction.ONE);
        }
        for (int kind = 0; kind < payment.length; kind++) {
            Fraction[] within = left(kind);
            for (int variable = 0; variable < variables; variable++) {
                within[variable] = within[variable].negated();
            }
            system.atMost(within, Fraction.ZERO);
            if (stable) {
                for (Fraction[] claim : claims(kind)) {
                    claim[offers + kind] = Fraction.of(-1);
                    system.atMost(claim, Fraction.ZERO);
                }
            }
        }
        for (int statement : ballots.wanted()) {
            if (Arrays.binarySearch(slate, statement) < 0) {
                system.atMost(temptation(statement), Fraction.ONE);
            }
        }
        return system;
    }

    /** An offer is at least what is left, and at least each payment. */
    private List<Fraction[]> claims(int kind) {
        List<Fraction[]> claims = new ArrayList<>();
        claims.add(left(kind));
        for (int place = 0; place < slate.length; place++) {
            if (payment[kind][place] >= 0) {
                Fraction[] row = row();
                row[payment[kind][place]] = Fraction.ONE;
                claims.add(row);
            }
        }
        return claims;
    }

    /** What the supporters of a statement outside could put together for it. */
    private Fraction[] temptation(int statement) {
        Fraction[] sum = row();
        for (int kind : ballots.approvers(statement)) {
            Fraction weight = Fraction.of(ballots.weight(kind));
            if (stable) {
                sum[offers + kind] = weight;
            } else {
                Fraction[] left = left(kind);
                for (int variable = 0; variable < variables; variable++) {
                    sum[variable] = sum[variable].plus(left[variable].times(weight));
                }
            }
        }
        return sum;
    }

    /** Money less payments. */
    private Fraction[] left(int kind) {
        Fraction[] row = row();
        row[0] = Fraction.ONE;
        for (int variable : payment[kind]) {
            if (variable >= 0) {
                row[variable] = Fraction.of(-1);
            }
        }
        return row;
    }

    private Fraction[] row() {
        Fraction[] row = new Fraction[variables];
        Arrays.fill(row, Fraction.ZERO);
        return row;
    }
}
