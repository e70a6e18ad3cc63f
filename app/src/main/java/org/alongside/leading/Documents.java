package org.alongside.leading;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** What pairs write together. Row security shows it to the two of them, and to nobody else. */
@Repository
class Documents {

    private record Found(
            UUID id,
            UUID pair,
            Heading.Kind kind,
            Instant begunAt,
            @Nullable Instant closedAt,
            String grain,
            @Nullable UUID signing,
            @Nullable Instant signedAt,
            List<Document.Reading> readings) {}

    private record Words(UUID document, Document.Passage passage, boolean latest, boolean signed) {}

    private static final String SELECT = """
            select d.id, d.pair, d.kind, d.begun_at, d.closed_at, d.grain, s.id as signing, s.signed_at,
                   r.people, r.times
              from led.document d
              left join lateral (select array_agg(one.person) as people, array_agg(one.at) as times
                                   from (select person, max(read_at) as at from led.reading
                                          where document = d.id group by person order by person) one) r on true
              left join lateral (select s.id, s.signed_at from led.signing s
                                  where s.document = d.id order by s.signed_at desc, s.id limit 1) s on true
            """;

    private final JdbcClient db;
    private final Vault vault;

    Documents(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** The one a pair writes now, else the last that both closed. */
    Optional<Document> of(UUID pair, Heading.Kind kind) {
        return db.sql(SELECT + """
                 where d.pair = :pair and d.kind = :kind
                 order by d.closed_at desc nulls first
                 limit 1
                """)
                .param("pair", pair)
                .param("kind", kind.key())
                .query(this::found)
                .optional()
                .map(found -> withWords(List.of(found)).getFirst());
    }

    Optional<Document> find(UUID pair, UUID document) {
        return db.sql(SELECT + " where d.pair = :pair and d.id = :document")
                .param("pair", pair)
                .param("document", document)
                .query(this::found)
                .optional()
                .map(found -> withWords(List.of(found)).getFirst());
    }

    /** All that a person's pairs have written, the newest first. */
    List<Document> all() {
        return withWords(
                Rows.all(db.sql(SELECT + " order by d.begun_at desc, d.id").query(this::found)));
    }

    UUID begin(UUID pair, Heading.Kind kind, Instant at) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into led.document (id, pair, kind, grain, begun_at)
                values (:id, :pair, :kind, :grain, :at)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("kind", kind.key())
                .param(
                        "grain",
                        vault.seal(pair, grainPlace(id, pair), UUID.randomUUID().toString()))
                .param("at", Times.at(at))
                .update();
        return id;
    }

    /** Goes on with one's own words, or begins a version of one's own beside what the other half wrote or both signed. */
    void write(Document document, Heading heading, String text, PersonId by, Instant at) {
        var stands = document.latest(heading);
        boolean goneOn = stands.isPresent() && goOn(document, stands.get(), text, at);
        if (!goneOn) {
            add(document, heading, stands.map(Document.Passage::version).orElse(0) + 1, text, by, at);
        }
    }

    /** What stood under a heading before the words of now, newest first. */
    List<Document.Passage> earlier(Document document, Heading heading) {
        return Rows.all(db.sql("""
                select p.id, p.pair, p.heading, p.version, p.words, p.written_by, people.name_of(p.written_by) as by,
                       pairing.hat_at(p.pair, p.written_by, p.written_at) as hat, p.written_at
                  from led.passage p
                 where p.document = :document and p.heading = :heading
                   and p.version < (select max(version) from led.passage
                                     where document = :document and heading = :heading)
                 order by p.version desc
                """)
                .param("document", document.id())
                .param("heading", heading.key())
                .query((row, _) -> passage(row)));
    }

    /** Both have signed the words under these headings as they are now. */
    void sign(Document document, String act, List<Heading> headings, Instant at) {
        var signing = UUID.randomUUID();
        db.sql("""
                insert into led.signing (id, document, pair, act, signed_at)
                values (:id, :document, :pair, :act, :at)
                """)
                .param("id", signing)
                .param("document", document.id())
                .param("pair", document.pair())
                .param("act", act)
                .param("at", Times.at(at))
                .update();
        db.sql("insert into led.signed_passage (signing, passage) select :signing, unnest(:passages::uuid[])")
                .param("signing", signing)
                .param(
                        "passages",
                        headings.stream()
                                .flatMap(heading -> document.latest(heading).stream())
                                .map(Document.Passage::id)
                                .toArray(UUID[]::new))
                .update();
    }

