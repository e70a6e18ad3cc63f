package org.alongside.database;

import java.sql.SQLException;
import org.alongside.settings.Refusal;

/** Row security holds only roles that cannot step around it, so a role that could does not get to serve. */
class Roles {
    private final Addresses addresses;

    Roles(Addresses addresses) {
        this.addresses = addresses;
    }

    void check() {
        check(addresses.app());
        check(addresses.jobs());
        if (addresses.app().user().equals(addresses.jobs().user())) {
            throw new Refusal("The role " + addresses.app().user() + " cannot both serve people and work without them:"
                    + " ALONGSIDE_DATABASE_URL and ALONGSIDE_DATABASE_JOBS_URL need two roles.");
        }
    }

    /** A role it may become counts like the role itself. */
    private static void check(Address address) {
        var sql = """
                select bool_or(rolsuper),
                       bool_or(rolbypassrls),
                       bool_or(exists (select from pg_class c where c.relowner = r.oid)),
                       bool_or(rolcreaterole)
                  from pg_roles r
                 where pg_has_role(current_user, r.oid, 'member')
                """;
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            refuseIf(row.getBoolean(1), address, "is a superuser");
            refuseIf(row.getBoolean(2), address, "may bypass row security");
            refuseIf(row.getBoolean(3), address, "owns a table");
            refuseIf(row.getBoolean(4), address, "may create roles");
        } catch (SQLException problem) {
            throw address.unreachable(problem);
        }
    }

    private static void refuseIf(boolean wrong, Address address, String what) {
        if (wrong) {
            throw new Refusal(
                    "The role " + address.user() + " " + what
                            + ", so it could see what it must not: Alongside serves only with a plain role (docs/operating.md).");
        }
    }
}
