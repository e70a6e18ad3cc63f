package org.alongside.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Moments counted from today, whenever that is: nothing in the demo has a date of its own. */
@Component
@Conditional(InDemo.class)
class Ago {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Clock clock;

    Ago(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Instant days(int days) {
        return now().minus(Duration.ofDays(days));
    }

    Instant hours(int hours) {
        return now().minus(Duration.ofHours(hours));
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /** The first Thursday from that many days ahead; behind, when there are fewer than none. */
    LocalDate thursdayIn(int days) {
        return today().plusDays(days).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
    }
}
