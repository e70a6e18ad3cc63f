package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * How often something may be tried from one account or one network before it has to wait. Counted in memory: a restart
 * forgives, which is fine for guessing that needs millions of tries.
 */
@Component
public class Limits {

    private static final int MOST_KEYS = 50_000;

    private record Window(Instant until, int count) {}

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    Limits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a try from this network, and refuses it (429) when there have been too many. */
    public void count(String what, HttpServletRequest request, int most, Duration within) {
        if (!allows(what + " " + request.getRemoteAddr(), most, within)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    /** Counts a try; false when there have been too many. */
    public boolean allows(String key, int most, Duration within) {
        var now = clock.instant();
        if (windows.size() > MOST_KEYS) {
            windows.values().removeIf(window -> window.until.isBefore(now));
        }
        var window = windows.compute(
                key,
                (_, old) -> old == null || old.until.isBefore(now)
                        ? new Window(now.plus(within), 1)
                        : new Window(old.until, old.count + 1));
        return window.count <= most;
    }
}
