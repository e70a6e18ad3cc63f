package org.alongside.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Fills an empty demo with people and pairs. Its dates lie around today, whenever today is. */
@Component
@Conditional(InDemo.class)
class Inventing implements ApplicationRunner {

    private final Cast cast;
    private final Jobs jobs;
    private final Clock clock;

    Inventing(Cast cast, Jobs jobs, Clock clock) {
        this.cast = cast;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isEmpty()) {
            return;
        }
        jobs.inTransaction(() -> {
            cast.players().forEach(this::add);
            cast.couples().forEach(this::pair);
            jobs.db()
                    .sql("insert into people.administrator (person) values (:person)")
                    .param("person", Cast.ADMINISTRATOR.id())
                    .update();
        });
    }

    private boolean isEmpty() {
        return !jobs.db()
                .sql("select exists (select from people.administrator)")
                .query(Boolean.class)
                .single();
    }

    private void add(Cast.Player player) {
        jobs.db()
                .sql("insert into people.person (id, name, language, adult_on) values (:id, :name, 'en-GB', :adult)")
                .param("id", player.id())
                .param("name", player.name())
                .param("adult", daysAgo(150).atZone(java.time.ZoneOffset.UTC).toLocalDate())
                .update();
        jobs.db()
                .sql("insert into people.address (person, email, confirmed_at) values (:id, :email, :at)")
                .param("id", player.id())
                .param("email", player.email())
                .param("at", Times.at(daysAgo(150)))
                .update();
    }

    private void pair(Cast.Couple couple) {
        jobs.db()
                .sql("insert into pairing.pair (id, began_at) values (:id, :at)")
                .param("id", couple.id())
                .param("at", Times.at(daysAgo(140)))
                .update();
        half(couple, "lives", couple.lives());
        half(couple, "works", couple.works());
    }

    private void half(Cast.Couple couple, String side, Cast.Player player) {
        jobs.db()
                .sql("insert into pairing.half (pair, side, person) values (:pair, :side, :person)")
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
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(days));
    }
}
