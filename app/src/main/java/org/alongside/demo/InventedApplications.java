package org.alongside.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.demo.InventedCalls.Ask;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pairs have written to apply, and what the lead has decided so far. */
@Component
@Conditional(InDemo.class)
class InventedApplications {

    /**
     * @param conflict whether the half that works with it gives care to the other, and what they say about it
     * @param alone what each half wrote alone; empty when they left it out
     */
    private record Application(
            InventedCalls.Call call,
            Cast.Couple pair,
            int daysAgo,
            String challenge,
            String others,
            String conflict,
            String access,
            List<String> alone) {

        UUID id() {
            return of(pair);
        }

        Map<Ask, String> answers() {
            return Map.of(
                    Ask.WORK, pair.works().hat().key() + "\n",
                    Ask.CHALLENGE, "\n" + pair.challenge() + " " + challenge,
                    Ask.OPEN, "\n" + others,
                    Ask.CONFLICT, conflict,
                    Ask.ACCESS, "\n" + access);
        }
    }

    private record Decision(Cast.Couple pair, String outcome, String reason, String feedback) {}

    private static final Application APPLYING = new Application(
            InventedCalls.OPEN,
            Cast.APPLYING,
            5,
            "The hospital pharmacy shuts at five, the bag isn’t ready, and the carer is sent home to wait for a call. Last winter it was Yusuf’s mother. This year it has been somebody from our street almost every week.",
            "The pharmacy, the ward clerks who see it coming at noon, and the two chemists that open on a Sunday.",
            "might\nCatherine answers the phone at the surgery where Yusuf’s mother is a patient. She books; she doesn’t treat.",
            "Yusuf has to be home by four, when his mother’s carer leaves. A hearing loop for Catherine.",
            List.of(
                    "That I stop being the only one who remembers to ask.",
                    "To pick up the phone on a Friday and have something to say."));

    private static final List<Application> SENT = List.of(
            new Application(
                    InventedCalls.CLOSED,
                    Cast.OFFERED,
                    31,
                    "Amara has been asked to rate it from one to ten by people who had already decided. David has seen it in his own department, and wants to know what he doesn’t see.",
                    "The sickle cell group, the ambulance crews, and the night sisters in emergency.",
                    "no\n",
                    "Amara may have to leave early when she is unwell. A warm room, please.",
                    List.of(
                            "One night in emergency where nobody asks me to prove it.",
                            "To hear what my department feels like from the trolley.")),
            new Application(
                    InventedCalls.CLOSED,
                    Cast.SENT,
                    22,
                    "There are sixty stalls, two hundred yards from the door. Mei has traded there for eleven years. Ruth has been a nurse across the road for six, and has met three of them.",
                    "The market office, which knows who is off sick, and the Saturday school, which knows who can interpret.",
                    "yes\nRuth has taken Mei’s blood pressure, twice. We’d like to talk that through with you.",
                    "Somebody to interpret from Mandarin on the first day. Mei likes time to think before she speaks.",
                    List.of("That a trader asks me when Ruth is next at the stall.", "")),
            new Application(
                    InventedCalls.CLOSED,
                    Cast.RESERVE,
                    19,
                    "One office books the bed, another cleans it, and a third gives it away.",
                    "The bed manager, the respite house and the carers’ café.",
                    "no\n",
                    "Somebody to sit with Lowri’s husband on each of the days.",
                    List.of("A promise about the bed that holds until Monday.", "")),
            new Application(
                    InventedCalls.CLOSED,
                    Cast.DECLINED,
                    27,
                    "Then you begin again.",
                    "Whoever made the website.",
                    "no\n",
                    "",
                    List.of("", "")));

    private static final List<Decision> DECIDED = List.of(
            new Decision(
                    Cast.OFFERED,
                    "place",
                    "You named one moment in one department, and both of you stand in it. You can change it together.",
                    "Ask a night sister in early. From what you write, she decides more than anybody."),
            new Decision(
                    Cast.RESERVE,
                    "reserve",
                    "There were more strong applications than places. Yours is first in line.",
                    "Say a little more about who gives the bed away. That may be the person to invite."),
            new Decision(
                    Cast.DECLINED,
                    "no",
                    "The website belongs to a company far from here, and neither of you can reach it.",
                    "There is a smaller change inside it: the three people at your surgery who help with passwords. Begin there, and please apply again."));

    /** The reserves hear once the last place is decided. */
    private static final List<Cast.Couple> TOLD = List.of(Cast.OFFERED, Cast.DECLINED);

    private final Acting acting;
    private final Hands hands;
    private final Jobs jobs;
    private final Vault vault;
    private final Ago ago;

