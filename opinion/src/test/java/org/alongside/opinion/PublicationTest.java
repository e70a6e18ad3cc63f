package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static Sides sides(int... sizes) {
        Map<Integer, String> names = new HashMap<>();
        int person = 0;
        for (int side = 0; side < sizes.length; side++) {
            for (int i = 0; i < sizes[side]; i++) {
                names.put(person++, "side " + side);
            }
        }
        return Sides.declared(names);
    }

    private static Votes votes(int people, int statements, long seed) {
        var random = new SplittableRandom(seed);
        var votes = Votes.builder();
        for (int person = 0; person < people; person++) {
            for (int statement = 0; statement < statements; statement++) {
                votes.add(person, statement, random.nextInt(-1, 2));
            }
        }
        return votes.build();
    }

    private static int value(Votes votes, int person, int statement) {
        return votes.value(votes.from(votes.rowOf(person)) + statement);
    }

    private static Votes with(Votes votes, int person, int statement, int value) {
        var changed = Votes.builder();
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                changed.add(votes.personId(row), votes.statementId(votes.column(cell)), votes.value(cell));
            }
        }
        return changed.add(person, statement, value).build();
    }

    @Test
    void fewer_than_the_floor_are_not_spoken_of() {
        var nine = Publication.of(votes(9, 3, 1), sides(9), 10);
        var ten = Publication.of(votes(10, 3, 1), sides(10), 10);

        assertThat(nine.rows()).isEmpty();
        assertThat(nine.people()).isEmpty();
        assertThat(nine.suppressed()).containsExactly(0, 1, 2);
        assertThat(ten.rows()).hasSize(3);
        assertThat(ten.people()).hasValue(10);
        assertThatThrownBy(() -> Publication.of(votes(9, 3, 1), sides(9), 1)).hasMessageContaining("protects nobody");
    }

    @Test
    void a_small_side_takes_a_second_one_with_it_so_that_subtraction_finds_nothing() {
        var row = Publication.of(votes(60, 1, 2), sides(30, 25, 5), 10).row(0).orElseThrow();

        assertThat(row.everyone()).isPresent();
        assertThat(row.sides().get(0)).isPresent();
        assertThat(row.sides().get(1)).isEmpty();
        assertThat(row.sides().get(2)).isEmpty();
    }

    @Test
    void with_no_second_side_to_hide_behind_the_total_goes_too() {
        var row = Publication.of(votes(33, 1, 2), sides(30, 3), 10).row(0);

        // Held back: 3, then 30 as well; together 33, so the total may stand, but no side may.
        assertThat(row.orElseThrow().sides()).allMatch(Optional::isEmpty);
        assertThat(row.orElseThrow().everyone()).isPresent();
    }

    @Test
    void people_without_a_vote_hold_no_size_back() {
        var votes = Votes.builder();
        for (int person = 0; person < 43; person++) {
            votes.person(person);
            if (person < 40) {
                votes.add(person, 0, 1);
            }
        }
        var door = Publication.of(votes.build(), sides(25, 15), 10);

        assertThat(door.people()).hasValue(40);
        assertThat(door.size(0)).hasValue(25);
        assertThat(door.size(1)).hasValue(15);
    }

    @Test
    void no_sum_of_what_is_shown_is_about_fewer_than_the_floor() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            int[] parts = new int[random.nextInt(1, 6)];
            for (int part = 0; part < parts.length; part++) {
                parts[part] = random.nextInt(0, 30);
            }
            int unsided = random.nextInt(4) == 0 ? random.nextInt(0, 15) : 0;
            boolean[] shown = Publication.shown(parts, unsided, 10);
            int held = unsided;
            boolean any = false;
            for (int part = 0; part < parts.length; part++) {
                held += shown[part] ? 0 : parts[part];
                any |= shown[part];
                assertThat(shown[part] && parts[part] < 10).isFalse();
            }
            assertThat(any && held > 0 && held < 10).as("seed " + seed).isFalse();
        }
    }

    @Test
    void nothing_new_is_said_until_ten_people_have_new_or_changed_votes() {
        var votes = votes(30, 4, 5);
        var door = Publication.of(votes, sides(30), 10);
        var now = votes;
        for (int person = 0; person < 9; person++) {
            now = with(now, person, 0, votes.value(votes.from(person)) == 1 ? -1 : 1);
            // Many votes of one person are still one person.
            now = with(now, person, 1, 0);
            assertThat(door.next(now, sides(30))).isSameAs(door);
        }
        now = with(now, 77, 0, 1);

        assertThat(door.peopleChanged(now)).isEqualTo(10);
        assertThat(door.next(now, sides(30))).isNotSameAs(door);
    }

    @Test
    void who_knows_all_but_the_latest_vote_learns_nothing_from_the_door() {
        var random = new SplittableRandom(11);
        int right = 0;
        int trials = 3000;
        for (int trial = 0; trial < trials; trial++) {
            var before = votes(20, 2, trial);
            var door = Publication.of(before, sides(20), 10);
            int secret = random.nextInt(-1, 2);
            var after = door.next(with(before, 3, 0, secret), sides(20));
            // The attacker counts what the door now says against the votes of all others, known to the last one.
            List<Integer> possible = new ArrayList<>();
            for (int guess = -1; guess <= 1; guess++) {
                if (door.next(with(before, 3, 0, guess), sides(20)).rows().equals(after.rows())) {
                    possible.add(guess);
                }
            }
            right += possible.get(random.nextInt(possible.size())) == secret ? 1 : 0;
        }
        assertThat((double) right / trials).isBetween(1 / 3.0 - 0.035, 1 / 3.0 + 0.035);
    }

    @Test
    void who_knows_every_vote_but_one_finds_it_in_no_difference_even_when_enough_others_have_voted_elsewhere() {
        var random = new SplittableRandom(21);
        int right = 0;
        int trials = 600;
        for (int trial = 0; trial < trials; trial++) {
            var before = votes(25, 2, trial);
            var door = Publication.of(before, sides(40), 10);
            var others = before;
            for (int person = 10; person < 20; person++) {
                others = with(others, person, 1, (value(before, person, 1) + 2) % 3 - 1);
            }
            int secret = random.nextInt(-1, 2);
            var after = door.next(with(others, 30, 0, secret), sides(40));
            assertThat(after).isNotSameAs(door);
            List<Integer> possible = new ArrayList<>();
            for (int guess = -1; guess <= 1; guess++) {
                var supposed = door.next(with(others, 30, 0, guess), sides(40));
                if (supposed.rows().equals(after.rows())
                        && supposed.commonGround().equals(after.commonGround())) {
                    possible.add(guess);
                }
            }
            right += possible.get(random.nextInt(possible.size())) == secret ? 1 : 0;
        }
        assertThat((double) right / trials).isBetween(1 / 3.0 - 0.07, 1 / 3.0 + 0.07);
    }

    @Test
    void who_knows_every_vote_but_one_finds_it_in_nothing_that_is_published_sizes_scores_and_pictures_included() {
        var random = new SplittableRandom(31);
        int right = 0;
        int renewed = 0;
        int trials = 60;
        for (int trial = 0; trial < trials; trial++) {
            var synth = Synth.of(120, 16, 0.9, new double[] {0.6, 0.4}, trial);
            int silent = trial % 80;
            var before = synth.votes().only(row -> row < 80, column -> true).keeping(cell -> true);
            before = without(before, silent, 0);
            // Forty more people come, and none of them says anything on statement 0; one other person does.
            var others = copy(before);
            for (int row = 80; row < 120; row++) {
                for (int cell = synth.votes().from(row); cell < synth.votes().to(row); cell++) {
                    if (synth.votes().column(cell) != 0) {
                        others.add(
                                row, synth.votes().column(cell), synth.votes().value(cell));
                    }
                }
            }
            var known = others.build();
            var door = Publication.of(before, OpinionMap.of(before).sides(), 10);
            int secret = random.nextInt(-1, 2);
            String seen = everything(door.next(with(known, silent, 0, secret), PublicationTest::groups));
            renewed += seen.equals(everything(door)) ? 0 : 1;
            List<Integer> possible = new ArrayList<>();
            for (int guess = -1; guess <= 1; guess++) {
                if (everything(door.next(with(known, silent, 0, guess), PublicationTest::groups))
                        .equals(seen)) {
                    possible.add(guess);
                }
            }
            assertThat(possible).as("trial " + trial).containsExactly(-1, 0, 1);
            right += possible.get(random.nextInt(possible.size())) == secret ? 1 : 0;
        }
        assertThat((double) right / trials).isBetween(1 / 3.0 - 0.18, 1 / 3.0 + 0.18);
        assertThat(renewed).isGreaterThan(trials / 2);
    }

    private static Sides groups(Votes table) {
        return OpinionMap.of(table).sides();
    }

    /** The file and the page: every number, word and line that others may see. */
    private static String everything(Publication door) {
        var report = MapReport.of("", Map.of(), door, false, Progress.NONE);
        return Json.write(report.json()) + MapPage.of(report);
    }

    private static Votes.Builder copy(Votes votes) {
        var copy = Votes.builder();
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                copy.add(votes.personId(row), votes.statementId(votes.column(cell)), votes.value(cell));
            }
        }
        return copy;
    }

    private static Votes without(Votes votes, int person, int statement) {
        int row = votes.rowOf(person);
        return votes.keeping(cell ->
                cell < votes.from(row) || cell >= votes.to(row) || votes.statementId(votes.column(cell)) != statement);
    }

    @Test
    void what_ten_people_did_and_nine_took_back_is_told_by_no_two_publications() {
        var first = votes(40, 2, 3);
        var door = Publication.of(first, sides(40), 10);
        var second = first;
        for (int person = 0; person < 10; person++) {
            second = with(second, person, 0, (value(first, person, 0) + 2) % 3 - 1);
        }
        var next = door.next(second, sides(40));
        // Nine go back; ten others change something else, so that there is a publication at all.
        var third = second;
        for (int person = 0; person < 9; person++) {
            third = with(third, person, 0, value(first, person, 0));
        }
        for (int person = 20; person < 30; person++) {
            third = with(third, person, 1, (value(first, person, 1) + 2) % 3 - 1);
        }
        // Between the second and the third nine changed; between the first and the third, one.
        var last = next.next(third, sides(40));

        assertThat(next.row(0)).isNotEqualTo(door.row(0));
        assertThat(last.row(1)).isNotEqualTo(next.row(1));
        assertThat(last.row(0)).isEqualTo(next.row(0));
        // A tenth goes the other way: ten since the second, but only one more since the first.
        var fourth = with(third, 30, 0, (value(first, 30, 0) + 2) % 3 - 1);
        for (int person = 10; person < 20; person++) {
            fourth = with(fourth, person, 1, (value(first, person, 1) + 2) % 3 - 1);
        }
        assertThat(last.next(fourth, sides(40)).row(0)).isEqualTo(next.row(0));
    }

    @Test
    void no_statement_changes_by_what_fewer_than_ten_people_did() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var before = votes(60, 3, seed);
            var divided = sides(25, 35);
            var door = Publication.of(before, divided, 10);
            var now = before;
            int[] movers = new int[3];
            boolean[][] moved = new boolean[3][60];
            for (int change = 0; change < 40; change++) {
                int person = random.nextInt(60);
                int statement = random.nextInt(random.nextInt(1, 4));
                now = with(now, person, statement, random.nextInt(-1, 2));
            }
            for (int person = 0; person < 60; person++) {
                for (int statement = 0; statement < 3; statement++) {
                    moved[statement][person] = now.at(person, statement) != before.at(person, statement);
                    movers[statement] += moved[statement][person] ? 1 : 0;
                }
            }
            var after = door.next(now, divided);
            for (int statement = 0; statement < 3; statement++) {
                var old = door.row(statement).orElseThrow();
                if (!after.row(statement).orElseThrow().equals(old)) {
                    assertThat(movers[statement]).as("seed " + seed).isGreaterThanOrEqualTo(10);
                    for (int side = 0; side < 2; side++) {
                        int here = 0;
                        for (int person = 0; person < 60; person++) {
                            here += moved[statement][person] && divided.of(person) == side ? 1 : 0;
                        }
                        assertThat(here == 0 || here >= 10)
                                .as("seed " + seed + ", side " + side)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void who_changes_sides_among_few_is_not_given_away() {
        var votes = votes(50, 1, 8);
        var door = Publication.of(votes, sides(25, 25), 10);
        var now = votes;
        for (int person = 0; person < 24; person++) {
            now = with(now, person, 0, -votes.value(votes.from(person)));
        }
        Map<Integer, String> others = new HashMap<>();
        for (int person = 0; person < 50; person++) {
            others.put(person, person < 25 || person == 40 ? "side 0" : "side 1");
        }

        assertThat(door.next(now, Sides.declared(others)).rows()).isEqualTo(door.rows());
    }

    @Test
    void who_knows_all_votes_of_a_small_side_but_one_finds_that_side_in_no_number() {
        var random = new SplittableRandom(12);
        var sides = sides(20, 15, 4);
        int right = 0;
        int trials = 3000;
        for (int trial = 0; trial < trials; trial++) {
            var votes = votes(39, 1, trial);
            int secret = votes.value(votes.from(38));
            var seen = Publication.of(votes, sides, 10).row(0).orElseThrow();
            // Knows side 0 and three of side 2; side 1 is unknown, so every vote that fits some side 1 is possible.
            List<Integer> possible = new ArrayList<>();
            for (int guess = -1; guess <= 1; guess++) {
                if (fits(seen, votes, guess)) {
                    possible.add(guess);
                }
            }
            right += possible.get(random.nextInt(possible.size())) == secret ? 1 : 0;
        }
        assertThat((double) right / trials).isBetween(1 / 3.0 - 0.035, 1 / 3.0 + 0.035);
    }

    private static boolean fits(Publication.Row seen, Votes votes, int guess) {
        var known = new int[3];
        for (int person = 0; person < 39; person++) {
            if (person < 20 || person >= 35 && person < 38) {
                known[votes.value(votes.from(person)) + 1]++;
            }
        }
        known[guess + 1]++;
        var total = seen.everyone().orElseThrow();
        return total.disagrees() >= known[0] && total.passes() >= known[1] && total.agrees() >= known[2];
    }

    @Test
    void blurred_numbers_bound_what_one_vote_can_show_even_to_who_knows_all_the_others() {
        int right = 0;
        int trials = 4000;
        double epsilon = 0.5;
        var random = new SplittableRandom(13);
        var others = votes(29, 1, 3);
        int agrees = others.agrees(0);
        int disagrees = others.disagrees(0);
        for (int trial = 0; trial < trials; trial++) {
            int secret = random.nextBoolean() ? 1 : -1;
            var shown = Publication.of(with(others, 99, 0, secret), sides(100), 10)
                    .blurred(epsilon, trial)
                    .getFirst()
                    .everyone()
                    .orElseThrow();
            // The best guess there is: the likelier of the two, knowing the noise.
            double agree = Math.abs(shown.agrees() - agrees - 1) + Math.abs(shown.disagrees() - disagrees);
            double disagree = Math.abs(shown.agrees() - agrees) + Math.abs(shown.disagrees() - disagrees - 1);
            int guess = agree == disagree ? (random.nextBoolean() ? 1 : -1) : agree < disagree ? 1 : -1;
            right += guess == secret ? 1 : 0;
        }
        double bound = Math.exp(epsilon) / (1 + Math.exp(epsilon));
        assertThat((double) right / trials).isLessThan(bound + 0.03).isGreaterThan(0.47);
    }

    @Test
    void asking_twice_averages_nothing_out() {
        var door = Publication.of(votes(40, 3, 1), sides(20, 20), 10);

        assertThat(door.blurred(1, 5)).isEqualTo(door.blurred(1, 5)).isNotEqualTo(door.blurred(1, 6));
    }

    @Test
    void the_published_list_leaves_out_statements_with_anything_held_back() {
        var votes = Votes.builder();
        for (int person = 0; person < 40; person++) {
            votes.add(person, 0, 1);
            if (person < 25) {
                votes.add(person, 1, 1);
            }
            if (person < 9) {
                votes.add(person, 2, 1);
            }
        }
        var door = Publication.of(votes.build(), sides(20, 20), 10);

        assertThat(door.commonGround().stream().map(CommonGround.Entry::statement))
                .containsExactly(0);
        assertThat(door.suppressed()).containsExactly(1, 2);
    }
}
