package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommonGroundTest {

    private static final Map<Integer, String> NAMES = names();

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        for (int person = 0; person < 40; person++) {
            names.put(person, person < 30 ? "patients" : "professionals");
        }
        return names;
    }

    /** 0: both sides agree. 1: only patients agree. 2: seen by four, who all agree. 3: both reject. */
    private static Votes room() {
        var votes = Votes.builder();
        for (int person = 0; person < 40; person++) {
            votes.add(person, 0, person % 10 == 0 ? 0 : 1)
                    .add(person, 1, person < 30 ? 1 : -1)
                    .add(person, 3, person % 8 == 0 ? 1 : -1);
        }
        return votes.add(1, 2, 1).add(2, 2, 1).add(31, 2, 1).add(32, 2, 1).build();
    }

    @Test
    void what_both_sides_share_comes_before_what_one_side_wants_and_what_few_have_seen() {
        var list = CommonGround.of(room(), Sides.declared(NAMES));

        assertThat(list.stream().map(CommonGround.Entry::statement)).containsExactly(0, 3, 2, 1);
        assertThat(list.getFirst().shared()).isEqualTo(Vote.AGREE);
        assertThat(list.get(1).shared()).isEqualTo(Vote.DISAGREE);
        assertThat(list.getLast().worst().lower()).isZero();
    }

    @Test
    void the_reason_can_be_followed() {
        var sides = Sides.declared(NAMES);

        assertThat(CommonGround.of(room(), sides).getFirst().reason(sides))
                .isEqualTo("patients: 27 of 30 agree, 3 passed; professionals: 9 of 10 agree, 1 passed."
                        + " Even among professionals very likely at least 65% agree.");
        assertThat(new Count(22, 0, 0).inWords()).isEqualTo("all 22 agree");
        assertThat(new Count(1, 4, 1).inWords()).isEqualTo("4 of 6 disagree, 1 agrees, 1 passed");
        assertThat(Count.NONE.inWords()).isEqualTo("nobody has voted on it yet");
    }

    @Test
    void neither_names_nor_order_of_people_change_the_list() {
        var plain = CommonGround.of(room(), Sides.declared(NAMES));
        var votes = Votes.builder();
        Map<Integer, String> names = new HashMap<>();
        var room = room();
        for (int row = 39; row >= 0; row--) {
            int other = (row * 7 + 3) % 40 + 1000;
            names.put(other, NAMES.getOrDefault(row, ""));
            for (int cell = room.from(row); cell < room.to(row); cell++) {
                votes.add(other, room.statementId(room.column(cell)), room.value(cell));
            }
        }
        var renamed = CommonGround.of(votes.build(), Sides.declared(names));

        assertThat(renamed.stream().map(CommonGround.Entry::statement))
                .isEqualTo(plain.stream().map(CommonGround.Entry::statement).toList());
        assertThat(renamed.stream().map(CommonGround.Entry::worst))
                .isEqualTo(plain.stream().map(CommonGround.Entry::worst).toList());
    }

    @Test
    void sides_drawn_by_lot_are_not_apart_and_opposed_sides_are() {
        var random = new SplittableRandom(3);
        var same = Votes.builder();
        var opposed = Votes.builder();
        for (int person = 0; person < 40; person++) {
            for (int statement = 0; statement < 12; statement++) {
                int vote = random.nextDouble() < 0.6 ? 1 : -1;
                same.add(person, statement, vote);
                opposed.add(person, statement, statement < 6 && person >= 30 ? -vote : vote);
            }
        }

        var near = Apart.of(same.build(), Sides.declared(NAMES), 0, 1, 1);
        var far = Apart.of(room(), Sides.declared(NAMES), 0, 1, 1);

        assertThat(near.chance()).isGreaterThan(0.05);
        assertThat(near.distance()).isLessThan(0.2);
        assertThat(far.chance()).isLessThan(0.01);
        assertThat(far.differences().getFirst().statement()).isOne();
        assertThat(far.differences().getFirst().certain()).isTrue();
        assertThat(Apart.of(opposed.build(), Sides.declared(NAMES), 0, 1, 1))
                .isEqualTo(Apart.of(opposed.build(), Sides.declared(NAMES), 0, 1, 1));
    }

    @Test
    void the_awkward_rooms_have_lists_too() {
        var nobody = Votes.builder().build();
        var one = Votes.builder().add(1, 1, Vote.AGREE).build();

        assertThat(CommonGround.of(nobody, Sides.everyone(nobody))).isEmpty();
        assertThat(CommonGround.of(one, Sides.everyone(one))).hasSize(1);
        assertThat(CommonGround.of(one, Sides.declared(Map.of(1, "a", 2, "b")))
                        .getFirst()
                        .worst()
                        .lower())
                .isZero();
    }
}
