package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * What the twelve pairs do on their days: our own plan for each, three days that were run, with what was put aside and what
 * some pairs opened between them, and learning sets for the day that can be run today.
 */
@Component
@Conditional(InDemo.class)
class InventedDays {

    private static final String PLAN = "/learning/five-days.json";

    /** The first exercise of a day that is answered blind. */
    private static final String BLIND = """
            (select b.id from learn.block b
              where b.day = :day and b.exercise ->> 'kind' = 'blind' order by b.place limit 1)
            """;

    private final Acting acting;
    private final DatingBack dating;
    private final Vault vault;
    private final Ago ago;

    InventedDays(Acting acting, DatingBack dating, Vault vault, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.as(Cast.FACILITATORS.lives(), db -> {
            var plan = plan();
            for (int day = 0; day < InventedCohorts.days(ago).size(); day++) {
                db.sql("""
                        insert into learn.day_plan (day, cohort, aim, work, coaching, language, changed_at)
                        select :day, :cohort, d ->> 'aim', d ->> 'work', (d ->> 'coaching')::boolean, 'en-GB', :at
                          from (select cast(:plan as jsonb) -> 'days' -> :number) as found (d)
                        """)
                        .param("day", InventedCohorts.day(day))
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("plan", plan)
                        .param("number", day)
                        .param("at", Times.at(ago.days(123)))
                        .update();
                db.sql("""
                        insert into learn.block (id, day, cohort, place, minutes, exercise)
                        select gen_random_uuid(), :day, :cohort, b.place, (b.of ->> 'minutes')::int, b.of -> 'exercise'
                          from jsonb_array_elements(cast(:plan as jsonb) -> 'days' -> :number -> 'blocks')
                               with ordinality as b (of, place)
                        """)
                        .param("day", InventedCohorts.day(day))
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("plan", plan)
                        .param("number", day)
                        .update();
            }
            for (int day = 0; day < InventedCohorts.DAYS_PAST; day++) {
                db.sql("""
                        insert into learn.running (day, cohort, host, block, since, step, begun_at, ended_at)
                        select :day, :cohort, :me, b.id, :ends, 38, :begins, :ends
                          from learn.block b where b.day = :day order by b.place desc limit 1
                        """)
                        .param("day", InventedCohorts.day(day))
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("me", Cast.FACILITATORS.lives().id())
                        .param("begins", Times.at(on(day, 10)))
                        .param("ends", Times.at(on(day, 15)))
                        .update();
            }
            for (int i = 0; i < Cast.COHORT.size(); i++) {
                db.sql(
                                "insert into learn.learning_set (day, cohort, pair, number) values (:day, :cohort, :pair, :number)")
                        .param("day", InventedCohorts.day(InventedCohorts.DAYS_PAST))
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("pair", Cast.COHORT.get(i).id())
                        .param("number", 1 + i % 3)
                        .update();
            }
        });
        answers();
        aside();
    }

    private void answers() {
        acting.together(() -> {
            answer(
                    0,
                    Cast.FIRST,
                    Cast.FIRST.lives(),
                    "That I come with a notebook. He thinks I am collecting evidence.");
            answer(0, Cast.FIRST, Cast.FIRST.works(), "That I answer before she has finished. I do it to everyone.");
            answer(1, Cast.FIRST, Cast.FIRST.lives(), "That I still check whether he means it.");
            answer(1, Cast.FIRST, Cast.FIRST.works(), "That I have to ask my manager before I can say yes.");
            answer(
                    2,
                    Cast.FIRST,
                    Cast.FIRST.lives(),
                    "He did, when he booked the room. Had I said no, we would have met in it all the same.");
            answer(
                    2,
                    Cast.FIRST,
                    Cast.FIRST.works(),
                    "I thought Nasreen had. If she had said no I would have asked her why, and taken it as a maybe.");
            answer(0, Cast.SECOND, Cast.SECOND.lives(), "My stammer. He finishes my sentences, kindly.");
            answer(0, Cast.SECOND, Cast.SECOND.works(), "I think I am quick, and quick feels rude to him.");
        });
        var first = what(0);
        var second = what(1);
        var third = what(2);
        dating.together(past -> {
            past.openedBlind(Cast.FIRST, first, on(0, 13));
            past.openedBlind(Cast.FIRST, second, on(1, 13));
            past.openedBlind(Cast.FIRST, third, on(2, 11));
            past.openedBlind(Cast.SECOND, first, on(0, 13));
        });
    }

    private void aside() {
        park(1, Cast.COHORT.get(3).lives(), "Who pays when a carer needs somebody to sit in?");
        park(1, Cast.COHORT.get(6).works(), "Can we have the next room with windows that open?");
        park(2, Cast.COHORT.get(10).lives(), "What do we say when they praise one of us and mean both?");
    }

    /** What the answers to the blind exercise of a day are known by. */
    private String what(int day) {
        var found = new UUID[1];
        acting.as(
                Cast.FACILITATORS.lives(),
                db -> found[0] = db.sql("select " + BLIND)
                        .param("day", InventedCohorts.day(day))
                        .query(UUID.class)
                        .single());
        return "exercise " + found[0];
    }

    private void answer(int day, Cast.Couple pair, Cast.Player by, String text) {
        var id = UUID.randomUUID();
        acting.as(by, db -> {
            var asked = db.sql("""
                            select json_build_object('exercise', b.exercise ->> 'title',
                                                     'question', b.exercise ->> 'question', 'text', :text)::text as answer
                              from learn.block b where b.id =
                            """ + BLIND)
                    .param("text", text)
                    .param("day", InventedCohorts.day(day))
                    .query(String.class)
                    .single();
            db.sql("""
                    insert into pairing.blind_answer (id, pair, what, person, sealed)
                    select :id, :pair, 'exercise ' || b.id, :me, :sealed from learn.block b where b.id =
                    """ + BLIND)
                    .param("id", id)
                    .param("pair", pair.id())
                    .param("day", InventedCohorts.day(day))
                    .param("me", by.id())
                    .param("sealed", vault.seal(by.id(), new Place("pairing.blind_answer", id, pair.id()), asked))
                    .update();
        });
    }

    private void park(int day, Cast.Player by, String text) {
        var id = UUID.randomUUID();
        // As it came in: while the day was under way, which for a moment it is again.
        acting.as(Cast.FACILITATORS.lives(), db -> end(db, day, null));
        acting.as(
                by,
                db -> db.sql("""
                        insert into learn.parked (id, day, cohort, person, words, parked_at)
                        values (:id, :day, :cohort, :me, :words, :at)
                        """)
                        .param("id", id)
                        .param("day", InventedCohorts.day(day))
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("me", by.id())
                        .param(
                                "words",
                                vault.seal(by.id(), new Place("learn.parked", id, InventedCohorts.TWELVE.id()), text))
                        .param("at", Times.at(on(day, 14)))
                        .update());
        acting.as(Cast.FACILITATORS.lives(), db -> end(db, day, on(day, 15)));
    }

    private static void end(
            org.springframework.jdbc.core.simple.JdbcClient db,
            int day,
            @org.jspecify.annotations.Nullable Instant at) {
        db.sql("update learn.running set ended_at = :at where day = :day")
                .param("at", at == null ? null : Times.at(at), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("day", InventedCohorts.day(day))
                .update();
    }

    private Instant on(int day, int hour) {
        return InventedCohorts.days(ago)
                .get(day)
                .atTime(LocalTime.of(hour, 20))
                .atZone(Ago.ZONE)
                .toInstant();
    }

    private static String plan() {
        try (var file = Objects.requireNonNull(InventedDays.class.getResourceAsStream(PLAN))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
