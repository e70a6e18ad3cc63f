package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.alongside.opinion.Votes;
import org.junit.jupiter.api.Test;

class SlatesTest {

    /** Six people want 0, 1 and 2; four want 3 and 4. */
    private static final Ballots SIX_AND_FOUR =
            Ballots.complete(5, people(6, new int[] {0, 1, 2}, 4, new int[] {3, 4}));

    @Test
    void counting_agreements_gives_the_larger_group_every_seat() {
        assertThat(Slates.one(SIX_AND_FOUR, 3, Rule.APPROVAL)).containsExactly(0, 1, 2);
    }

    @Test
    void equal_shares_gives_six_and_four_people_three_and_two_seats_of_five() {
        // Each person has 5/10. Statement 0 costs the six 1/6 each, so they buy three and have nothing left;
        // the four pay 1/4 each and buy two.
        assertThat(Slates.one(SIX_AND_FOUR, 5, Rule.EQUAL_SHARES_ALONE)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Slates.one(SIX_AND_FOUR, 2, Rule.EQUAL_SHARES)).containsExactly(0, 3);
    }

    @Test
    void equal_shares_alone_leaves_a_seat_empty_that_nobody_can_pay_for() {
        // With 2 seats each of ten people has 1/5. The six have 6/5: they buy one statement and keep 1/5 together.
        // The four have 4/5, too little for any.
        assertThat(Slates.one(SIX_AND_FOUR, 2, Rule.EQUAL_SHARES_ALONE)).containsExactly(0);
        // With money for 3 seats the six keep 4/5 after the first, and the four have 6/5: the second is theirs.
        assertThat(Slates.one(SIX_AND_FOUR, 2, Rule.EQUAL_SHARES_INCREMENT)).containsExactly(0, 3);
        // By approval instead, the six get it.
        assertThat(Slates.one(SIX_AND_FOUR, 2, Rule.EQUAL_SHARES_APPROVAL)).containsExactly(0, 1);
    }

    @Test
    void a_tie_shows_in_all_slates_and_goes_to_the_first_statement_in_one() {
        Ballots twins = Ballots.complete(3, List.of(new int[] {1, 2}, new int[] {1, 2}));

        assertThat(Slates.all(twins, 1, Rule.PHRAGMEN)).containsExactly(new int[] {1}, new int[] {2});
        assertThat(Slates.one(twins, 1, Rule.PHRAGMEN)).containsExactly(1);
    }

    @Test
    void covering_one_person_more_beats_pleasing_two_people_twice() {
        // Nora and Jun agree with 0 and 1, Ada only with 2.
        Ballots three = Ballots.complete(3, List.of(new int[] {0, 1}, new int[] {0, 1}, new int[] {2}));

        assertThat(Slates.all(three, 2, Rule.COVERAGE)).containsExactly(new int[] {0, 2}, new int[] {1, 2});
        // 2 · (1 + 1/2) = 3 for {0, 1}, and 2 + 1 = 3 for {0, 2}: proportional approval cannot decide.
        assertThat(Slates.all(three, 2, Rule.PROPORTIONAL)).hasSize(3);
    }

    @Test
    void loads_are_shared_where_statements_share_supporters() {
        // Person 0 agrees with both statements, person 1 with the first: each bears one, support 1, highest load 1.
        Ballots two = Ballots.complete(2, List.of(new int[] {0, 1}, new int[] {0}));

        assertThat(Sharing.of(two, new int[] {0, 1}).support()).isEqualTo(Fraction.ONE);
        assertThat(Sharing.of(two, new int[] {0}).support()).isEqualTo(Fraction.of(2));
        // With a third person for the first statement: 1 · s ≤ 1 for {1}, so the loads are 1, then 1/2 and 1/2.
        Ballots more = Ballots.complete(2, List.of(new int[] {0, 1}, new int[] {0}, new int[] {0}));
        assertThat(Sharing.of(more, new int[] {0, 1}).spread())
                .containsExactly(new Sharing.Bearing(Fraction.ONE, 1), new Sharing.Bearing(Fraction.of(1, 2), 2));
    }

