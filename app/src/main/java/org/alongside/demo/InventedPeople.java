package org.alongside.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The people of the demo, their hats and their pairs. */
@Component
@Conditional(InDemo.class)
class InventedPeople {

    private static final int SINCE = 150;

    private final Cast cast;
    private final Acting acting;
    private final Jobs jobs;
    private final Clock clock;

    InventedPeople(Cast cast, Acting acting, Jobs jobs, Clock clock) {
        this.cast = cast;
        this.acting = acting;
        this.jobs = jobs;
        this.clock = clock;
    }

    void invent() {
        jobs.inTransaction(() -> {
            cast.players().forEach(this::add);
            cast.couples().forEach(this::pair);
            jobs.db()
                    .sql("insert into people.administrator (person) values (:person)")
                    .param("person", Cast.ADMINISTRATOR.id())
                    .update();
        });
        cast.players().forEach(this::wear);
    }

    private void add(Cast.Player player) {
        jobs.db()
                .sql("""
                        insert into people.person (id, name, language, adult_on) values (:id, :name, 'en-GB', :adult)
                        on conflict do nothing
                        """)
                .param("id", player.id())
                .param("name", player.name())
                .param("adult", daysAgo(SINCE).atZone(ZoneOffset.UTC).toLocalDate())
                .update();
        jobs.db()
                .sql("""
                        insert into people.address (person, email, confirmed_at) values (:id, :email, :at)
                        on conflict do nothing
                        """)
                .param("id", player.id())
                .param("email", player.email())
                .param("at", Times.at(daysAgo(SINCE)))
                .update();
    }

    private void wear(Cast.Player player) {
        acting.as(
                player,
                db -> db.sql("insert into people.hat (person, hat) values (:me, :hat) on conflict do nothing")
                        .param("me", player.id())
                        .param("hat", player.hat().key())
                        .update());
    }

    private void pair(Cast.Couple couple) {
        jobs.db()
                .sql("insert into pairing.pair (id, began_at) values (:id, :at) on conflict do nothing")
                .param("id", couple.id())
                .param("at", Times.at(daysAgo(SINCE - 10)))
                .update();
        half(couple, "lives", couple.lives());
        half(couple, "works", couple.works());
    }

    private void half(Cast.Couple couple, String side, Cast.Player player) {
        jobs.db()
                .sql("""
                        insert into pairing.half (pair, side, person) values (:pair, :side, :person)
                        on conflict do nothing
                        """)
                .param("pair", couple.id())
                .param("side", side)
                .param("person", player.id())
                .update();
        jobs.db()
                .sql("select true from vault.join(:person, :pair)")
                .param("person", player.id())
                .param("pair", couple.id())
                .query(Boolean.class)
                .single();
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
