package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.pairing.BothHands;
import org.alongside.people.PersonId;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands that invented people gave some time ago, to exactly the words that stand there. */
@Component
@Conditional(InDemo.class)
class Hands {

    private final Acting acting;
    private final BothHands hands;

    Hands(Acting acting, BothHands hands) {
        this.acting = acting;
        this.hands = hands;
    }

    /** One hand is given; the other half is asked. */
    void offered(Cast.Couple pair, Cast.Player by, String act, UUID subject, Instant at, Instant lapses) {
        var offer = offer(act, subject);
        acting.as(by, db -> {
            var seen = hands.preview(pair.id(), act, subject, new PersonId(by.id()))
                    .seen();
            db.sql("""
                    insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at)
                    values (:id, :pair, :act, :subject, :words, :by, :at, :lapses)
                    """)
                    .param("id", offer)
                    .param("pair", pair.id())
                    .param("act", act)
                    .param("subject", subject)
                    .param("words", seen.getBytes(UTF_8))
                    .param("by", by.id())
                    .param("at", Times.at(at))
                    .param("lapses", Times.at(lapses))
                    .update();
            give(db, offer, by, at);
        });
    }

    /** Both are given. What the act does is for the caller to write. */
    void given(Cast.Couple pair, Cast.Player first, Cast.Player second, String act, UUID subject, Instant at) {
        offered(pair, first, act, subject, at.minusSeconds(40_000), at.plusSeconds(86_400));
        var offer = offer(act, subject);
        acting.as(second, db -> {
            give(db, offer, second, at);
            db.sql("update pairing.offer set closed_at = :at, closed_as = 'done' where id = :offer")
                    .param("at", Times.at(at))
                    .param("offer", offer)
                    .update();
        });
    }

    static UUID offer(String act, UUID subject) {
        return InventedCalls.id("offer " + act + " " + subject);
    }

    private static void give(JdbcClient db, UUID offer, Cast.Player by, Instant at) {
        db.sql("""
                insert into pairing.hand (offer, person, words, given_at)
                select id, :by, words, :at from pairing.offer where id = :offer
                """)
                .param("by", by.id())
                .param("at", Times.at(at))
                .param("offer", offer)
                .update();
    }
}