    @Test
    void a_slate_says_whom_it_leaves_out_and_who_may_still_be_asked() {
        Votes votes = Votes.builder()
                .add(1, 10, 1)
                .add(2, 10, 1)
                .add(3, 10, 1)
                .add(4, 10, -1)
                .add(4, 20, 1)
                .add(5, 20, 1)
                .add(6, 10, 0)
                .build();

        Slate slate = Slates.choose(votes, 1, Rule.EQUAL_SHARES);

        assertThat(slate.statements()).containsExactly(10);
        assertThat(slate.reach().represented()).isEqualTo(3);
        assertThat(slate.reach().unrepresented()).containsExactly(4, 5);
        assertThat(slate.reach().stillOpen()).isOne();
        assertThat(slate.reach().silent()).isOne();
        assertThat(slate.reach().gap()).isEqualTo(new Reach.Gap(20, 1, 2, 6));
    }

    @Test
    void what_a_slate_promises_is_checked_and_said_in_words() {
        Votes votes = disagreeing(60, 40);

        Slate fair = Slates.choose(votes, 2, Rule.EQUAL_SHARES);
        Slate unfair = Slates.choose(votes, 3, Rule.APPROVAL);

        assertThat(fair.guarantees())
                .extracting(Guarantee::name)
                .containsExactly("jr", "ejr+", "ejr", "pjr", "priceability", Guarantee.SEEN, Guarantee.NOBODY_LEFT);
        assertThat(fair.guarantees()).allMatch(Guarantee::holds);
        assertThat(unfair.guarantees().getFirst().holds()).isFalse();
        assertThat(unfair.guarantees().get(1).inWords())
                .isEqualTo("A group as large as 1 in 3 people agrees on statement 3, which was left out, and"
                        + " nobody in it agrees with a chosen one.");
        assertThat(unfair.guarantees().get(unfair.guarantees().size() - 2).inWords())
                .contains("above 40 %");
        assertThat(unfair.guarantees().getLast().inWords())
                .isEqualTo("40 of 100 people agree with something, but with nothing chosen."
                        + " All of them agree with statement 3.");
    }

    @Test
    void others_are_shown_no_names_and_no_counts() {
        Slate slate = Slates.choose(disagreeing(6, 4), 3, Rule.APPROVAL);

        assertThat(slate.forOthers()).containsOnlyKeys("rule", "statements", "guarantees");
        assertThat(slate.forOthers()).containsEntry("rule", "av").containsEntry("statements", List.of(0, 1, 2));
        assertThat(slate.guarantees().get(1).inWords()).contains("agrees on a statement, which was left out");
    }

    @Test
    void what_rests_on_fewer_than_ten_is_told_without_a_number() {
        Slate slate = Slates.choose(disagreeing(8, 4), 3, Rule.APPROVAL);

        assertThat(slate.guarantees())
                .extracting(Guarantee::inWords)
                .contains(
                        "A group agrees on a statement, which was left out, and nobody in it agrees with as many chosen"
                                + " ones as its share.",
                        "How far this goes among those who saw a statement left out would tell of fewer than 10 people.");
        assertThat(Slates.choose(disagreeing(5, 4), 3, Rule.APPROVAL).forOthers())
                .containsEntry("statements", List.of())
                .containsEntry("guarantees", List.of());
    }

