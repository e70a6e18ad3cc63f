package org.alongside.demo;

import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Pairs that introduce themselves to the network, and what each would do for others. */
@Component
@Conditional(InDemo.class)
class InventedIntroductions {

    private static final String ACT = "introduce-pair";

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Ago ago;

    InventedIntroductions(Acting acting, Hands hands, Vault vault, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            introduce(
                    2,
                    "The hours of a day centre, decided with those who go there. We began with a kettle and a list of buses.",
                    "How to ask people over eighty without a form. What a commissioner may say aloud.",
                    31,
                    true,
                    false,
                    true);
            introduce(
                    7,
                    "Students meet people before they meet cases: one afternoon at somebody’s table, in the first month.",
                    "How we got it into the timetable, and what the first year said about it.",
                    24,
                    true,
                    true,
                    false);
            introduce(
                    4,
                    "What happens in week three after a stroke, when the phone stops ringing.",
                    "",
                    9,
                    false,
                    false,
                    true);
        });
    }

    /** @param number of the pair in the cohort */
    private void introduce(
            int number, String led, String ask, int daysAgo, boolean mentors, boolean facilitates, boolean looks) {
        var pair = Cast.COHORT.get(number);
        var id = InventedCalls.id("introduction " + pair.id());
        var at = ago.days(daysAgo);
        acting.as(
                pair.lives(),
                db -> db.sql("""
                        insert into learn.introduction (id, pair, mentors, facilitates, looks, language, led, ask, names,
                                                        grain, written_by, written_at, still_since)
                        values (:id, :pair, :mentors, :facilitates, :looks, 'en-GB', :led, :ask, :names, :grain, :by, :at,
                                :at)
                        """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("mentors", mentors)
                        .param("facilitates", facilitates)
                        .param("looks", looks)
                        .param("led", sealed("led", id, pair, led))
                        .param("ask", sealed("ask", id, pair, ask))
                        .param(
                                "names",
                                sealed(
                                        "names",
                                        id,
                                        pair,
                                        pair.lives().name() + "\n"
                                                + pair.works().name()))
                        .param(
                                "grain",
                                sealed("grain", id, pair, UUID.randomUUID().toString()))
                        .param("by", pair.lives().id())
                        .param("at", Times.at(ago.days(daysAgo + 2)))
                        .update());
        hands.given(pair, pair.lives(), pair.works(), ACT, id, at);
        acting.as(
                pair.works(),
                db -> db.sql("update learn.introduction set shown_at = :at where id = :id")
                        .param("at", Times.at(at))
                        .param("id", id)
                        .update());
    }

    private byte[] sealed(String column, UUID id, Cast.Couple pair, String text) {
        return vault.seal(pair.id(), new Place("learn.introduction." + column, id, pair.id()), text);
    }
}
