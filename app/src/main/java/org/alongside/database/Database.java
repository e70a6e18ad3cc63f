package org.alongside.database;

import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The database of this installation, ready to serve: started or reached, migrated, its roles looked at. */
public final class Database implements AutoCloseable {
    private final @Nullable Server server;
    private final Addresses addresses;

    private Database(@Nullable Server server, Addresses addresses) {
        this.server = server;
        this.addresses = addresses;
    }

    /** Opens it, or refuses in one sentence. */
    public static Database open(Settings settings) {
        var own = settings.database();
        if (own != null) {
            return new Database(null, ready(Addresses.of(own)));
        }
        var server = Server.start(settings.data().resolve("postgres"));
        try {
            var addresses = ready(server.addresses());
            server.lookAfter();
            return new Database(server, addresses);
        } catch (Throwable problem) {
            server.close();
            throw problem;
        }
    }

    private static Addresses ready(Addresses addresses) {
        new Migrations(addresses).run();
        new Roles(addresses).check();
        return addresses;
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Comes last, after the pools: a database that goes first would turn every goodbye into an error. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
