package org.alongside.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.alongside.database.Digests;
import org.postgresql.PGConnection;

/**
 * One table and how to pour it out and in. It is poured out in an order that depends on nothing but its rows, so that
 * the same rows always have the same digest.
 */
record Table(String name, String columns, String order) {

    /** What a table held. */
    record Content(long rows, String digest) {}

    /** Every table of every module; what the migrations note for themselves, migrations will note again. */
    static List<Table> all(Connection connection) throws SQLException {
        var sql = """
                select format('%I.%I', n.nspname, c.relname),
                       (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                          from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                       coalesce(
                           (select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey, a.attnum))
                              from pg_index i
                              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                             where i.indrelid = c.oid and i.indisprimary),
                           'whole::text collate "C"')
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r'
                   and n.nspname not in ('pg_catalog', 'information_schema', 'flyway')
                   and n.nspname not like 'pg\\_%'
                 order by n.nspname, c.relname
                """;
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return tables;
    }

    Content pourOut(Connection connection, OutputStream out) throws SQLException, IOException {
        var digest = Digests.sha256();
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + columns + " from " + name + " whole order by " + order + ") to stdout",
                        new DigestOutputStream(out, digest));
        return new Content(rows, HexFormat.of().formatHex(digest.digest()));
    }

    Content look(Connection connection) throws SQLException, IOException {
        return pourOut(connection, OutputStream.nullOutputStream());
    }

    void pourIn(Connection connection, InputStream in) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + name + " (" + columns + ") from stdin", in);
    }
}
