package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.opinion.Synth;
import org.alongside.opinion.Votes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("all")
class LargeRoomTest {

    @Test
    void a_hundred_thousand_people_get_a_slate_that_keeps_its_promises() {
        Votes votes = Synth.fourGroups(100_000, 500, 0.2, 4).votes();

        Slate slate = Slates.choose(votes, 20, Rule.EQUAL_SHARES);

        assertThat(slate.statements()).hasSize(20).doesNotHaveDuplicates();
        assertThat(slate.guarantees())
                .as("all but that nobody is left out, which no rule can promise")
                .filteredOn(guarantee -> !guarantee.holds())
                .extracting(Guarantee::name)
                .containsExactly(Guarantee.NOBODY_LEFT);
    }
}
