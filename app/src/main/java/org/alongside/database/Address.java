package org.alongside.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.alongside.settings.Refusal;

/** How one role reaches the database. */
public record Address(String url, String user, String password) {

    /** Reads {@code postgresql://user:password@host:port/database?options}, as most services hand it out. */
    static Address parse(String setting, String text) {
        try {
            var uri = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
            var scheme = uri.getScheme();
            var userInfo = uri.getRawUserInfo();
            if (!("postgresql".equals(scheme) || "postgres".equals(scheme))
                    || uri.getHost() == null
                    || userInfo == null) {
                throw malformed(setting);
            }
            var parts = userInfo.split(":", 2);
            var url = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return new Address(url, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        } catch (URISyntaxException _) {
            throw malformed(setting);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Refusal malformed(String setting) {
        return new Refusal(
                setting + " is not right: it should be like postgresql://role:password@host:5432/alongside.");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    Refusal unreachable(SQLException problem) {
        return new Refusal("The role " + user + " cannot reach the database: " + problem.getMessage(), problem);
    }

    /** Never shows the password: addresses end up in logs. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
