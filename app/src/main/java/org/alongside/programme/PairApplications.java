package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Words;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a pair's applications on its own page. */
@Component
class PairApplications implements PairSpace {

    private record Applied(
            UUID pair,
            String slug,
            String title,
            ZoneId zone,
            Instant closesAt,
            String askName,
            String askReach,
            @Nullable Instant sentAt,
            @Nullable Instant withdrawnAt,
            boolean told,
            @Nullable Instant acceptBy,
            @Nullable Instant takenAt,
            @Nullable Instant givenUpAt) {

        Applications.@Nullable Offered place() {
            return acceptBy == null ? null : new Applications.Offered(acceptBy, takenAt, givenUpAt);
        }
    }

    private static final String APPLIED = """
            select a.pair, c.slug, c.title, c.zone, c.closes_at, c.ask_name, c.ask_reach, a.sent_at, a.withdrawn_at,
                   d.application is not null as told, p.accept_by, p.taken_at, p.given_up_at
              from programme.application a
              join programme.call c on c.id = a.call
              left join programme.decision d on d.application = a.id and d.released_at is not null
              left join programme.place p on p.application = a.id and p.accept_by is not null
             where a.pair = :pair
             order by a.begun_at desc, a.id
            """;

    private final Clock clock;

    PairApplications(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(APPLIED, Applied.class, this::entries);
    }

    private List<Entry> entries(List<Applied> applications) {
        var now = clock.instant();
        return applications.stream()
                .map(applied -> new Entry(
                        10,
                        say("Our application: {call}", "call", applied.title()),
                        standing(applied, now),
                        "/pairs/" + applied.pair() + "/applications/" + applied.slug()))
                .toList();
    }

    private static String standing(Applied applied, Instant now) {
        var place = applied.place();
        if (applied.withdrawnAt() != null) {
            return say("Taken back.");
        }
        if (place != null && place.canBeTakenAt(now)) {
            return say(
                    "There is a place for you. Take it together by {day}.",
                    "day",
                    Words.day(place.acceptBy().atZone(applied.zone())));
        }
        if (place != null) {
            return place.takenAt() != null && place.givenUpAt() == null
                    ? say("You have a place.")
                    : say("The place has gone to another pair.");
        }
        if (applied.told()) {
            return say("There is an answer.");
        }
        if (applied.sentAt() != null) {
            return say("Sent. You will hear why, whatever the answer.");
        }
        return now.isBefore(applied.closesAt())
                ? say("Not sent yet. Both of you can write.")
                : Applying.tooLate(new Call.Contact(applied.askName(), applied.askReach()))
                        .plain();
    }
}
