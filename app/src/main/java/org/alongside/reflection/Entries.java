package org.alongside.reflection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Journal entries. Row security decides which of them whoever asks may see; what it shows is opened. */
@Repository
class Entries {

    static final int A_PAGE = 20;

    /**
     * An entry.
     *
     * @param owner whose key it is sealed under: its author, or the pair if both wrote it
     * @param pair the pair, if both wrote it
     * @param about the pair whose other half it is about, if its author says so
     * @param by its author's name, null when they are no longer alongside the reader; for what two wrote their names, null
     *     when the reader is one of them
     * @param hats what those who wrote it spoke as: of two, whoever chose a hat
     * @param written null when erased
     * @param writtenBy who wrote it last; null when nobody knows
     * @param reach how far it is shared now, as far as the reader can see
     * @param sharedAt since when the reader could have read it, if it is not theirs
     */
    record Entry(
            UUID id,
            UUID owner,
            @Nullable UUID pair,
            @Nullable UUID about,
            @Nullable Hat hat,
            List<Hat> hats,
            @Nullable String by,
            @Nullable Written written,
            int version,
            Instant beganAt,
            Instant changedAt,
            @Nullable UUID writtenBy,
            Reach reach,
            @Nullable Instant sharedAt) {

        @Nullable
        String text() {
            return written == null ? null : written.text();
        }

        boolean isBy(PersonId person) {
            return owner.equals(person.value());
        }

        boolean isByBoth() {
            return pair != null;
        }

        boolean isShared() {
            return reach != Reach.ME && !(isByBoth() && reach == Reach.PAIR);
        }
    }

    private static final String SELECT = """
            select e.id, e.owner, e.pair, e.about, e.hat, e.sealed, e.version, e.began_at, e.changed_at,
                   e.written_by,
                   case when e.pair is null then people.name_of(e.owner)
                        when not e.pair = any ((select vault.circles())::uuid[])
                        then (select coalesce(string_agg(people.name_of(h.person), ', ' order by h.side), '')
                                from pairing.half h where h.pair = e.pair) end as by,
                   case when e.pair is not null
                        then (select array_agg(pairing.hat_at(e.pair, h.person, e.changed_at) order by h.side)
                                from pairing.half h where h.pair = e.pair)
                        else array[e.hat] end as hats,
                   s.reach, s.since
              from reflection.entry e
              left join lateral (
                   select (array_agg(c.reach order by array_position(array['cohort', 'facilitators', 'pair'], c.reach)))[1] as reach,
                          min(c.since) as since
                     from reflection.sharing c
                    where c.entry = e.id and c.until is null) s on true
            """;

    private final JdbcClient db;
    private final Vault vault;

