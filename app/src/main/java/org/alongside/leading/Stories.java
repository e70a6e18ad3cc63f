package org.alongside.leading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.programme.Reach;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stories of change, under the key of the pair that tells them. Row security shows each to whom it has reached; what takes
 * both hands, the database refuses without.
 */
@Repository
public class Stories {

    private static final String COLUMNS = """
            select s.id, s.pair, s.story, s.told, s.before_on, s.before_by_month, s.after_on, s.after_by_month, s.title,
                   s.before, s.done, s.after, s.noticed, s.unchanged, s.grain, s.version, s.written_by, s.by_both, s.written_at,
                   s.signed_at, s.named, s.credit, s.cohort, s.shown_at, s.network_at, s.public_at
            """;

    /** For the two of the pair: with who wrote it last. */
    private static final String OURS = COLUMNS + """
                   , people.name_of(s.written_by) as by, pairing.hat_at(s.pair, s.written_by, s.written_at) as hat
              from led.story s
            """;

    /** For those it was let go to: who of the two wrote it is not theirs to know. */
    private static final String OUT = COLUMNS + """
                   , null as by, null as hat
              from led.story s
             where coalesce(s.shown_at, s.network_at, s.public_at) is not null
            """;

    private static final String NEWEST_FIRST = " order by greatest(s.shown_at, s.network_at, s.public_at) desc, s.id";

    private final JdbcClient db;
    private final Vault vault;

