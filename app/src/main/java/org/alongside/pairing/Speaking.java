package org.alongside.pairing;

import java.util.Objects;
import java.util.UUID;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hat somebody speaks in as one of a pair. It is chosen once and stays until they choose another; what was written
 * before keeps the hat it was written in.
 */
@Service
class Speaking {

    private final JdbcClient db;
    private final Pairs pairs;

    Speaking(JdbcClient db, Pairs pairs) {
        this.db = db;
        this.pairs = pairs;
    }

    /** @param hat null to speak as oneself */
    @Transactional
    void as(@Nullable Hat hat, UUID pair, PersonId me) {
        var _ = pairs.with(me, pair).orElseThrow(NotHere::new);
        pairs.hold(pair);
        var now =
                pairs.with(me, pair).orElseThrow(NotHere::new).half(me.value()).hat();
        if (Objects.equals(now, hat)) {
            return;
        }
        db.sql("update pairing.speaking set until = now() where pair = :pair and person = :me and until is null")
                .param("pair", pair)
                .param("me", me.value())
                .update();
        if (hat != null) {
            db.sql("insert into pairing.speaking (pair, person, hat, since) values (:pair, :me, :hat, now())")
                    .param("pair", pair)
                    .param("me", me.value())
                    .param("hat", hat.key())
                    .update();
        }
    }
}
