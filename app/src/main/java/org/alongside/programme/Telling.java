package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.pairing.BothHands;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes to everybody who has begun to apply when a call changes, and to the leads when applications come. Work without a
 * person: the leads who change a call do not know who is applying, nor do pairs know the leads.
 */
@Component
class Telling {

    private record Change(
            UUID id,
            UUID call,
            String title,
            String slug,
            ZoneId zone,
            @Nullable Instant closesAt) {}

    private record Came(UUID call, UUID programme, String title, UUID lives, UUID works) {}

    private final Jobs jobs;
    private final Leads leads;
    private final BothHands hands;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    Telling(Jobs jobs, Leads leads, BothHands hands, People people, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.leads = leads;
        this.hands = hands;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT25S")
    void go() {
        leads.forgetLapsed();
        changed();
        jobs.inTransaction(this::tellLeads);
    }

    /** What changed in a call: who applies hears of it, and has longer to give a hand if it closes later. */
    void changed() {
        jobs.inTransaction(() -> untold().forEach(this::tell));
    }

    /** One letter a call, however many have come since the last; without names. Nobody hears of their own. */
    private void tellLeads() {
        var byCall = came().stream().collect(Collectors.groupingBy(Came::call));
        for (var came : byCall.values()) {
            for (var lead : leadsOf(came.getFirst().programme())) {
                int others = (int) came.stream()
                        .filter(one -> !one.lives().equals(lead) && !one.works().equals(lead))
                        .count();
                if (others > 0) {
                    outbox.post(lead, people.inLanguageOf(new PersonId(lead), () -> letter(came.getFirst(), others)));
                }
            }
        }
    }

    private List<Came> came() {
        return Rows.all(
                jobs.db().sql("""
                        update programme.application a
                           set leads_told_at = :now
                          from programme.call c
                         where c.id = a.call and a.sent_at is not null and a.withdrawn_at is null
                           and a.leads_told_at is null
                        returning a.call, a.programme, c.title, a.lives, a.works
                        """).param("now", Times.at(clock.instant())).query(Came.class));
    }

    private List<UUID> leadsOf(UUID programme) {
        return Rows.all(jobs.db()
                .sql("select person from programme.lead where programme = :programme and until is null")
                .param("programme", programme)
                .query(UUID.class));
    }

    private static Letter letter(Came came, int many) {
        return new Letter(
                say(
                        "{n, plural, one {An application} other {{n} applications}} for “{call}”",
                        "n",
                        many,
                        "call",
                        came.title()),
                List.of(say("You can read what was sent, and decide once the call has closed.")),
                new Letter.Action(
                        say("Read what was sent"),
                        "/lead/" + came.programme() + "/calls/" + came.call() + "/applications"));
    }

    private List<Change> untold() {
        return Rows.all(jobs.db()
                .sql("""
                        select h.id, h.call, c.title, c.slug, c.zone, h.closes_at
                          from programme.change h
                          join programme.call c on c.id = h.call
                         where h.told_at is null
                         order by h.said_at
                           for update of h skip locked
                        """)
                .query((row, _) -> new Change(
                        row.getObject("id", UUID.class),
                        row.getObject("call", UUID.class),
                        row.getString("title"),
                        row.getString("slug"),
                        ZoneId.of(row.getString("zone")),
                        Times.in(row, "closes_at"))));
    }

    private void tell(Change change) {
        if (change.closesAt() != null) {
            hands.lastUntil(change.closesAt(), SendApplication.NAME, drafts(change.call()));
        }
        for (var person : applicants(change.call())) {
            outbox.post(person, people.inLanguageOf(new PersonId(person), () -> letter(change)));
        }
        jobs.db()
                .sql("update programme.change set told_at = :now where id = :id")
                .param("now", Times.at(clock.instant()))
                .param("id", change.id())
                .update();
    }

    private static Letter letter(Change change) {
        return new Letter(
                say("“{call}” has changed", "call", change.title()),
                List.of(
                        change.closesAt() == null
                                ? say("Something in the call you are applying to has changed.")
                                : say(
                                        "You have more time: the call you are applying to is open until {moment}.",
                                        "moment",
                                        Words.dateTime(change.closesAt().atZone(change.zone()))),
                        say("What it asks, its days and its pay are as they were.")),
                new Letter.Action(say("See what changed"), "/programmes/" + change.slug()));
    }

    private List<UUID> drafts(UUID call) {
        return Rows.all(jobs.db()
                .sql(
                        "select id from programme.application where call = :call and sent_at is null and withdrawn_at is null")
                .param("call", call)
                .query(UUID.class));
    }

    private List<UUID> applicants(UUID call) {
        return Rows.all(jobs.db().sql("""
                        select distinct person
                          from programme.application a
                         cross join lateral unnest(array[a.lives, a.works]) as person
                         where a.call = :call and a.withdrawn_at is null
                        """).param("call", call).query(UUID.class));
    }
}
