package org.alongside.database;

import org.alongside.settings.Settings;

/** How each of the three roles reaches the database: one migrates, one serves a person, one works without. */
public record Addresses(Address owner, Address app, Address jobs) {

    static Addresses of(Settings.Database database) {
        return new Addresses(
                Address.parse("ALONGSIDE_DATABASE_OWNER_URL", database.owner()),
                Address.parse("ALONGSIDE_DATABASE_URL", database.app()),
                Address.parse("ALONGSIDE_DATABASE_JOBS_URL", database.jobs()));
    }
}
