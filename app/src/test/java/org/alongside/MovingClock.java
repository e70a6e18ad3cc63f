package org.alongside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that goes as usual, and can be put forward: {@code @Import(MovingClock.class)}. */
@TestConfiguration
public class MovingClock {

    /** Goes on from wherever it was put. */
    public static final class Time extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        public void goOn(Duration by) {
            ahead = ahead.plus(by);
        }

        public void backToNow() {
            ahead = Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Bean
    @Primary
    Time time() {
        return new Time();
    }
}
