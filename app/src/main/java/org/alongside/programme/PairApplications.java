package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Words;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.springframework.stereotype.Component;

/** Puts a pair's applications on its own page. */
@Component
class PairApplications implements PairSpace {

    private final Applications applications;
    private final Clock clock;

    PairApplications(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public List<Entry> entriesFor(Pair pair, UUID person) {
        var now = clock.instant();
        return applications.of(pair.id()).stream()
                .map(applied -> new Entry(
                        10,
                        say("Our application: {call}", "call", applied.call().title()),
                        standing(applied, now),
                        "/pairs/" + pair.id() + "/applications/"
                                + applied.call().slug()))
                .toList();
    }

    static String standing(Applications.Applied applied, Instant now) {
        var call = applied.call();
        var application = applied.begun();
        var place = applied.place();
        if (application.withdrawnAt() != null) {
            return say("Taken back.");
        }
        if (place != null && place.canBeTakenAt(now)) {
            return say(
                    "There is a place for you. Take it together by {day}.",
                    "day",
                    Words.day(place.acceptBy().atZone(call.zone())));
        }
        if (place != null) {
            return place.takenAt() != null && place.givenUpAt() == null
                    ? say("You have a place.")
                    : say("The place has gone to another pair.");
        }
        if (applied.told() != null) {
            return say("There is an answer.");
        }
        if (application.isSent()) {
            return say("Sent. You will hear why, whatever the answer.");
        }
        return call.isOpenAt(now) ? say("Not sent yet. Both of you can write.") : Applying.tooLate(call);
    }
}