    void close(Document document, Instant at) {
        db.sql("update led.document set closed_at = :at where id = :id")
                .param("at", Times.at(at))
                .param("id", document.id())
                .update();
    }

    private boolean goOn(Document document, Document.Passage stands, String text, Instant at) {
        return db.sql("""
                update led.passage set words = :words, version = version + 1, written_at = :at
                 where id = :id and written_by = vault.me()
                   and not exists (select from led.signed_passage s where s.passage = :id)
                """)
                        .param("words", vault.seal(document.pair(), place(stands.id(), document.pair()), text))
                        .param("at", Times.at(at))
                        .param("id", stands.id())
                        .update()
                == 1;
    }

    private void add(Document document, Heading heading, int version, String text, PersonId by, Instant at) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into led.passage (id, document, pair, heading, version, words, written_by, written_at)
                values (:id, :document, :pair, :heading, :version, :words, :by, :at)
                """)
                .param("id", id)
                .param("document", document.id())
                .param("pair", document.pair())
                .param("heading", heading.key())
                .param("version", version)
                .param("words", vault.seal(document.pair(), place(id, document.pair()), text))
                .param("by", by.value())
                .param("at", Times.at(at))
                .update();
    }

    /** Opens all of them with one statement. */
    private List<Document> withWords(List<Found> all) {
        var words = wordsOf(all).stream().collect(Collectors.groupingBy(Words::document));
        return all.stream()
                .map(found -> document(found, words.getOrDefault(found.id(), List.of())))
                .toList();
    }

    private static Document document(Found found, List<Words> all) {
        var latest = new EnumMap<Heading, Document.Passage>(Heading.class);
        var signed = new EnumMap<Heading, Document.Passage>(Heading.class);
        for (var words : all) {
            if (words.latest()) {
                latest.put(words.passage().heading(), words.passage());
            }
            if (words.signed()) {
                signed.put(words.passage().heading(), words.passage());
            }
        }
        return new Document(
                found.id(),
                found.pair(),
                found.kind(),
                found.begunAt(),
                found.closedAt(),
                found.grain(),
                latest,
                signed,
                found.signedAt(),
                found.readings());
    }

    private List<Words> wordsOf(List<Found> all) {
        return Rows.all(db.sql("""
                select * from (
                    select p.document, p.id, p.pair, p.heading, p.version, p.words, p.written_by,
                           people.name_of(p.written_by) as by,
                           pairing.hat_at(p.pair, p.written_by, p.written_at) as hat, p.written_at,
                           p.version = max(p.version) over (partition by p.document, p.heading) as latest,
                           exists (select from led.signed_passage s
                                    where s.passage = p.id and s.signing = any (:signings)) as signed
                      from led.passage p
                     where p.document = any (:documents)) w
                 where latest or signed
                """)
                .param("documents", all.stream().map(Found::id).toArray(UUID[]::new))
                .param(
                        "signings",
                        all.stream()
                                .map(Found::signing)
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new))
                .query((row, _) -> new Words(
                        row.getObject("document", UUID.class),
                        passage(row),
                        row.getBoolean("latest"),
                        row.getBoolean("signed"))));
    }

    private Found found(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Found(
                id,
                pair,
                Heading.Kind.of(row.getString("kind")).orElseThrow(),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "closed_at"),
                vault.openUnlessErased(pair, grainPlace(id, pair), row.getBytes("grain"))
                        .orElse(""),
                row.getObject("signing", UUID.class),
                Times.in(row, "signed_at"),
                readings(row.getArray("people"), row.getArray("times")));
    }

    private static List<Document.Reading> readings(@Nullable Array people, @Nullable Array times) throws SQLException {
        if (people == null || times == null) {
            return List.of();
        }
        var persons = (UUID[]) people.getArray();
        var moments = (Timestamp[]) times.getArray();
        return IntStream.range(0, persons.length)
                .mapToObj(i -> new Document.Reading(persons[i], moments[i].toInstant()))
                .toList();
    }

    private Document.Passage passage(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Document.Passage(
                id,
                Heading.of(row.getString("heading")).orElseThrow(),
                row.getInt("version"),
                vault.writtenUnlessErased(pair, place(id, pair), row.getBytes("words"))
                        .orElse(Written.NOTHING),
                row.getObject("written_by", UUID.class),
                row.getString("by"),
                Hat.stored(row.getString("hat")),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Place place(UUID passage, UUID pair) {
        return new Place("led.passage", passage, pair);
    }

    private static Place grainPlace(UUID document, UUID pair) {
        return new Place("led.document.grain", document, pair);
    }
}
