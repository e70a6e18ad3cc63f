package org.alongside.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** How the pairs of the demo see their own working together: open in most, and waiting for one half in one. */
@Component
@Conditional(InDemo.class)
class InventedChecks {

    private static final String START = "check start";
    private static final String MIDDLE = "check middle";

    /** What each half of other pairs answered at the start. */
    private static final Map<Integer, List<String>> STARTS = Map.of(
            2, List.of("3422334535", "4433444444"),
            4, List.of("2332232324", "3333333335"),
            6, List.of("4443443434", "4444434445"),
            7, List.of("3233122334", "4344343444"));

    private final Acting acting;
    private final DatingBack dating;
    private final Vault vault;
    private final Ago ago;

    InventedChecks(Acting acting, DatingBack dating, Vault vault, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.vault = vault;
        this.ago = ago;
    }

    void invent() {
        acting.together(() -> {
            answer(Cast.FIRST, START, "2223122224", "4344434335");
            answer(Cast.FIRST, MIDDLE, "4434244435", "4445444445");
            answer(Cast.SECOND, START, "3333232325", "4343333434");
            answer(Cast.SECOND, Cast.SECOND.works(), MIDDLE, "4434343444");
            STARTS.forEach((number, both) -> answer(Cast.COHORT.get(number), START, both.getFirst(), both.getLast()));
        });
        dating.together(past -> {
            past.openedBlind(Cast.FIRST, START, ago.days(110));
            past.openedBlind(Cast.FIRST, MIDDLE, ago.days(11));
            past.openedBlind(Cast.SECOND, START, ago.days(102));
            past.readyBlind(Cast.SECOND, Cast.SECOND.works(), MIDDLE, ago.days(3));
            STARTS.keySet().forEach(number -> past.openedBlind(Cast.COHORT.get(number), START, ago.days(88 + number)));
        });
    }

    private void answer(Cast.Couple pair, String what, String lives, String works) {
        answer(pair, pair.lives(), what, lives);
        answer(pair, pair.works(), what, works);
    }

    /** @param answers one character an item, from 1 to 5 */
    private void answer(Cast.Couple pair, Cast.Player player, String what, String answers) {
        var id = UUID.randomUUID();
        acting.as(
                player,
                db -> db.sql("""
                insert into pairing.blind_answer (id, pair, what, person, sealed)
                values (:id, :pair, :what, :me, :sealed)
                """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("what", what)
                        .param("me", player.id())
                        .param(
                                "sealed",
                                vault.seal(player.id(), new Place("pairing.blind_answer", id, pair.id()), answers))
                        .update());
    }
}