    InventedApplications(Acting acting, Hands hands, Jobs jobs, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.jobs = jobs;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            write(APPLYING);
            SENT.forEach(this::write);
            SENT.forEach(this::send);
            acting.as(Cast.LEAD, db -> DECIDED.forEach(decision -> decide(db, decision)));
        });
        jobs.inTransaction(() -> TOLD.forEach(this::tell));
    }

    static UUID of(Cast.Couple pair) {
        return InventedCalls.id("application " + pair.id());
    }

    private void write(Application application) {
        acting.as(application.pair().lives(), db -> {
            begin(db, application);
            application
                    .answers()
                    .forEach((ask, words) ->
                            answer(db, application, ask, application.pair().lives(), words));
        });
        for (int half = 0; half < 2; half++) {
            var words = application.alone().get(half);
            if (!words.isEmpty()) {
                alone(application, application.pair().both().get(half), words);
            }
        }
    }

    private void begin(JdbcClient db, Application application) {
        db.sql("""
                insert into programme.application (id, call, programme, pair, lives, works, begun_at)
                values (:id, :call, :programme, :pair, :lives, :works, :at)
                """)
                .param("id", application.id())
                .param("call", application.call().id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("pair", application.pair().id())
                .param("lives", application.pair().lives().id())
                .param("works", application.pair().works().id())
                .param("at", Times.at(ago.days(application.daysAgo())))
                .update();
    }

    private void answer(JdbcClient db, Application application, Ask ask, Cast.Player by, String words) {
        var question = ask.in(application.call());
        db.sql("""
                insert into programme.answer (application, question, version, words, written_by, written_at)
                values (:application, :question, 1, :words, :by, :at)
                """)
                .param("application", application.id())
                .param("question", question)
                .param(
                        "words",
                        vault.seal(
                                application.pair().id(),
                                new Place("programme.answer", question, application.id()),
                                words))
                .param("by", by.id())
                .param("at", Times.at(ago.days(application.daysAgo() - 1)))
                .update();
    }

    private void alone(Application application, Cast.Player author, String words) {
        acting.as(
                author,
                db -> db.sql("""
                insert into programme.own_answer (application, author, version, words, written_at)
                values (:application, :author, 1, :words, :at)
                """)
                        .param("application", application.id())
                        .param("author", author.id())
                        .param(
                                "words",
                                vault.seal(
                                        author.id(),
                                        new Place("programme.own_answer", application.id(), author.id()),
                                        words))
                        .param("at", Times.at(ago.days(application.daysAgo() - 1)))
                        .update());
    }

    private void send(Application application) {
        var two = application.pair();
        var at = ago.days(application.daysAgo() - 2);
        hands.given(two, two.lives(), two.works(), "send-application", application.id(), at);
        acting.as(
                two.works(),
                db -> db.sql("""
                update programme.application
                   set sent_at = :at, lives_name = people.name_of(lives), works_name = people.name_of(works)
                 where id = :id
                """)
                        .param("at", Times.at(at))
                        .param("id", application.id())
                        .update());
    }

    private void decide(JdbcClient db, Decision decision) {
        var application = of(decision.pair());
        if (decision.outcome().equals("place")) {
            db.sql("""
                    insert into programme.place (application, call, programme, pair, held_at)
                    values (:application, :call, :programme, :pair, :at)
                    """)
                    .param("application", application)
                    .param("call", InventedCalls.CLOSED.id())
                    .param("programme", InventedCalls.PROGRAMME)
                    .param("pair", decision.pair().id())
                    .param("at", Times.at(ago.days(4)))
                    .update();
        }
        db.sql("""
                insert into programme.decision
                    (application, call, programme, pair, outcome, line, reason, feedback, decided_by, decided_at)
                values (:application, :call, :programme, :pair, :outcome, :line, :reason, :feedback, :by, :at)
                """)
                .param("application", application)
                .param("call", InventedCalls.CLOSED.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("pair", decision.pair().id())
                .param("outcome", decision.outcome())
                .param("line", decision.outcome().equals("reserve") ? 1 : null, java.sql.Types.INTEGER)
                .param("reason", sealed(decision, "reason", decision.reason()))
                .param("feedback", sealed(decision, "feedback", decision.feedback()))
                .param("by", Cast.LEAD.id())
                .param("at", Times.at(ago.days(4)))
                .update();
    }

    private byte[] sealed(Decision decision, String column, String words) {
        return vault.seal(
                decision.pair().id(),
                new Place(
                        "programme.decision." + column,
                        of(decision.pair()),
                        decision.pair().id()),
                words);
    }

    private void tell(Cast.Couple pair) {
        jobs.db()
                .sql("update programme.decision set released_at = :at where application = :application")
                .param("at", Times.at(ago.days(3)))
                .param("application", of(pair))
                .update();
        jobs.db()
                .sql("update programme.place set accept_by = :by where application = :application")
                .param(
                        "by",
                        Times.at(ago.today()
                                .plusDays(20)
                                .atTime(23, 59)
                                .atZone(Ago.ZONE)
                                .toInstant()))
                .param("application", of(pair))
                .update();
    }
}
