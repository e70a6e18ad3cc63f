package org.alongside.programme;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Taking a place takes both hands, by the day it was offered until. */
@Component
class TakePlace implements JointAct {

    static final String NAME = "take-place";

    private final Applications applications;
    private final Calls calls;
    private final Cohorts cohorts;
    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakePlace(
            Applications applications,
            Calls calls,
            Cohorts cohorts,
            JdbcClient db,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.calls = calls;
        this.cohorts = cohorts;
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Take our place");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var applied = applications
                .applied(pair, subject)
                .filter(found -> found.place() != null)
                .orElseThrow(NotHere::new);
        var call = applied.call();
        var parts = new ArrayList<Words.Part>();
        parts.add(new Words.Part(t("The programme"), new Written(call.title(), call.language())));
        parts.add(new Words.Part(t("The days"), new Written(days(call), call.language())));
        add(parts, t("Time it takes"), call.effort(), call);
        add(parts, t("What is paid"), call.pay(), call);
        add(parts, t("Costs that are covered"), call.costs(), call);
        return new Words(
                say("Take our place"), effect(applied), parts, List.of("call " + call.id(), "application " + subject));
    }

    private Phrase effect(Applications.Applied applied) {
        if (!canBeTaken(applied)) {
            return t("This place was taken already, or is no longer yours to take.");
        }
        if (isInWithAnotherPair(applied)) {
            return t(
                    "One of you is in this cohort with another pair already. A person is in a cohort with one pair, so this place can’t be taken. Give it back, or talk with the leads.");
        }
        return t("The place is yours once you have both said yes. The leads see that you take it.");
    }

    /** Not when it was handed on a moment ago; and from a yes on nobody hands it on, or comes into the cohort. */
    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        if (!applications.holdsPlace(subject)) {
            return false;
        }
        var applied = applications.applied(pair, subject).orElseThrow(NotHere::new);
        cohorts.hold(applied.call().id());
        return !isInWithAnotherPair(applied);
    }

    private boolean isInWithAnotherPair(Applications.Applied applied) {
        var application = applied.begun();
        return cohorts.isInWithAnotherPair(
                applied.call().id(), application.pair(), application.lives(), application.works());
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        var applied = applications.applied(pair, subject).orElseThrow(NotHere::new);
        if (!applications.take(subject, at)) {
            throw new NotHere();
        }
        events.publishEvent(new PlaceTaken(applied.call().id(), subject, pair));
    }

    /** On the day it was offered until; and at once, when it is taken or given up. */
    @Override
    public ZonedDateTime lapsesAt(UUID subject, ZonedDateTime offeredAt) {
        return db.sql("""
                select case when p.taken_at is null and p.given_up_at is null then p.accept_by else :now end as until,
                       c.zone
                  from programme.place p
                  join programme.call c on c.id = p.call
                 where p.application = :application
                """)
                .param("now", offeredAt.toOffsetDateTime())
                .param("application", subject)
                .query((row, _) -> Calls.moment(row, "until"))
                .optional()
                .orElseThrow(NotHere::new);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return applications.address(pair, subject);
    }

    private String days(Call call) {
        return Agenda.in(
                call.language(),
                () -> calls.daysOf(call.id()).stream()
                        .map(day -> Agenda.line(day.day(), day.starts(), day.ends(), day.title())));
    }

    private static void add(List<Words.Part> parts, Phrase label, String text, Call call) {
        if (!text.isBlank()) {
            parts.add(new Words.Part(label, new Written(text, call.language())));
        }
    }

    private boolean canBeTaken(Applications.Applied applied) {
        return applied.place() != null && applied.place().canBeTakenAt(clock.instant());
    }
}
