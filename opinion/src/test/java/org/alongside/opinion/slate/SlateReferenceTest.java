package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alongside.opinion.PolisFolder;
import org.alongside.opinion.ReferenceData;
import org.alongside.opinion.Votes;
import org.junit.jupiter.api.Test;

/** Slates from every real conversation at hand: exact where digits grow long, and as good as promised. */
class SlateReferenceTest {

    private static final List<Rule> QUICK = List.of(
            Rule.EQUAL_SHARES,
            Rule.EQUAL_SHARES_INCREMENT,
            Rule.EQUAL_SHARES_SEEN,
            Rule.PHRAGMEN,
            Rule.SEQUENTIAL_PROPORTIONAL,
            Rule.APPROVAL);

    @Test
    void equal_shares_and_phragmen_agree_with_their_definitions_worked_out_in_fractions() throws IOException {
        for (Path folder : ReferenceData.conversations()) {
            Votes votes = PolisFolder.read(folder).acceptedVotes();
            Ballots ballots = Ballots.of(votes);
            int size = Math.min(6, ballots.wanted().length);

            assertThat(Slates.one(ballots, size, Rule.EQUAL_SHARES_ALONE))
                    .as("%s", folder.getFileName())
                    .containsExactly(PlainRestatementsTest.plainEqualShares(ballots, size));
            assertThat(Slates.one(ballots, size, Rule.PHRAGMEN))
                    .as("%s", folder.getFileName())
                    .containsExactly(PlainRestatementsTest.plainPhragmen(ballots, size));
        }
    }

    @Test
    void a_real_slate_keeps_what_its_rule_promises_and_counts_everybody_once() throws IOException {
        for (Path folder : ReferenceData.conversations()) {
            Votes votes = PolisFolder.read(folder).acceptedVotes();
            int size = Math.min(10, Ballots.of(votes).wanted().length);
            for (Rule rule : QUICK) {
                Slate slate = Slates.choose(votes, size, rule);
                Reach reach = slate.reach();

                assertThat(slate.statements()).hasSize(size).doesNotHaveDuplicates();
                assertThat(reach.represented() + reach.unrepresented().size() + reach.silent())
                        .isEqualTo(votes.people());
                assertThat(reach.stillOpen()).isBetween(0, reach.unrepresented().size());
                if (rule == Rule.EQUAL_SHARES) {
                    assertThat(slate.guarantees())
                            .allMatch(one -> one.holds() || one.name().equals(Guarantee.NOBODY_LEFT));
                }
            }
        }
    }

    @Test
    void shuffling_the_people_of_a_real_conversation_changes_nothing() throws IOException {
        for (Path folder : ReferenceData.conversations()) {
            Ballots ballots = Ballots.of(PolisFolder.read(folder).acceptedVotes());
            List<int[]> approvals = new ArrayList<>();
            for (int person : Rooms.shuffled(new Random(3), ballots.people())) {
                approvals.add(IntStream.range(ballots.from(person), ballots.to(person))
                        .map(ballots::approved)
                        .toArray());
            }
            Ballots shuffled = Ballots.complete(ballots.statements(), approvals);
            int size = Math.min(10, ballots.wanted().length);
            for (Rule rule : QUICK) {
                if (rule != Rule.EQUAL_SHARES_SEEN) {
                    assertThat(Slates.one(shuffled, size, rule))
                            .as("%s, %s", folder.getFileName(), rule)
                            .containsExactly(Slates.one(ballots, size, rule));
                }
            }
        }
    }

    @Test
    void money_for_what_was_seen_leaves_nobody_further_behind_among_those_who_saw() throws IOException {
        for (Path folder : ReferenceData.conversations()) {
            Votes votes = PolisFolder.read(folder).acceptedVotes();
            int size = Math.min(10, Ballots.of(votes).wanted().length);
            double seen = Slates.choose(votes, size, Rule.EQUAL_SHARES_SEEN)
                    .reach()
                    .gap()
                    .part();
            double plain =
                    Slates.choose(votes, size, Rule.EQUAL_SHARES).reach().gap().part();

            System.out.println(folder.getFileName() + ": largest part left wanting " + seen + " by what was seen, "
                    + plain + " by plain Equal Shares");
            assertThat(seen).isLessThanOrEqualTo(plain);
        }
    }
}
