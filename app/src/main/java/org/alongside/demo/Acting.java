package org.alongside.demo;

import java.util.function.Consumer;
import org.alongside.database.Asking;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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

    /** Several people one after the other in one transaction: a demo that is quick to make is quick to open. */
    void together(Runnable acts) {
        transaction.executeWithoutResult(_ -> acts.run());
    }

    void as(Cast.Player player, Consumer<JdbcClient> act) {
        Asking.as(player.id()).run(() -> {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                db.sql("select set_config('alongside.person', :me, true), set_config('alongside.strong', 'yes', true)")
                        .param("me", player.id().toString())
                        .query((_, _) -> true)
                        .single();
                act.accept(db);
            } else {
                transaction.executeWithoutResult(_ -> act.accept(db));
            }
        });
    }
}
