package org.alongside.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;

/** The whole database, past row security: for writing a backup and for filling an empty one, and nothing else. */
public final class Whole implements AutoCloseable {
    private static final String SETTING = "ALONGSIDE_DATABASE_BACKUP_URL";

    private final Address address;
    private final Runnable goodbye;

    private Whole(Address address, Runnable goodbye) {
        this.address = address;
        this.goodbye = goodbye;
    }

    /** To read from it: beside the Alongside that serves it, or on its own when none does. */
    public static Whole toRead(Settings settings) {
        if (settings.database() != null) {
            return new Whole(brought(settings.database(), "rolsuper or rolbypassrls", "bypass row security"), () -> {});
        }
        var folder = settings.data().resolve("postgres");
        try {
            var server = Server.start(folder);
            return new Whole(server.keeper(), server::close);
        } catch (InUse _) {
            return new Whole(Server.keeperBeside(folder), () -> {});
        }
    }

    /** To fill it: made from nothing by these migrations, so that what is poured in finds its tables. */
    public static Whole toFill(Settings settings, List<String> migrations) {
        if (settings.database() != null) {
            var whole = new Whole(brought(settings.database(), "rolsuper", "do everything (superuser)"), () -> {});
            new Migrations(Addresses.of(settings.database())).fromNothing(migrations);
            return whole;
        }
        var server = Server.start(settings.data().resolve("postgres"));
        try {
            new Migrations(server.addresses()).fromNothing(migrations);
            return new Whole(server.keeper(), server::close);
        } catch (Throwable problem) {
            server.close();
            throw problem;
        }
    }

    public Connection connect() throws SQLException {
        return address.connect();
    }

    @Override
    public void close() {
        goodbye.run();
    }

    /** A role under row security would write a backup with holes in it and never notice. */
    private static Address brought(Settings.Database database, String needed, String inWords) {
        if (database.backup() == null) {
            throw new Refusal(SETTING + " is missing: a backup or restore of your own database needs a role that may "
                    + inWords + ".");
        }
        var address = Address.parse(SETTING, database.backup());
        var sql = "select " + needed + " from pg_roles where rolname = current_user";
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next() || !row.getBoolean(1)) {
                throw new Refusal(
                        "The role " + address.user() + " in " + SETTING + " must be one that may " + inWords + ".");
            }
            return address;
        } catch (SQLException problem) {
            throw address.unreachable(problem);
        }
    }
}
