package org.alongside.vault;

import java.util.Optional;
import java.util.UUID;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which key store a database belongs to. A start with the wrong one, or with an empty folder where the right one should
 * be, would go well until somebody opens what they wrote.
 */
final class Belonging {

    private final Settings settings;
    private final JdbcClient db;

    private Belonging(Settings settings, JdbcClient db) {
        this.settings = settings;
        this.db = db;
    }

    static KeyStore open(Settings settings, JdbcClient db) {
        return new Belonging(settings, db).open();
    }

    private KeyStore open() {
        var expected = named();
        if (expected.isPresent() && !KeyStore.isAt(settings.keys())) {
            throw new Refusal(
                    "The keys are missing: the words in this database were sealed with keys that should be in "
                            + settings.keys()
                            + ". Put the copy of that folder back, or name its place with ALONGSIDE_KEYS.");
        }
        var store = KeyStore.openOrMake(settings.keys(), settings.masterKey());
        if (!expected.orElseGet(() -> name(store.id())).equals(store.id())) {
            throw new Refusal("The keys in " + settings.keys() + " belong to another database: name the place of the"
                    + " right ones with ALONGSIDE_KEYS.");
        }
        return store;
    }

    private UUID name(UUID store) {
        db.sql("insert into vault.key_store (id) values (:id) on conflict do nothing")
                .param("id", store)
                .update();
        return named().orElseThrow();
    }

    private Optional<UUID> named() {
        return db.sql("select id from vault.key_store").query(UUID.class).optional();
    }
}
