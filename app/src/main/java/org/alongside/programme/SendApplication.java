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
import org.alongside.people.Hat;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sending an application takes both hands, on the joint answers, the names and the call. What each half wrote alone goes
 * with it and is no part of what both read here: not its words, nor whether there are any.
 */
@Component
class SendApplication implements JointAct {

    static final String NAME = "send-application";

    private final Applications applications;
    private final JdbcClient db;
    private final Clock clock;

    SendApplication(Applications applications, JdbcClient db, Clock clock) {
        this.applications = applications;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Send our application");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var applied = applications.applied(pair, subject).orElseThrow(NotHere::new);
        var application = applied.begun();
        var call = applied.call();
        var answers = applications.answers(call.id(), application.id(), pair);
        if (!answers.stream().allMatch(Applications.Answered::isEnough)) {
            throw new NotHere();
        }
        var parts = new ArrayList<Words.Part>();
        parts.add(new Words.Part(t("The call"), new Written(call.title(), call.language())));
        parts.add(new Words.Part(speaksAs(application.livesHat(), t("Lives with it")), application.livesName()));
        parts.add(new Words.Part(speaksAs(application.worksHat(), t("Works with it")), application.worksName()));
        var terms = new ArrayList<String>(List.of(
                "call " + call.id(),
                "application " + application.id(),
                "lives " + key(application.livesHat()),
                "works " + key(application.worksHat())));
        for (var answered : answers) {
            var question = answered.question();
            var put = question.put(application.livesName(), application.worksName());
            var chosen = Choices.label(question, answered.answer().choice());
            parts.add(new Words.Part(
                    chosen.isEmpty() ? put : t("{question} {answer}", "question", put, "answer", chosen),
                    answered.answer().written()));
            terms.add(question.id() + " " + answered.answer().choice());
        }
        return new Words(say("Send our application"), effect(applied), parts, terms);
    }

    private static Phrase speaksAs(@Nullable Hat hat, Phrase otherwise) {
        return hat == null ? otherwise : t("Speaks here as: {hat}", "hat", hat.called());
    }

    private static String key(@Nullable Hat hat) {
        return hat == null ? "" : hat.key();
    }

    private Phrase effect(Applications.Applied applied) {
        var call = applied.call();
        if (!applied.begun().isDraft()) {
            return t("This was sent already, or taken back.");
        }
        if (!call.isOpenAt(clock.instant())) {
            return Applying.tooLate(call.ask());
        }
        return t(
                "The leads of “{call}” will read this, with your names. If either of you has written something alone, they read that too, and your partner does not. After that nothing can be changed, unless one of you takes it back.",
                "call",
                call.title());
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        var applied = draft(pair, subject);
        if (!applied.call().isOpenAt(at) || !applications.send(subject, at)) {
            throw new NotHere();
        }
    }

    /** Never after the closing time; and at once, when it is sent already. */
    @Override
    public ZonedDateTime lapsesAt(UUID subject, ZonedDateTime offeredAt) {
        var closes = db.sql("""
                select case when a.sent_at is null and a.withdrawn_at is null then c.closes_at else :now end as closes_at,
                       c.zone
                  from programme.application a
                  join programme.call c on c.id = a.call
                 where a.id = :application
                """)
                .param("now", offeredAt.toOffsetDateTime())
                .param("application", subject)
                .query((row, _) -> Calls.moment(row, "closes_at"))
                .optional()
                .orElseThrow(NotHere::new);
        var usual = offeredAt.plus(USUALLY);
        return usual.isBefore(closes) ? usual.withZoneSameInstant(closes.getZone()) : closes;
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return applications.address(pair, subject);
    }

    private Applications.Applied draft(UUID pair, UUID subject) {
        return applications
                .applied(pair, subject)
                .filter(applied -> applied.begun().isDraft())
                .orElseThrow(NotHere::new);
    }
}
