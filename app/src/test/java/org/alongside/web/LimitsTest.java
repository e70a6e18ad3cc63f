package org.alongside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.alongside.MovingClock;
import org.junit.jupiter.api.Test;

/** How often something may be tried, when very many try. */
class LimitsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final MovingClock.Time clock = new MovingClock.Time();
    private final Limits limits = new Limits(clock, 100);

    @Test
    void what_was_tried_too_often_waits_until_its_time_is_over() {
        assertThat(IntStream.range(0, 4).mapToObj(_ -> guess())).containsExactly(true, true, true, false);
        clock.goOn(HOUR.plusSeconds(1));
        assertThat(guess()).isTrue();
    }

    @Test
    void whoever_tries_from_many_addresses_is_not_forgiven_by_that() {
        IntStream.range(0, 5).forEach(_ -> guess());
        IntStream.range(0, 2 * Limits.MOST_KEYS).forEach(address -> {
            limits.allows("from " + address, 3, HOUR);
            limits.allows("from " + address, 3, HOUR);
        });
        assertThat(guess()).isFalse();
    }

    private boolean guess() {
        return limits.allows("a guess", 3, HOUR);
    }
}
