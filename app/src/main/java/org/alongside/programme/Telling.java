package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes to everybody who has begun to apply when a call changes. Work without a person: the leads who change a call do
 * not know who is writing to them.
 */
@Component
class Telling {

    private record Change(UUID id, UUID call, String title, String slug) {}

    private final Jobs jobs;
    private final Leads leads;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    Telling(Jobs jobs, Leads leads, People people, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.leads = leads;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT25S")
    void go() {
        leads.forgetLapsed();
        jobs.inTransaction(() -> untold().forEach(this::tell));
    }

    private List<Change> untold() {
        return Rows.all(jobs.db().sql("""
                        select h.id, h.call, c.title, c.slug
                          from programme.change h
                          join programme.call c on c.id = h.call
                         where h.told_at is null
                         order by h.said_at
                           for update of h skip locked
                        """).query(Change.class));
    }

    private void tell(Change change) {
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
                        say("Something in the call you are applying to has changed."),
                        say("What it asks, its dates and its pay are as they were.")),
                new Letter.Action(say("See what changed"), "/programmes/" + change.slug()));
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