    @Test
    void a_statement_few_have_seen_is_not_held_against_its_supporters() {
        // 100 people saw statements 0 to 3, and half of them agree with all of these. The other half agree with none,
        // and the 20 of them who saw statement 4 do agree with it: too few for a seat, all who could be asked.
        Votes.Builder builder = Votes.builder();
        for (int person = 0; person < 100; person++) {
            for (int statement = 0; statement < 4; statement++) {
                builder.add(person, statement, person < 50 ? 1 : -1);
            }
            if (person >= 80) {
                builder.add(person, 4, 1);
            }
        }
        Votes votes = builder.build();

        assertThat(Slates.choose(votes, 2, Rule.EQUAL_SHARES).statements()).containsExactly(0, 1);
        assertThat(Slates.choose(votes, 2, Rule.EQUAL_SHARES_SEEN).statements()).contains(4);
    }

    @Test
    void an_empty_room_gets_an_empty_slate() {
        for (Rule rule : Rule.values()) {
            assertThat(Slates.choose(Votes.builder().build(), 3, rule).statements())
                    .isEmpty();
            assertThat(Slates.choose(Votes.builder().add(0, 0, -1).build(), 3, rule)
                            .statements())
                    .isEmpty();
        }
    }

    @Test
    void one_voice_gets_what_it_agrees_with_and_nothing_else() {
        Votes votes = Votes.builder()
                .add(7, 0, -1)
                .add(7, 1, 1)
                .add(7, 2, 1)
                .add(7, 3, 0)
                .build();

        for (Rule rule : Rule.values()) {
            assertThat(Slates.choose(votes, 3, rule).statements())
                    .as(rule.key())
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void when_all_agree_every_rule_takes_the_first_statements() {
        Votes.Builder votes = Votes.builder();
        for (int person = 0; person < 6; person++) {
            for (int statement = 0; statement < 4; statement++) {
                votes.add(person, statement, 1);
            }
        }
        for (Rule rule : Rule.values()) {
            assertThat(Slates.choose(votes.build(), 2, rule).statements())
                    .as(rule.key())
                    .containsExactly(0, 1);
        }
    }

    @Test
    void weights_are_people() {
        Ballots heavy = Ballots.complete(3, List.of(new int[] {0}, new int[] {1, 2}), new long[] {3, 2});
        Ballots many = Ballots.complete(3, people(3, new int[] {0}, 2, new int[] {1, 2}));

        for (Rule rule : Rule.values()) {
            if (rule != Rule.GREEDY_MONROE) {
                assertThat(Slates.all(heavy, 2, rule))
                        .as(rule.key())
                        .containsExactlyElementsOf(Slates.all(many, 2, rule));
            }
        }
    }

    @Test
    void what_cannot_be_asked_is_refused_with_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slates.one(SIX_AND_FOUR, 6, Rule.APPROVAL))
                .withMessage("a slate of 6 cannot be chosen from 5 statements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slates.choose(disagreeing(1, 1), 0, Rule.APPROVAL))
                .withMessage("a slate has one statement or more, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.of("lottery"))
                .withMessageStartingWith("no rule is called lottery; there are av, sav,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ballots.complete(2, List.of(new int[] {0, 2})))
                .withMessage("person 0 approves statement 2 of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Property.CORE.holds(SIX_AND_FOUR, new int[] {1, 1}))
                .withMessage("the slate names statement 1 twice");
    }

    @Test
    void a_long_search_stops_when_its_thread_is_interrupted() {
        Ballots room = Rooms.ballots(new Random(5), 300, 60);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Slates.all(room, 12, Rule.MONROE)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static List<int[]> people(int some, int[] theirs, int others, int[] otherwise) {
        List<int[]> all = new ArrayList<>(Collections.nCopies(some, theirs));
        all.addAll(Collections.nCopies(others, otherwise));
        return all;
    }

    /** The first people agree with statements 0 to 2 and not with 3; the others the other way round. */
    private static Votes disagreeing(int first, int second) {
        Votes.Builder votes = Votes.builder();
        for (int person = 0; person < first + second; person++) {
            for (int statement = 0; statement < 4; statement++) {
                votes.add(person, statement, person < first == statement < 3 ? 1 : -1);
            }
        }
        return votes.build();
    }
}
