package org.alongside.demo;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Nasreen and Gareth decided: placed by both where they see it alike and where not, and one that waits for her. */
@Component
@Conditional(InDemo.class)
class InventedDecisions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Acting acting;
    private final DatingBack dating;
    private final Vault vault;
    private final Ago ago;

    InventedDecisions(Acting acting, DatingBack dating, Vault vault, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        var nasreen = Cast.FIRST.lives();
        var gareth = Cast.FIRST.works();
        acting.together(() -> {
            decided(1, gareth, "works", "tlap", 61, "The new letter keeps the hospital’s heading, with its logo.");
            placed(1, nasreen, "TLAP", 3, "It was settled when I heard of it.");
            placed(1, gareth, "TLAP", 5, "We had talked about it twice.");
            decided(
                    2,
                    nasreen,
                    "lives",
                    "tlap",
                    40,
                    "We read each letter aloud in the waiting room before it goes out.");
            placed(2, nasreen, "TLAP", 6, "");
            placed(2, gareth, "TLAP", 6, "Nasreen’s idea, and her way of doing it.");
            decided(3, nasreen, "both", "arnstein", 24, "Nobody sits on the letters group without a partner.");
            placed(3, nasreen, "ARNSTEIN", 5, "We have the chairs. The last word is still theirs.");
            placed(3, gareth, "ARNSTEIN", 6, "");
            decided(4, gareth, "both", "tlap", 9, "Two clinics begin, not five, and we count who comes.");
            placed(4, gareth, "TLAP", 7, "Neither of us would have done it alone.");
        });
        dating.together(past -> {
            past.openedBlind(Cast.FIRST, what(1), ago.days(58));
            past.openedBlind(Cast.FIRST, what(2), ago.days(39));
            past.openedBlind(Cast.FIRST, what(3), ago.days(20));
            past.readyBlind(Cast.FIRST, gareth, what(4), ago.days(8));
        });
    }

    private void decided(int number, Cast.Player by, String led, String ladder, int daysAgo, String words) {
        var pair = Cast.FIRST.id();
        acting.as(
                by,
                db -> db.sql("""
                insert into led.decision (id, pair, written_by, written_at, words, decided_on, led_by, ladder)
                values (:id, :pair, :me, :at, :words, :day, :led, :ladder)
                """)
                        .param("id", id(number))
                        .param("pair", pair)
                        .param("me", by.id())
                        .param("at", Times.at(ago.days(daysAgo)))
                        .param("words", vault.seal(by.id(), new Place("led.decision", id(number), pair), words))
                        .param("day", ago.today().minusDays(daysAgo))
                        .param("led", led)
                        .param("ladder", ladder)
                        .update());
    }

    private void placed(int number, Cast.Player by, String ladder, int step, String why) {
        var id = UUID.randomUUID();
        var pair = Cast.FIRST.id();
        var placement = new LinkedHashMap<String, Object>();
        placement.put("ladder", ladder);
        placement.put("step", step);
        placement.put("hat", by.hat().name());
        placement.put("why", why);
        acting.as(
                by,
                db -> db.sql("""
                insert into pairing.blind_answer (id, pair, what, person, sealed)
                values (:id, :pair, :what, :me, :sealed)
                """)
                        .param("id", id)
                        .param("pair", pair)
                        .param("what", what(number))
                        .param("me", by.id())
                        .param(
                                "sealed",
                                vault.seal(
                                        by.id(),
                                        new Place("pairing.blind_answer", id, pair),
                                        JSON.writeValueAsString(placement)))
                        .update());
    }

    private static String what(int number) {
        return "decision " + id(number) + " 1";
    }

    private static UUID id(int number) {
        return InventedCalls.id("decision " + number);
    }
}