    Stories(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** What a cohort reads, what came last first. */
    public List<Story> inCohort(UUID cohort) {
        return whole(db.sql(OUT + " and s.cohort = :cohort" + NEWEST_FIRST).param("cohort", cohort));
    }

    /** What the network reads. */
    public List<Story> inNetwork() {
        return whole(db.sql(OUT + " and coalesce(s.network_at, s.public_at) is not null" + NEWEST_FIRST));
    }

    /** What everyone reads. */
    List<Story> forEveryone() {
        return whole(db.sql(OUT + " and s.public_at is not null" + NEWEST_FIRST));
    }

    public Optional<Story> inCohort(UUID cohort, UUID story) {
        return one(db.sql(OUT + " and s.cohort = :cohort and s.story = :story").param("cohort", cohort), story);
    }

    public Optional<Story> inNetwork(UUID story) {
        return one(db.sql(OUT + " and coalesce(s.network_at, s.public_at) is not null and s.story = :story"), story);
    }

    Optional<Story> forEveryone(UUID story) {
        return one(db.sql(OUT + " and s.public_at is not null and s.story = :story"), story);
    }

    /** All tellings of all stories of a pair, the story written at last first, of each the newest telling first. */
    List<Story> of(UUID pair) {
        return Rows.all(db.sql(OURS + """
                 where s.pair = :pair
                 order by max(s.written_at) over (partition by s.story) desc, s.story, s.told desc
                """).param("pair", pair).query(this::read));
    }

    /** The tellings of one story, the newest first. */
    List<Story> tellings(UUID pair, UUID story) {
        return Rows.all(db.sql(OURS + " where s.pair = :pair and s.story = :story order by s.told desc")
                .param("pair", pair)
                .param("story", story)
                .query(this::read));
    }

    /** The same, where there is such a story. */
    List<Story> told(UUID pair, UUID story) {
        var tellings = tellings(pair, story);
        if (tellings.isEmpty()) {
            throw new NotHere();
        }
        return tellings;
    }

    /** All of a person's pairs, for them to take along. */
    List<Story> ofPairsOf(PersonId me) {
        return Rows.all(db.sql(OURS + """
                 where s.pair in (select h.pair from pairing.half h where h.person = :me)
                 order by s.written_at, s.id
                """).param("me", me.value()).query(this::read));
    }

    UUID begin(UUID pair, StoryForm form, PersonId me, Instant at) {
        var id = UUID.randomUUID();
        add(id, pair, id, 1, form, me, at);
        return id;
    }

    /** Another telling of a story that both have signed. */
    UUID tellAnew(Story signed, StoryForm form, PersonId me, Instant at) {
        var id = UUID.randomUUID();
        add(id, signed.pair(), signed.story(), signed.told() + 1, form, me, at);
        return id;
    }

    private void add(UUID id, UUID pair, UUID story, int told, StoryForm form, PersonId me, Instant at) {
        written("""
                insert into led.story (id, pair, story, told, before_on, before_by_month, after_on, after_by_month, title,
                                       before, done, after, noticed, unchanged, grain, written_by, written_at)
                values (:id, :pair, :story, :told, :beforeOn, :beforeByMonth, :afterOn, :afterByMonth, :title,
                        :before, :done, :after, :noticed, :unchanged, :grain, :me, :at)
                """, id, pair, form, me, at)
                .param("pair", pair)
                .param("story", story)
                .param("told", told)
                .param(
                        "grain",
                        vault.seal(
                                pair,
                                place("grain", id, pair),
                                UUID.randomUUID().toString()))
                .update();
    }

    void change(Story stands, StoryForm form, PersonId me, Instant at) {
        written("""
                update led.story
                   set before_on = :beforeOn, before_by_month = :beforeByMonth, after_on = :afterOn,
                       after_by_month = :afterByMonth, title = :title, before = :before, done = :done, after = :after,
                       noticed = :noticed, unchanged = :unchanged, version = version + 1, written_by = :me,
                       written_at = :at
                 where id = :id and signed_at is null
                """, stands.id(), stands.pair(), form, me, at).update();
    }

    private JdbcClient.StatementSpec written(String sql, UUID id, UUID pair, StoryForm form, PersonId me, Instant at) {
        var before = form.beforeDay();
        var after = form.afterDay();
        var asked = db.sql(sql)
                .param("id", id)
                .param("beforeOn", before.map(DayOrMonth::first).orElse(null), Types.DATE)
                .param("beforeByMonth", before.filter(DayOrMonth::byMonth).isPresent())
                .param("afterOn", after.map(DayOrMonth::first).orElse(null), Types.DATE)
                .param("afterByMonth", after.filter(DayOrMonth::byMonth).isPresent())
                .param("me", me.value())
                .param("at", Times.at(at));
        form.words()
                .forEach((part, text) -> asked.param(part.key(), vault.seal(pair, place(part.key(), id, pair), text)));
        return asked;
    }

    /** Both have signed it. */
    void sign(Story telling, Instant at) {
        db.sql("update led.story set signed_at = :at where id = :id and signed_at is null")
                .param("at", Times.at(at))
                .param("id", telling.id())
                .update();
    }

    /** As whom others would read the two; nobody does yet. */
    void credit(Story signed, boolean named, String credit, @Nullable UUID cohort) {
        db.sql("update led.story set named = :named, credit = :credit, cohort = :cohort where id = :id")
                .param("named", named)
                .param("credit", vault.seal(signed.pair(), place("credit", signed.id(), signed.pair()), credit))
                .param("cohort", cohort)
                .param("id", signed.id())
                .update();
    }

    /** Lets it go further, in place of earlier tellings. */
    void letGo(Story signed, Reach to, Instant at) {
        db.sql("""
                update led.story set shown_at = null, network_at = null, public_at = null
                 where pair = :pair and story = :story and id <> :id
                """)
                .param("pair", signed.pair())
                .param("story", signed.story())
                .param("id", signed.id())
                .update();
        db.sql("""
                update led.story
                   set shown_at = case when :to = 'cohort' then :at else shown_at end,
                       network_at = case when :to = 'network' then :at else network_at end,
                       public_at = case when :to = 'everyone' then :at else public_at end
                 where id = :id
                """)
                .param("to", to.key())
                .param("at", Times.at(at))
                .param("id", signed.id())
                .update();
    }

    /** Back to the two of them, from wherever it went. */
    boolean takeBack(UUID pair, UUID story) {
        return db.sql("""
                update led.story set shown_at = null, network_at = null, public_at = null
                 where pair = :pair and story = :story
                   and coalesce(shown_at, network_at, public_at) is not null
                """).param("pair", pair).param("story", story).update() > 0;
    }

    /** Whoever erases themselves takes back what goes out with their pairs, and their name with it. */
    void takeBackAllOf(PersonId me) {
        db.sql("""
                update led.story
                   set named = false, credit = null, cohort = null, shown_at = null, network_at = null, public_at = null
                 where pair in (select h.pair from pairing.half h where h.person = :me) and credit is not null
                """).param("me", me.value()).update();
    }

    boolean remove(Story telling) {
        return db.sql("delete from led.story where id = :id and signed_at is null")
                        .param("id", telling.id())
                        .update()
                == 1;
    }

    /** Of a story one telling goes out at a time. */
    private Optional<Story> one(JdbcClient.StatementSpec asked, UUID story) {
        return whole(asked.param("story", story)).stream().findFirst();
    }

    private List<Story> whole(JdbcClient.StatementSpec asked) {
        return Rows.all(asked.query(this::read)).stream()
                .filter(story -> !story.isErased())
                .toList();
    }

    private Story read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Story(
                id,
                pair,
                row.getObject("story", UUID.class),
                row.getInt("told"),
                words(row, id, pair),
                day(row.getObject("before_on", LocalDate.class), row.getBoolean("before_by_month")),
                day(row.getObject("after_on", LocalDate.class), row.getBoolean("after_by_month")),
                opened("grain", row, id, pair).text(),
                row.getInt("version"),
                row.getObject("written_by", UUID.class),
                row.getBoolean("by_both"),
                row.getString("by"),
                Hat.stored(row.getString("hat")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "signed_at"),
                row.getBoolean("named"),
                row.getBytes("credit") == null
                        ? null
                        : opened("credit", row, id, pair).text(),
                row.getObject("cohort", UUID.class),
                Times.in(row, "shown_at"),
                Times.in(row, "network_at"),
                Times.in(row, "public_at"));
    }

    private Map<Story.Part, Written> words(ResultSet row, UUID id, UUID pair) throws SQLException {
        var words = new EnumMap<Story.Part, Written>(Story.Part.class);
        for (var part : Story.Part.values()) {
            words.put(part, opened(part.key(), row, id, pair));
        }
        return words;
    }

    private static @Nullable DayOrMonth day(@Nullable LocalDate first, boolean byMonth) {
        return first == null ? null : new DayOrMonth(first, byMonth);
    }

    private Written opened(String column, ResultSet row, UUID id, UUID pair) throws SQLException {
        return vault.writtenUnlessErased(pair, place(column, id, pair), row.getBytes(column))
                .orElse(Written.NOTHING);
    }

    private static Place place(String column, UUID telling, UUID pair) {
        return new Place("led.story." + column, telling, pair);
    }
}
