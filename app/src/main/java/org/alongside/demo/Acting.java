package org.alongside.demo;

import java.util.function.Consumer;
import org.alongside.database.Asking;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something as an invented person: with their eyes, and with no more rights than they have. */
@Component
@Conditional(InDemo.class)
class Acting {

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Acting(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    void as(Cast.Player player, Consumer<JdbcClient> act) {
        Asking.as(player.id()).run(() -> transaction.executeWithoutResult(_ -> act.accept(db)));
    }
}
