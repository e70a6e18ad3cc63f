package org.alongside.demo;

import java.sql.Date;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The letter of standing of a pair of the pilot, which both have made. */
@Component
@Conditional(InDemo.class)
class InventedStanding {

    /** The demo shows it to everybody. */
    static final String CODE = "H7MW4KQT9XBDR2VF";

    private static final String ACT = "letter-of-standing";
    private static final int MADE = 380;
    private static final String LED =
            "When somebody comes home from hospital, the family is rung the day before. We rewrote the discharge call with ten carers and two wards, tried it for three months, and it is how all wards do it now.";

    private final Acting acting;
    private final Hands hands;
    private final Vault vault;
    private final Settings settings;
    private final Ago ago;

    InventedStanding(Acting acting, Hands hands, Vault vault, Settings settings, Ago ago) {
        this.acting = acting;
        this.hands = hands;
        this.vault = vault;
        this.settings = settings;
        this.ago = ago;
    }

    void invent() {
        var pair = Cast.ALUMNI;
        var id = InventedCalls.id("letter of standing " + pair.id());
        var made = ago.days(MADE);
        acting.together(() -> {
            prepare(pair, id);
            hands.given(pair, pair.lives(), pair.works(), ACT, id, made);
            acting.as(
                    pair.works(),
                    db -> db.sql("""
                            update programme.letter_of_standing set made_at = :at, code = :code, code_hash = :mark
                             where id = :id
                            """)
                            .param("at", Times.at(made))
                            .param("code", sealed("code", id, pair, CODE))
                            .param("mark", vault.mark(place("code_hash", Vault.HOUSE, Vault.HOUSE), CODE))
                            .param("id", id)
                            .update());
        });
    }

    private void prepare(Cast.Couple pair, UUID id) {
        acting.as(
                pair.lives(),
                db -> db.sql("""
                        insert into programme.letter_of_standing
                            (id, pair, cohort, since, until, held, both_there, language, named, led, grain, prepared_by,
                             prepared_at)
                        values (:id, :pair, :cohort, :since, :until, 5, 4, 'en-GB', :named, :led, :grain, :by, :at)
                        """)
                        .param("id", id)
                        .param("pair", pair.id())
                        .param("cohort", InventedCohorts.PILOT.id())
                        .param("since", Date.valueOf(InventedCohorts.pilotDate(ago, 0)))
                        .param(
                                "until",
                                Date.valueOf(InventedCohorts.pilotDate(ago, InventedCohorts.PILOT_DAYS.size() - 1)))
                        .param("named", sealed("named", id, pair, named(pair)))
                        .param("led", sealed("led", id, pair, LED))
                        .param(
                                "grain",
                                sealed("grain", id, pair, UUID.randomUUID().toString()))
                        .param("by", pair.lives().id())
                        .param("at", Times.at(ago.days(MADE + 1)))
                        .update());
    }

    private String named(Cast.Couple pair) {
        return String.join(
                "\n",
                pair.lives().name(),
                pair.works().name(),
                pair.lives().hat().key(),
                pair.works().hat().key(),
                "Harbour and Hills",
                "The pilot",
                settings.organisation());
    }

    private byte[] sealed(String column, UUID id, Cast.Couple pair, String text) {
        return vault.seal(id, place(column, id, pair.id()), text);
    }

    private static Place place(String column, UUID letter, UUID pair) {
        return new Place("programme.letter_of_standing." + column, letter, pair);
    }
}
