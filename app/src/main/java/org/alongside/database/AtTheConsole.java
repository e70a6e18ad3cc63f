package org.alongside.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.alongside.settings.Settings;

/** The jobs role for whoever sits at the server: beside the Alongside that serves, or on its own when none does. */
public final class AtTheConsole implements AutoCloseable {
    private final Address address;
    private final Runnable goodbye;

    private AtTheConsole(Address address, Runnable goodbye) {
        this.address = address;
        this.goodbye = goodbye;
    }

    public static AtTheConsole of(Settings settings) {
        if (settings.database() != null) {
            return new AtTheConsole(Addresses.of(settings.database()).jobs(), () -> {});
        }
        var folder = settings.data().resolve("postgres");
        try {
            var server = Server.start(folder);
            return new AtTheConsole(server.addresses().jobs(), server::close);
        } catch (InUse _) {
            return new AtTheConsole(Server.jobsBeside(folder), () -> {});
        }
    }

    public Connection connect() throws SQLException {
        return address.connect();
    }

    @Override
    public void close() {
        goodbye.run();
    }
}
