package org.alongside.database;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;

/** The database of this installation, made ready to serve: started or reached, migrated, its roles looked at. */
public final class Database {
    private static final int OLDEST_MAJOR_VERSION = 15;

    private Database() {}

    /**
     * Opens it, or refuses in one sentence.
     *
     * @param goodbyes is given how to stop our own server as soon as that runs, so that it is stopped also when what comes
     *     after it is broken off
     */
    public static Addresses open(Settings settings, Consumer<Runnable> goodbyes) {
        var own = settings.database();
        if (own != null) {
            var addresses = Addresses.of(own);
            refuseOlder(addresses.owner());
            return ready(addresses);
        }
        var server = Server.start(settings.data().resolve("postgres"));
        goodbyes.accept(server::close);
        var addresses = ready(server.addresses());
        server.lookAfter();
        return addresses;
    }

    private static Addresses ready(Addresses addresses) {
        new Migrations(addresses).run();
        new Roles(addresses).check();
        return addresses;
    }

    private static void refuseOlder(Address owner) {
        try (var connection = owner.connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR_VERSION) {
                throw new Refusal("The database is served by PostgreSQL " + major + ", and Alongside needs PostgreSQL "
                        + OLDEST_MAJOR_VERSION + " or newer: nothing was touched.");
            }
        } catch (SQLException problem) {
            throw owner.unreachable(problem);
        }
    }
}
