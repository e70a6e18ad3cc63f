package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried before it has to wait. Counted in memory: only who runs this place can restart it,
 * and what guards a single account (letters to an address, tries of a code) is counted in the database.
 */
@Component
public class Limits {

    static final int MOST_KEYS = 50_000;
    private static final Duration ACTS_WITHIN = Duration.ofMinutes(10);

    private record Window(Instant until, int count) {}

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int mostActs;

    /** @param mostActs of one account in ten minutes: more than anybody does who types, and is saved while typing */
    Limits(Clock clock, @Value("${alongside.most-acts}") int mostActs) {
        this.clock = clock;
        this.mostActs = mostActs;
    }

    /** Counts what is limited by its declaration, and refuses it (429) when there has been too much. */
    void count(AtMost most, HttpServletRequest request) {
        count(most.of() + " " + who(request), most.value(), Duration.ofMinutes(most.minutes()));
    }

    /** The same where the page itself says why not, and keeps what was typed. */
    public boolean allows(String what, HttpServletRequest request, int most, Duration within) {
        return allows(what + " " + who(request), most, within);
    }

    /** Counts an act of somebody signed in, whatever it is. */
    void countAct(Visitor visitor) {
        count("acts " + visitor.person(), mostActs, ACTS_WITHIN);
    }

    private void count(String key, int most, Duration within) {
        var window = counted(key, within);
        if (window.count > most) {
            throw new TooOften(Duration.between(clock.instant(), window.until));
        }
    }

    boolean allows(String key, int most, Duration within) {
        return counted(key, within).count <= most;
    }

    private Window counted(String key, Duration within) {
        var now = clock.instant();
        if (windows.size() >= MOST_KEYS) {
            makeRoom(now);
        }
        return windows.compute(
                key,
                (_, old) -> old == null || old.until.isBefore(now)
                        ? new Window(now.plus(within), 1)
                        : new Window(old.until, old.count + 1));
    }

    /**
     * Memory must not fill up. Who tried least is forgiven first: else somebody with many addresses could have everybody
     * forgiven, and go on guessing. Half of the room is made at once, so that it is seldom looked for.
     */
    private void makeRoom(Instant now) {
        windows.values().removeIf(window -> window.until.isBefore(now));
        for (int least = 1; windows.size() > MOST_KEYS / 2; least *= 2) {
            int forgiven = least;
            windows.values().removeIf(window -> window.count <= forgiven);
        }
    }

    private static String who(HttpServletRequest request) {
        return Frame.current()
                .visitor()
                .map(visitor -> visitor.person().toString())
                .orElseGet(() -> network(request.getRemoteAddr()));
    }

    /** Of an IPv6 address its first half: whoever has one has all the others that begin so. */
    static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