    Entries(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    Optional<Entry> find(UUID entry) {
        return db.sql(SELECT + " where e.id = :entry")
                .param("entry", entry)
                .query(this::read)
                .optional();
    }

    /** Whoever wrote an entry: one, or the two of a pair, as far as the one asking is alongside them. */
    Set<UUID> authorsOf(UUID entry) {
        return Set.copyOf(db.sql("""
                select e.owner from reflection.entry e where e.id = :entry and e.pair is null
                union
                select h.person from reflection.entry e join pairing.half h on h.pair = e.pair where e.id = :entry
                """).param("entry", entry).query(UUID.class).list());
    }

    /** What a person wrote alone, newest first. */
    List<Entry> by(PersonId me, int page) {
        return Rows.all(db.sql(SELECT + " where e.owner = :me order by e.began_at desc, e.id limit :most offset :skip")
                .param("me", me.value())
                .param("most", A_PAGE + 1)
                .param("skip", A_PAGE * page)
                .query(this::read));
    }

    /** What this person spoke as when they last wrote alone. */
    Optional<Hat> lastHatOf(PersonId me) {
        return db.sql(
                        "select coalesce(hat, '') from reflection.entry where owner = :me order by began_at desc, id limit 1")
                .param("me", me.value())
                .query(String.class)
                .optional()
                .flatMap(Hat::of);
    }

    /** What others chose to show this person, newest first. */
    List<Entry> sharedWith(PersonId me, int page) {
        return Rows.all(db.sql(SELECT + """
                 where e.owner <> :me and (s.reach is not null or e.pair is not null)
                 order by coalesce(s.since, e.began_at) desc, e.id
                 limit :most offset :skip
                """)
                .param("me", me.value())
                .param("most", A_PAGE + 1)
                .param("skip", A_PAGE * page)
                .query(this::read));
    }

    /** What the two of a pair show each other, and what they wrote together. */
    List<Entry> in(UUID pair, int page) {
        return Rows.all(db.sql(SELECT + """
                 where e.pair = :pair
                    or exists (select from reflection.sharing c
                                where c.entry = e.id and c.circle = :pair and c.until is null)
                 order by e.began_at desc, e.id
                 limit :most offset :skip
                """)
                .param("pair", pair)
                .param("most", A_PAGE + 1)
                .param("skip", A_PAGE * page)
                .query(this::read));
    }

    /** Everything a person wrote alone. */
    List<Entry> allBy(PersonId me) {
        return Rows.all(db.sql(SELECT + " where e.owner = :me order by e.began_at, e.id")
                .param("me", me.value())
                .query(this::read));
    }

    /** Everything both halves of a person's pairs wrote. */
    List<Entry> allByBoth() {
        return Rows.all(
                db.sql(SELECT + " where e.pair = any ((select vault.circles())::uuid[]) order by e.began_at, e.id")
                        .query(this::read));
    }

    /** False when there is a row of this id already, be it one's own or not, or was until its author threw it away. */
    boolean add(UUID id, UUID owner, @Nullable UUID pair, @Nullable Hat hat, String text, Instant now) {
        return db.sql("""
                insert into reflection.entry (id, owner, pair, hat, sealed, began_at, changed_at)
                select :id, :owner, :pair, :hat, :sealed, :now, :now
                 where not exists (select from reflection.thrown_away t where t.entry = :id)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("owner", owner)
                        .param("pair", pair)
                        .param("hat", hat == null ? null : hat.key())
                        .param("sealed", vault.seal(owner, place(id, owner), text))
                        .param("now", Times.at(now))
                        .update()
                == 1;
    }

    boolean change(Entry entry, @Nullable Hat hat, String text, Instant now) {
        return db.sql("""
                update reflection.entry
                   set sealed = :sealed, hat = :hat, version = version + 1, changed_at = :now
                 where id = :id and version = :version
                """)
                        .param("sealed", vault.seal(entry.owner(), place(entry.id(), entry.owner()), text))
                        .param("hat", hat == null ? null : hat.key())
                        .param("now", Times.at(now))
                        .param("id", entry.id())
                        .param("version", entry.version())
                        .update()
                == 1;
    }

    void about(UUID entry, @Nullable UUID pair) {
        db.sql("update reflection.entry set about = :pair where id = :entry")
                .param("pair", pair)
                .param("entry", entry)
                .update();
    }

    /** Thrown away for good: it does not begin again under its id. */
    void throwAway(UUID entry, PersonId by) {
        if (remove(entry)) {
            db.sql("insert into reflection.thrown_away (entry, person) values (:entry, :me) on conflict do nothing")
                    .param("entry", entry)
                    .param("me", by.value())
                    .update();
        }
    }

    boolean isThrownAway(UUID entry) {
        return db.sql("select exists (select from reflection.thrown_away where entry = :entry)")
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    boolean remove(UUID entry) {
        return db.sql("delete from reflection.entry where id = :entry")
                        .param("entry", entry)
                        .update()
                == 1;
    }

    void removeAllBy(PersonId me) {
        db.sql("delete from reflection.entry where owner = :me")
                .param("me", me.value())
                .update();
        db.sql("delete from reflection.thrown_away where person = :me")
                .param("me", me.value())
                .update();
    }

    /** From here on nobody shares or changes this entry until the transaction ends. */
    void hold(UUID entry) {
        db.sql("select true from reflection.hold_entry(:entry)")
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    /** From here on nobody changes this entry; reading pages may do so side by side. */
    void holdStill(UUID entry) {
        db.sql("select true from reflection.hold_entry_shared(:entry)")
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    private Entry read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner = row.getObject("owner", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var reach = row.getString("reach");
        var since = row.getObject("since", OffsetDateTime.class);
        return new Entry(
                id,
                owner,
                pair,
                row.getObject("about", UUID.class),
                Hat.stored(row.getString("hat")),
                hats(row.getArray("hats")),
                row.getString("by"),
                vault.writtenUnlessErased(owner, place(id, owner), row.getBytes("sealed"))
                        .orElse(null),
                row.getInt("version"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("written_by", UUID.class),
                reach == null
                        ? (pair == null ? Reach.ME : Reach.PAIR)
                        : Reach.of(reach).orElseThrow(),
                since == null ? null : since.toInstant());
    }

    private static List<Hat> hats(@Nullable Array stored) throws SQLException {
        return stored == null
                ? List.of()
                : Arrays.stream((@Nullable String[]) stored.getArray())
                        .map(Hat::stored)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /**
     * What shows that an id was given to this person to begin an entry with. Without it, whoever knows the id of an entry
     * could find out whether it is still there by beginning one of the same.
     */
    String given(UUID entry, PersonId me) {
        return HexFormat.of().formatHex(vault.mark(new Place("reflection.entry.begun", entry, me.value()), ""));
    }

    private static Place place(UUID entry, UUID owner) {
        return new Place("reflection.entry", entry, owner);
    }
}
