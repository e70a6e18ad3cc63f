package org.alongside.programme;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a facilitator notes of one person on a day.
 *
 * @param before what stood before them; empty for nothing
 * @param now what is noted by now
 * @param typed what they say; empty for nothing
 */
record Noting(UUID pair, UUID person, String before, String now, String typed) {

    /** Nobody said anything of whoever is left out: of them stays what is noted, or the rest is said of them. */
    static Noting of(UUID pair, UUID person, Map<String, String> form, CohortDays.@Nullable Attended noted) {
        var name = pair + "-" + person;
        var now = noted == null ? "" : noted.how().key();
        var before = form.getOrDefault("was-" + name, "");
        var left = now.isEmpty() ? form.getOrDefault("rest", "") : now;
        var said = form.getOrDefault("p-" + name, left);
        var typed = said.equals("nothing")
                ? ""
                : Attendance.of(said).map(Attendance::key).orElse(now);
        return new Noting(pair, person, before, now, typed);
    }

    /** Call this only where nothing contradicts. Whoever was not touched on an older page stays as noted since. */
    boolean isNew() {
        return !typed.equals(now) && before.equals(now);
    }

    /** Somebody else has noted something in the meantime, and neither what stood before nor what is said is that. */
    boolean contradicts() {
        return !typed.equals(now) && !now.equals(before) && !typed.equals(before);
    }
}
