package org.alongside.demo;

import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** What two of the twelve pairs ask their cohort: one is being asked back, the other has ended with what they took. */
@Component
@Conditional(InDemo.class)
class InventedConsultations {

    private record Asked(UUID id, Instant shown) {}

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedConsultations(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            ended();
            beingAsked();
        });
    }

    private void ended() {
        var pair = Cast.COHORT.get(7);
        var asked = ask(
                pair,
                "We have one afternoon in the first year when students sit at somebody’s kitchen table. The faculty likes it and calls it optional. Those who need it most don’t come. We have asked for a place in the timetable twice, and twice it went to a committee.",
                "How do we make it something nobody would leave out, without making it an order?",
                58);
        var lose = question(
                asked, Cast.COHORT.get(1).works(), "What would a student lose who never sat at that table?", 56);
        answer(asked, lose, pair.lives(), "The first time somebody older than them says “I don’t know either”.", 55);
        var who =
                question(asked, Cast.COHORT.get(4).lives(), "Who on the committee has been at one of the tables?", 56);
        answer(asked, who, pair.works(), "Nobody. Writing that down, I went quiet for a bit.", 55);
        question(asked, Cast.FACILITATORS.works(), "When did the two of you last disagree about this?", 54);
        openThoughts(pair, asked, 52);
        thought(
                asked,
                "seen",
                Cast.COHORT.get(2).lives(),
                "Our day centre changed its hours once the person who set them had waited for the bus.",
                51);
        thought(
                asked,
                "seen",
                Cast.COHORT.get(8).works(),
                "With us the word “optional” went when the best students began to ask each other who had been.",
                50);
        thought(
                asked,
                "try",
                Cast.COHORT.get(4).works(),
                "Invite the committee to a table. Just that, and no paper with it.",
                50);
        end(
                pair,
                asked,
                "We have stopped asking for a place in the timetable. Three of the committee are coming to Grace’s street on a Tuesday, for tea. Peter will not explain anything. Thank you for the question about who had been there: that was the one.",
                45);
    }

    private void beingAsked() {
        var pair = Cast.COHORT.get(9);
        var asked = ask(
                pair,
                "Men come to the pain clinic once. We rang twelve of them: they were polite, and they did not come back. We changed the letter, then the time, then the room. The numbers are where they were in spring.",
                "What are we not seeing about the first visit?",
                3);
        var first = question(asked, Cast.COHORT.get(2).lives(), "What do they say at home about it that evening?", 2);
        answer(asked, first, pair.lives(), "I said “fine” to my wife and went into the shed. So I’d guess: fine.", 2);
        var second = question(
                asked, Cast.COHORT.get(5).works(), "Who greets them, and what is the first thing they are asked?", 2);
        answer(asked, second, pair.works(), "To put a number on the pain. Before anybody says their own name.", 1);
        question(
                asked,
                Cast.FACILITATORS.lives(),
                "What would have to happen in the first ten minutes for you, Joe, to tell a friend to go?",
                1);
    }

    private Asked ask(Cast.Couple pair, String situation, String question, int daysAgo) {
        var id = InventedCalls.id("consultation " + question);
        var shown = ago.days(daysAgo);
        var written = ago.days(daysAgo + 1);
        acting.as(
                pair.lives(),
                db -> db.sql("""
                        insert into learn.consultation (id, pair, cohort, situation, question, grain, written_by, written_at,
                                                        still_since)
                        values (:id, :pair, :cohort, :situation, :question, :grain, :by, :at, :at)
                        """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("situation", sealed(pair, "learn.consultation.situation", id, situation))
                        .param("question", sealed(pair, "learn.consultation.question", id, question))
                        .param(
                                "grain",
                                sealed(
                                        pair,
                                        "learn.consultation.grain",
                                        id,
                                        UUID.randomUUID().toString()))
                        .param("by", pair.lives().id())
                        .param("at", Times.at(written))
                        .update());
        hands.given(pair, pair.lives(), pair.works(), "ask-cohort", id, shown);
        acting.as(
                pair.works(),
                db -> db.sql("update learn.consultation set shown_at = :at where id = :id")
                        .param("at", Times.at(shown))
                        .param("id", id)
                        .update());
        return new Asked(id, shown);
    }

    private UUID question(Asked asked, Cast.Player by, String words, int daysAgo) {
        return say(asked, "question", null, by, words, daysAgo);
    }

    private void answer(Asked asked, UUID question, Cast.Player by, String words, int daysAgo) {
        say(asked, "answer", question, by, words, daysAgo);
    }

    private void thought(Asked asked, String kind, Cast.Player by, String words, int daysAgo) {
        say(asked, kind, null, by, words, daysAgo);
    }

    private UUID say(Asked asked, String kind, @Nullable UUID question, Cast.Player by, String words, int daysAgo) {
        var id = InventedCalls.id("reply " + words);
        var cohort = InventedCohorts.TWELVE.id();
        // An answer comes after what it answers, if it is of the same day.
        var at = ago.days(daysAgo).plusSeconds(question == null ? 900 : 6_000);
        acting.as(
                by,
                db -> db.sql("""
                        insert into learn.reply (id, consultation, cohort, showing, kind, answers, person, hat, words, said_at)
                        values (:id, :asked, :cohort, :shown, :kind, :question, :by, :hat, :words, :at)
                        """)
                        .param("id", id)
                        .param("asked", asked.id())
                        .param("cohort", cohort)
                        .param("shown", Times.at(asked.shown()))
                        .param("kind", kind)
                        .param("question", question, Types.OTHER)
                        .param("by", by.id())
                        .param("hat", by.hat().key())
                        .param("words", vault.seal(by.id(), new Place("learn.reply", id, cohort), words))
                        .param("at", Times.at(at))
                        .update());
        return id;
    }

    private void openThoughts(Cast.Couple pair, Asked asked, int daysAgo) {
        acting.as(
                pair.works(),
                db -> db.sql("update learn.consultation set thoughts_at = :at where id = :id")
                        .param("at", Times.at(ago.days(daysAgo)))
                        .param("id", asked.id())
                        .update());
    }

    private void end(Cast.Couple pair, Asked asked, String words, int daysAgo) {
        var id = asked.id();
        var at = ago.days(daysAgo);
        acting.as(
                pair.lives(),
                db -> db.sql("""
                        insert into learn.takeaway (consultation, pair, cohort, words, grain, written_by, written_at,
                                                    still_since)
                        values (:id, :pair, :cohort, :words, :grain, :by, :at, :at)
                        """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("words", sealed(pair, "learn.takeaway", id, words))
                        .param(
                                "grain",
                                sealed(
                                        pair,
                                        "learn.takeaway.grain",
                                        id,
                                        UUID.randomUUID().toString()))
                        .param("by", pair.lives().id())
                        .param("at", Times.at(ago.days(daysAgo + 1)))
                        .update());
        hands.given(pair, pair.lives(), pair.works(), "end-consultation", id, at);
        acting.as(
                pair.works(),
                db -> db.sql("update learn.takeaway set shown_at = :at where consultation = :id")
                        .param("at", Times.at(at))
                        .param("id", id)
                        .update());
    }

    private byte[] sealed(Cast.Couple pair, String column, UUID id, String words) {
        return vault.seal(pair.id(), new Place(column, id, pair.id()), words);
    }
}
