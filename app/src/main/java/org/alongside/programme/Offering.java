package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells pairs that there is an answer, and hands on a place that was not taken in time to the first reserve. Work
 * without a person: it knows who applied and what was decided, and none of their words. Letters say nothing of the answer.
 */
@Component
class Offering {

    private record Applicant(UUID application, UUID pair, UUID lives, UUID works) {}

    private record Reserve(
            UUID application,
            UUID pair,
            UUID lives,
            UUID works,
            @Nullable Instant releasedAt) {

        Applicant applicant() {
            return new Applicant(application, pair, lives, works);
        }
    }

    private final Jobs jobs;
    private final People people;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Offering(Jobs jobs, People people, Outbox outbox, ApplicationEventPublisher events, Clock clock) {
        this.jobs = jobs;
        this.people = people;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Tells all pairs of a call that are decided and have not been told; or one of them. */
    int tell(Call call, @Nullable UUID application) {
        return jobs.inTransaction(() -> {
            int _ = holdFreePlaces(call.id());
            var now = clock.instant();
            var told = release(call, application, now);
            told.forEach(applicant -> {
                offerHeldPlace(applicant.application(), call.acceptByFor(now));
                post(applicant, call, Offering::answer);
            });
            return told.size();
        });
    }

    /** Looks after the places of every call that has closed. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    void handOn() {
        due().forEach(call -> jobs.inTransaction(() -> handOn(call)));
    }

    private void handOn(Call call) {
        int _ = holdFreePlaces(call.id());
        var now = clock.instant();
        for (var late : lapse(call, now)) {
            events.publishEvent(new PlaceGivenUp(call.id(), late.application(), late.pair()));
            post(late, call, Offering::tooLate);
        }
        for (int free = holdFreePlaces(call.id()); free > 0; free--) {
            var next = firstReserve(call);
            // Nobody jumps the line: while the first has not been told that they are in it, the place waits.
            if (next.isEmpty() || next.get().releasedAt() == null) {
                return;
            }
            offer(call, next.get(), now);
            post(next.get().applicant(), call, Offering::placeFree);
        }
    }

    private List<Call> due() {
        return Rows.all(jobs.db()
                .sql("select " + Calls.COLUMNS + """
                         from programme.call c
                        where exists (select from programme.place p
                                       where p.call = c.id and p.taken_at is null and p.given_up_at is null
                                         and p.accept_by <= :now)
                           or exists (select from programme.decision d
                                       where d.call = c.id and d.outcome = 'reserve' and d.released_at is not null
                                         and not exists (select from programme.place p where p.application = d.application))
                        """)
                .param("now", Times.at(clock.instant()))
                .query(Calls::read));
    }

    private int holdFreePlaces(UUID call) {
        return jobs.db()
                .sql("select programme.free_places(:call)")
                .param("call", call)
                .query(Integer.class)
                .single();
    }

    private List<Applicant> release(Call call, @Nullable UUID application, Instant now) {
        return Rows.all(jobs.db()
                .sql("""
                        update programme.decision d
                           set released_at = :now
                          from programme.application a
                         where a.id = d.application and a.sent_at is not null and a.withdrawn_at is null
                           and d.call = :call and d.released_at is null
                           and (cast(:application as uuid) is null or d.application = :application)
                        returning a.id as application, a.pair, a.lives, a.works
                        """)
                .param("now", Times.at(now))
                .param("call", call.id())
                .param("application", application, java.sql.Types.OTHER)
                .query(Applicant.class));
    }

    private void offerHeldPlace(UUID application, Instant acceptBy) {
        jobs.db()
                .sql("""
                        update programme.place
                           set accept_by = :by
                         where application = :application and accept_by is null and given_up_at is null
                        """)
                .param("by", Times.at(acceptBy))
                .param("application", application)
                .update();
    }

    /** Their time is over; it says nothing about them. */
    private List<Applicant> lapse(Call call, Instant now) {
        return Rows.all(jobs.db()
                .sql("""
                        update programme.place p
                           set given_up_at = :now, given_up_as = 'lapsed'
                          from programme.application a
                         where a.id = p.application and p.call = :call
                           and p.taken_at is null and p.given_up_at is null and p.accept_by <= :now
                        returning a.id as application, a.pair, a.lives, a.works
                        """)
                .param("now", Times.at(now))
                .param("call", call.id())
                .query(Applicant.class));
    }

    /** The first in line who can come: nobody is asked twice into one room. */
    private Optional<Reserve> firstReserve(Call call) {
        return jobs.db().sql("""
                        select a.id as application, a.pair, a.lives, a.works, d.released_at
                          from programme.decision d
                          join programme.application a on a.id = d.application
                         where d.call = :call and d.outcome = 'reserve'
                           and a.sent_at is not null and a.withdrawn_at is null
                           and not exists (select from programme.place p where p.application = a.id)
                           and not programme.in_with_another_pair(a.call, a.pair, a.lives, a.works)
                         order by d.line, a.id
                         limit 1
                        """).param("call", call.id()).query(Reserve.class).optional();
    }

    private void offer(Call call, Reserve reserve, Instant now) {
        jobs.db()
                .sql("""
                        insert into programme.place (application, call, programme, pair, held_at, accept_by)
                        values (:application, :call, :programme, :pair, :now, :by)
                        """)
                .param("application", reserve.application())
                .param("call", call.id())
                .param("programme", call.programme())
                .param("pair", reserve.pair())
                .param("now", Times.at(now))
                .param("by", Times.at(call.acceptByFor(now)))
                .update();
    }

    private interface Written {
        Letter letter(Call call, String path);
    }

    private void post(Applicant to, Call call, Written written) {
        var path = "/pairs/" + to.pair() + "/applications/" + call.slug();
        for (var person : List.of(to.lives(), to.works())) {
            outbox.post(person, people.inLanguageOf(new PersonId(person), () -> written.letter(call, path)));
        }
    }

    private static Letter answer(Call call, String path) {
        return new Letter(
                say("There is an answer to your application"),
                List.of(say("You applied to “{call}”. The answer, and why, is on your page.", "call", call.title())),
                new Letter.Action(say("Read the answer"), path));
    }

    private static Letter placeFree(Call call, String path) {
        return new Letter(
                say("There is news about your application"),
                List.of(say(
                        "You applied to “{call}”. Something has changed. It is on your page.", "call", call.title())),
                new Letter.Action(say("Read the news"), path));
    }

    private static Letter tooLate(Call call, String path) {
        return new Letter(
                say("The time to take the place is over"),
                List.of(
                        say(
                                "You applied to “{call}”. The day by which you could take the place has gone by.",
                                "call",
                                call.title()),
                        say("Another pair is asked now. If this is a mistake, ask us soon: how is on your page.")),
                new Letter.Action(say("Go to your application"), path));
    }
}
