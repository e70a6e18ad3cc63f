package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoutingTest {

    /** Fifty people on a large side, ten on a small one; ten statements of which the last is new. */
    private static Sides sides() {
        Map<Integer, String> names = new HashMap<>();
        for (int person = 0; person < 60; person++) {
            names.put(person, person < 50 ? "large" : "small");
        }
        return Sides.declared(names);
    }

    private static Votes votes() {
        var votes = Votes.builder();
        for (int person = 0; person < 49; person++) {
            for (int statement = 0; statement < 9; statement++) {
                votes.add(person, statement, (person + statement) % 3 - 1);
            }
        }
        return votes.statement(9).build();
    }

    @Test
    void a_new_statement_is_likeliest_and_none_is_shut_out() {
        var chances = Routing.of(votes(), sides(), 1).chances(49, Set.of());

        assertThat(chances).hasSize(10);
        assertThat(chances.stream().mapToDouble(Routing.Drawn::probability).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(chances).allMatch(chance -> chance.probability() >= 0.2 / 10 - 1e-12);
        assertThat(chances.getLast().probability()).isGreaterThan(0.5);
    }

    @Test
    void a_side_that_has_not_been_asked_is_asked_about_everything() {
        var chances = Routing.of(votes(), sides(), 1).chances(55, Set.of());

        assertThat(chances).allMatch(chance -> Math.abs(chance.probability() - 0.1) < 1e-12);
    }

    @Test
    void the_same_seed_draws_the_same_and_other_seeds_differ() {
        var votes = votes();
        List<Routing.Drawn> first = new ArrayList<>();
        List<Routing.Drawn> again = new ArrayList<>();
        List<Routing.Drawn> other = new ArrayList<>();
        for (int person = 50; person < 60; person++) {
            Routing.of(votes, sides(), 1).next(person, Set.of()).ifPresent(first::add);
            Routing.of(votes, sides(), 1).next(person, Set.of()).ifPresent(again::add);
            Routing.of(votes, sides(), 2).next(person, Set.of()).ifPresent(other::add);
        }

        assertThat(first).hasSize(10).isEqualTo(again).isNotEqualTo(other);
        assertThat(first.stream().map(Routing.Drawn::statement).distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void nothing_is_asked_twice_nor_once_it_is_closed() {
        var routing = Routing.of(votes(), sides(), 1);

        assertThat(routing.next(0, Set.of()).orElseThrow().statement()).isEqualTo(9);
        assertThat(routing.next(0, Set.of(9))).isEmpty();
        assertThat(routing.chances(55, Set.of(0, 1))).hasSize(8);
        assertThat(Routing.of(Votes.builder().build(), sides(), 1).next(0, Set.of()))
                .isEmpty();
    }

    @Test
    void over_a_whole_conversation_no_statement_and_no_side_starves() {
        var sides = sides();
        var random = new SplittableRandom(9);
        var all = Votes.builder();
        for (int statement = 0; statement < 12; statement++) {
            all.statement(statement);
        }
        for (int turn = 0; turn < 360; turn++) {
            // Statements 12 to 15 come late.
            for (int late = 12; turn == 180 && late < 16; late++) {
                all.statement(late);
            }
            int person = turn % 60;
            Routing.of(all.build(), sides, 5)
                    .next(person, Set.of())
                    .ifPresent(drawn -> all.add(person, drawn.statement(), random.nextBoolean() ? 1 : -1));
        }
        var counts = sides.counts(all.build());

        assertThat(counts).hasSize(16);
        assertThat(counts).allSatisfy(count -> {
            assertThat(count.get(1).seen()).as("large side").isGreaterThanOrEqualTo(8);
            assertThat(count.get(2).seen()).as("small side").isGreaterThanOrEqualTo(1);
        });
        int[] seen = counts.stream().mapToInt(count -> count.getFirst().seen()).toArray();
        assertThat(seen[15]).isGreaterThan(seen[0] / 2);
    }

    @Test
    void kept_probabilities_take_out_the_favour_of_being_asked() {
        // Half the people agree and are asked nine times as often.
        var random = new SplittableRandom(2);
        List<Routing.Answer> answers = new ArrayList<>();
        for (int person = 0; person < 20_000; person++) {
            boolean agrees = person % 2 == 0;
            double probability = agrees ? 0.9 : 0.1;
            if (random.nextDouble() < probability) {
                answers.add(new Routing.Answer(
                        new Routing.Drawn(person, 3, probability), agrees ? Vote.AGREE : Vote.DISAGREE));
            }
        }

        assertThat(Routing.corrected(answers, 3, Vote.AGREE).orElseThrow()).isCloseTo(0.5, within(0.03));
        assertThat(Routing.corrected(answers, 4, Vote.AGREE)).isEmpty();
    }
}
