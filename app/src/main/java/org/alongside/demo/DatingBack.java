package org.alongside.demo;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.alongside.database.Addresses;
import org.alongside.database.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is in which circle since when, and when assumptions were opened, is dated by the database itself: no program that
 * serves people can say it was earlier. In the demo it was, so here, and only here, the owner of the tables writes them.
 */
@Component
@Conditional(InDemo.class)
class DatingBack {

    private final Addresses addresses;

    DatingBack(Addresses addresses) {
        this.addresses = addresses;
    }

    /** All or nothing, over one connection. */
    void together(Consumer<Past> writing) {
        var owner = addresses.owner();
        var source = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        new TransactionTemplate(new JdbcTransactionManager(source))
                .executeWithoutResult(_ -> writing.accept(new Past(JdbcClient.create(source))));
    }

    /** What can be said to have happened earlier. */
    record Past(JdbcClient db) {

        void joined(UUID circle, Instant since, List<Cast.Player> players) {
            joined(circle, since, players, false);
        }

        void joinedAsStaff(UUID circle, Instant since, List<Cast.Player> players) {
            joined(circle, since, players, true);
        }

        private void joined(UUID circle, Instant since, List<Cast.Player> players, boolean staff) {
            db.sql("""
                    insert into vault.membership (person, circle, since, staff)
                    select person, :circle, :since, :staff from unnest(:people::uuid[]) as person
                    """)
                    .param("staff", staff)
                    .param("circle", circle)
                    .param("since", Times.at(since))
                    .param("people", players.stream().map(Cast.Player::id).toArray(UUID[]::new))
                    .update();
        }

        void begun(UUID pair, Cast.Player player) {
            readiness(pair, player, null);
        }

        void ready(UUID pair, Cast.Player player, Instant at) {
            readiness(pair, player, at);
        }

        void opened(Cast.Couple pair, Instant at) {
            pair.both().forEach(player -> ready(pair.id(), player, at));
            db.sql("insert into reflection.opening (pair, opened_at) values (:pair, :at)")
                    .param("pair", pair.id())
                    .param("at", Times.at(at))
                    .update();
        }

        void openedBlind(Cast.Couple pair, String what, Instant at) {
            pair.both().forEach(player -> readyBlind(pair, player, what, at));
            db.sql("insert into pairing.blind_opening (pair, what, opened_at) values (:pair, :what, :at)")
                    .param("pair", pair.id())
                    .param("what", what)
                    .param("at", Times.at(at))
                    .update();
        }

        /** Functions of the opening work for somebody who asks. */
        void readyBlind(Cast.Couple pair, Cast.Player player, String what, Instant at) {
            db.sql("select set_config('alongside.person', :me, true)")
                    .param("me", player.id().toString())
                    .query(String.class)
                    .single();
            db.sql("""
                    insert into pairing.blind_readiness (pair, what, person, ready_at)
                    values (:pair, :what, :person, :at)
                    """)
                    .param("pair", pair.id())
                    .param("what", what)
                    .param("person", player.id())
                    .param("at", Times.at(at))
                    .update();
        }

        private void readiness(UUID pair, Cast.Player player, @Nullable Instant at) {
            db.sql("insert into reflection.readiness (pair, person, ready_at) values (:pair, :person, :at)")
                    .param("pair", pair)
                    .param("person", player.id())
                    .param("at", Times.atOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
        }
    }
}
