package org.alongside.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database says of its own shape, so that two can be compared. */
record Catalogue(
        Map<String, Column> columns,
        Map<String, Rule> rules,
        Map<String, String> policies,
        Map<String, String> functions,
        Map<String, String> rights) {

    /** @param needed whether whoever writes a row has to say it: not null, and nothing stands in for it */
    record Column(String type, boolean needed, boolean nullable) {}

    /** A constraint, a unique index or a trigger: what may refuse a row, and on which columns it looks. */
    record Rule(String table, List<String> columns, String words) {}

    private static final String OURS = """
             n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'flyway', 'public')
            """;

    static Catalogue of(TestDatabase database) {
        return database.keeper(Catalogue::of);
    }

    static Catalogue of(JdbcClient db) {
        // Names are written with their schema only where the path does not lead there.
        db.sql("set local search_path = pg_catalog").update();
        return new Catalogue(columns(db), rules(db), policies(db), functions(db), rights(db));
    }

    private static Map<String, Column> columns(JdbcClient db) {
        var all = new TreeMap<String, Column>();
        db.sql("""
                select c.oid::regclass || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
                       a.attnotnull and not a.atthasdef and a.attidentity = '' as needed, not a.attnotnull as nullable
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
                  join pg_namespace n on n.oid = c.relnamespace
                 where a.attnum > 0 and not a.attisdropped and""" + OURS).query(row -> {
            all.put(row.getString(1), new Column(row.getString(2), row.getBoolean(3), row.getBoolean(4)));
        });
        return all;
    }

    private static Map<String, Rule> rules(JdbcClient db) {
        var all = new TreeMap<String, Rule>();
        db.sql("""
                select r.conrelid::regclass || ' ' || r.conname, r.conrelid::regclass::text,
                       array(select a.attname::text from pg_attribute a where a.attrelid = r.conrelid and a.attnum = any (r.conkey)),
                       pg_get_constraintdef(r.oid)
                  from pg_constraint r join pg_namespace n on n.oid = r.connamespace
                 where r.conrelid <> 0 and r.contype <> 'n' and""" + OURS + """
                union all
                select i.indrelid::regclass || ' ' || i.indexrelid::regclass, i.indrelid::regclass::text,
                       array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey)),
                       pg_get_indexdef(i.indexrelid)
                  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                 where i.indisunique and""" + OURS + """
                union all
                select t.tgrelid::regclass || ' ' || t.tgname, t.tgrelid::regclass::text, array[]::text[],
                       pg_get_triggerdef(t.oid)
                  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                 where not t.tgisinternal and""" + OURS).query(row -> {
            var columns = List.of((String[]) row.getArray(3).getArray());
            all.put(row.getString(1), new Rule(row.getString(2), columns, row.getString(4)));
        });
        return all;
    }

    private static Map<String, String> policies(JdbcClient db) {
        var all = texts(db, """
                select p.polrelid::regclass || ' ' || p.polname,
                       concat_ws(' ', case when p.polpermissive then 'allows' else 'forbids' end, p.polcmd, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), 'check',
                                 pg_get_expr(p.polwithcheck, p.polrelid))
                  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                 where""" + OURS);
        all.putAll(texts(db, """
                select c.oid::regclass || ' row security', concat_ws(' ', c.relrowsecurity, c.relforcerowsecurity)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and""" + OURS));
        return all;
    }

    private static Map<String, String> functions(JdbcClient db) {
        return texts(db, """
                select p.oid::regprocedure::text, pg_get_function_result(p.oid) || ' ' || pg_get_functiondef(p.oid)
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where p.prokind = 'f' and""" + OURS);
    }

    /** Who may do what, column by column. */
    private static Map<String, String> rights(JdbcClient db) {
        return texts(db, """
                select r.rolname || ' ' || what || ' ' || c.oid::regclass || '.' || a.attname, ''
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
                  join pg_namespace n on n.oid = c.relnamespace,
                       unnest(array['select', 'insert', 'update']) what, pg_roles r
                 where a.attnum > 0 and not a.attisdropped and r.rolname in ('alongside_app', 'alongside_jobs')
                   and has_column_privilege(r.oid, c.oid, a.attnum, what) and""" + OURS + """
                union all
                select r.rolname || ' delete ' || c.oid::regclass, ''
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
                 where c.relkind in ('r', 'p') and r.rolname in ('alongside_app', 'alongside_jobs')
                   and has_table_privilege(r.oid, c.oid, 'delete') and""" + OURS + """
                union all
                select r.rolname || ' execute ' || p.oid::regprocedure, ''
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace, pg_roles r
                 where r.rolname in ('alongside_app', 'alongside_jobs')
                   and has_function_privilege(r.oid, p.oid, 'execute') and""" + OURS);
    }

    private static Map<String, String> texts(JdbcClient db, String sql) {
        var all = new TreeMap<String, String>();
        db.sql(sql).query(row -> {
            all.put(row.getString(1), row.getString(2));
        });
        return all;
    }

    /** What a program that was written for this shape would find missing, changed or in its way in the newer one. */
    List<String> brokenBy(Catalogue newer) {
        var broken = new ArrayList<String>();
        columns.forEach((name, column) -> {
            var now = newer.columns.get(name);
            if (now == null) {
                broken.add("column " + name + " is gone");
            } else if (!now.type.equals(column.type)) {
                broken.add("column " + name + " is " + now.type + " now");
            } else if (column.nullable && !now.nullable) {
                broken.add("column " + name + " may not be empty any more");
            } else if (!column.needed && now.needed) {
                broken.add("column " + name + " lost what stood in for it");
            }
        });
        newer.columns.forEach((name, column) -> {
            if (column.needed && !columns.containsKey(name) && knows(table(name))) {
                broken.add("column " + name + " must be filled, and is new");
            }
        });
        newer.rules.forEach((name, rule) -> {
            boolean looksAtOld = rule.columns.isEmpty()
                    || rule.columns.stream().allMatch(column -> columns.containsKey(rule.table + "." + column));
            var before = rules.get(name);
            if (knows(rule.table) && looksAtOld && (before == null || !before.words.equals(rule.words))) {
                broken.add("rule " + name + " is new: " + rule.words);
            }
        });
        newer.policies.forEach((name, words) -> {
            if (words.startsWith("forbids") && !policies.containsKey(name)) {
                broken.add("policy " + name + " is new, and forbids");
            }
        });
        missing("policy", policies, newer.policies, Function.identity(), broken);
        missing(
                "function",
                functions,
                newer.functions,
                words -> words.lines().findFirst().orElse(""),
                broken);
        missing("right", rights, newer.rights, Function.identity(), broken);
        return broken;
    }

    private static void missing(
            String what,
            Map<String, String> before,
            Map<String, String> now,
            Function<String, String> counts,
            List<String> broken) {
        before.forEach((name, words) -> {
            if (!now.containsKey(name)) {
                broken.add(what + " " + name + " is gone");
            } else if (!counts.apply(words).equals(counts.apply(now.get(name)))) {
                broken.add(what + " " + name + " is another: " + counts.apply(now.get(name)));
            }
        });
    }

    private boolean knows(String table) {
        return columns.keySet().stream().anyMatch(column -> table(column).equals(table));
    }

    private static String table(String column) {
        return column.substring(0, column.lastIndexOf('.'));
    }

    /** Everything, in one line each. */
    Map<String, String> lines() {
        var all = new LinkedHashMap<String, String>();
        columns.forEach((name, column) -> all.put("column " + name, column.toString()));
        rules.forEach((name, rule) -> all.put("rule " + name, rule.words));
        policies.forEach((name, words) -> all.put("policy " + name, words));
        functions.forEach((name, words) -> all.put("function " + name, words));
        rights.forEach((name, words) -> all.put("right " + name, words));
        return all;
    }
}
