package org.alongside.demo;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.people.AppCodes;
import org.alongside.people.PersonId;
import org.alongside.proving.AppSecret;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The people of the demo, their hats and their pairs. */
@Component
@Conditional(InDemo.class)
class InventedPeople {

    /** Days ago: everybody began some time before the cohort did. */
    private static final int SINCE = 160;

    private static final int PAIRED = 150;

    private static final int ALUMNI_PAIRED = 620;

    /** What the invented phone of the one who leads makes its codes from: the demo shows them to everybody. */
    static final AppSecret APP = AppSecret.read("QWxvbmdzaWRlIGRlbW8gYXBwISE=");

    private final Acting acting;
    private final DatingBack dating;
    private final Jobs jobs;
    private final AppCodes appCodes;
    private final Ago ago;

    InventedPeople(Acting acting, DatingBack dating, Jobs jobs, AppCodes appCodes, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.jobs = jobs;
        this.appCodes = appCodes;
        this.ago = ago;
    }

    void invent() {
        jobs.inTransaction(() -> {
            people(Cast.players());
            pairs(
                    Cast.couples().stream()
                            .filter(couple -> paired(couple) == PAIRED)
                            .toList(),
                    PAIRED);
            pairs(List.of(Cast.ALUMNI), ALUMNI_PAIRED);
        });
        dating.together(past ->
                Cast.couples().forEach(couple -> past.joined(couple.id(), ago.days(paired(couple)), couple.both())));
        acting.together(() -> Cast.players().forEach(this::wear));
        jobs.inTransaction(() -> appCodes.add(new PersonId(Cast.LEAD.id()), "Work phone", APP, 0));
    }

    private void people(List<Cast.Player> players) {
        jobs.db()
                .sql("""
                        insert into people.person (id, name, language, adult_on)
                        select id, name, 'en-GB', :adult from unnest(:ids::uuid[], :names::text[]) as invented (id, name)
                        """)
                .param("ids", ids(players, Cast.Player::id))
                .param("names", texts(players, Cast.Player::name))
                .param("adult", ago.days(SINCE).atZone(ZoneOffset.UTC).toLocalDate())
                .update();
        jobs.db()
                .sql("""
                        insert into people.address (person, email, confirmed_at)
                        select id, email, :at from unnest(:ids::uuid[], :emails::text[]) as invented (id, email)
                        """)
                .param("ids", ids(players, Cast.Player::id))
                .param("emails", texts(players, Cast.Player::email))
                .param("at", Times.at(ago.days(SINCE)))
                .update();
        jobs.db()
                .sql("insert into people.administrator (person) values (:person)")
                .param("person", Cast.ADMINISTRATOR.id())
                .update();
    }

    /** How many days ago. */
    private static int paired(Cast.Couple couple) {
        return couple.equals(Cast.ALUMNI) ? ALUMNI_PAIRED : PAIRED;
    }

    private void pairs(List<Cast.Couple> couples, int daysAgo) {
        jobs.db()
                .sql("insert into pairing.pair (id, began_at) select id, :at from unnest(:ids::uuid[]) as id")
                .param("ids", ids(couples, Cast.Couple::id))
                .param("at", Times.at(ago.days(daysAgo)))
                .update();
        jobs.db()
                .sql("""
                        insert into pairing.half (pair, side, person)
                        select half.pair, half.side, half.person
                          from unnest(:ids::uuid[], :lives::uuid[], :works::uuid[]) as two (pair, lives, works)
                         cross join lateral (values (two.pair, 'lives', two.lives), (two.pair, 'works', two.works))
                               as half (pair, side, person)
                        """)
                .param("ids", ids(couples, Cast.Couple::id))
                .param("lives", ids(couples, couple -> couple.lives().id()))
                .param("works", ids(couples, couple -> couple.works().id()))
                .update();
    }

    private void wear(Cast.Player player) {
        acting.as(player, db -> {
            db.sql("insert into people.hat (person, hat) values (:me, :hat)")
                    .param("me", player.id())
                    .param("hat", player.hat().key())
                    .update();
            db.sql("""
                    insert into pairing.speaking (pair, person, hat, since)
                    select pair, person, :hat, :at from pairing.half where person = :me
                    """)
                    .param("me", player.id())
                    .param("hat", player.hat().key())
                    .param("at", Times.at(ago.days(PAIRED)))
                    .update();
        });
    }

    static <T> UUID[] ids(List<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
