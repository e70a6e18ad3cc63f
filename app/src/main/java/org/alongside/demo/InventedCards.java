package org.alongside.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Learning cards of the twelve pairs: one not shown yet, some in the cohort, some in the network, some for everyone. */
@Component
@Conditional(InDemo.class)
class InventedCards {

    /** The steps in turn, each with the column that says since when. */
    private static final List<String> ACTS = List.of("show-card", "card-to-network", "publish-card");

    private static final List<String> COLUMNS = List.of("shown_at", "network_at", "public_at");

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedCards(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            card(
                    2,
                    "politics",
                    "The person we were told to convince had been waiting for somebody to ask.",
                    "Before you plan how to persuade somebody, ring them and ask what they would like to see.",
                    108,
                    104,
                    88,
                    79);
            card(
                    7,
                    "equals",
                    "We took turns to chair, and found that one of us had never been asked to. The meetings got shorter.",
                    "Swap the chair for one meeting. Agree the agenda the day before, so that nobody is caught out.",
                    107,
                    102,
                    86,
                    68);
            card(
                    4,
                    "hard-conversations",
                    "“I was cross with you for a month” took ten minutes to say, and the month before it to carry.",
                    "Put one question at the end of every call: is there anything you are not saying to me?",
                    66,
                    64,
                    20);
            card(
                    5,
                    "message",
                    "A number opened the door. A morning in the corridor kept it open.",
                    "Bring one number and one hour of somebody’s day. Leave the slides at home.",
                    65,
                    63,
                    12);
            card(
                    9,
                    "own-style",
                    "One of us thinks aloud, the other thinks first. We had both taken it for not caring.",
                    "",
                    21,
                    20);
            card(
                    10,
                    "relationships",
                    "We agreed on nothing but the bus times, and that was enough to begin.",
                    "Look for the smallest thing you both want by Friday.",
                    4,
                    3);
            card(
                    0,
                    "message",
                    "Reading a letter aloud to each other did more than three rounds of comments on it.",
                    "Each reads the other’s draft aloud, once, without stopping. Then mark where you stumbled.",
                    2);
        });
    }

    /**
     * @param number of the pair in the cohort
     * @param daysAgo when it was written, then each step further that it went
     */
    private void card(int number, String content, String learned, String idea, int... daysAgo) {
        var pair = Cast.COHORT.get(number);
        var id = InventedCalls.id("card " + learned);
        begin(pair, id, content, learned, idea, ago.days(daysAgo[0]));
        for (int step = 0; step + 1 < daysAgo.length; step++) {
            letGo(pair, id, step, ago.days(daysAgo[step + 1]));
        }
    }

    private void begin(Cast.Couple pair, UUID id, String content, String learned, String idea, Instant at) {
        acting.as(
                pair.lives(),
                db -> db.sql("""
                        insert into learn.card (id, pair, cohort, content, language, learned, idea, grain, written_by,
                                                written_at, still_since)
                        values (:id, :pair, :cohort, :content, 'en-GB', :learned, :idea, :grain, :by, :at, :at)
                        """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("cohort", InventedCohorts.TWELVE.id())
                        .param("content", content)
                        .param(
                                "learned",
                                vault.seal(pair.id(), new Place("learn.card.learned", id, pair.id()), learned))
                        .param("idea", vault.seal(pair.id(), new Place("learn.card.idea", id, pair.id()), idea))
                        .param(
                                "grain",
                                vault.seal(
                                        pair.id(),
                                        new Place("learn.card.grain", id, pair.id()),
                                        UUID.randomUUID().toString()))
                        .param("by", pair.lives().id())
                        .param("at", Times.at(at))
                        .update());
    }

    private void letGo(Cast.Couple pair, UUID id, int step, Instant at) {
        hands.given(pair, pair.lives(), pair.works(), ACTS.get(step), id, at);
        acting.as(
                pair.works(),
                db -> db.sql("update learn.card set " + COLUMNS.get(step) + " = :at where id = :id")
                        .param("at", Times.at(at))
                        .param("id", id)
                        .update());
    }
}
