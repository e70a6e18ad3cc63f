package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What pairs write to apply. Joint answers are sealed under the pair's key; what one half writes alone is sealed under
 * theirs, and row security shows it to nobody else until both have sent the application, and then to the leads.
 */
@Repository
class Applications {

    /**
     * A pair's application to a call.
     *
     * @param lives the half that lives with it
     * @param livesHat what they speak as; once it is sent, as they spoke then
     * @param livesName as they are called; once it is sent, as they were called then
     * @param withdrawnAt when it was taken back for good, or the pair ended
     */
    record Application(
            UUID id,
            UUID pair,
            UUID lives,
            String livesName,
            @Nullable Hat livesHat,
            UUID works,
            String worksName,
            @Nullable Hat worksHat,
            @Nullable Instant sentAt,
            @Nullable Instant withdrawnAt) {

        boolean isSent() {
            return sentAt != null && withdrawnAt == null;
        }

        /** Both can still write. */
        boolean isDraft() {
            return sentAt == null && withdrawnAt == null;
        }
    }

    /** What the pair has been told. */
    record Told(Outcome outcome, Written reason, Written feedback) {}

    /** The place that is theirs to take. */
    record Offered(
            Instant acceptBy,
            @Nullable Instant takenAt,
            @Nullable Instant givenUpAt) {

        boolean canBeTakenAt(Instant now) {
            return takenAt == null && givenUpAt == null && now.isBefore(acceptBy);
        }
    }

    /** A call, and how far this pair is with it. */
    record Applied(
            Call call,
            @Nullable Application application,
            boolean ownWritten,
            @Nullable Told told,
            @Nullable Offered place) {

        Application begun() {
            return Objects.requireNonNull(application);
        }
    }

    /**
     * One answer of both.
     *
     * @param version 0 as long as nothing is written
     * @param by who wrote it last; empty once they have erased themselves
     * @param hat the hat they wrote it in; null as themselves
     */
    record Answered(
            Question question,
            int version,
            Answer answer,
            @Nullable UUID writer,
            String by,
            @Nullable Hat hat,
            @Nullable Instant at) {

        boolean isBy(PersonId person) {
            return person.value().equals(writer);
        }

        boolean isEnough() {
            return question.isAnsweredBy(answer);
        }
    }

    /** What one half wrote alone. */
    record Own(int version, Written written) {
        static final Own NOTHING = new Own(0, Written.NOTHING);

        String text() {
            return written.text();
        }
    }

    /** A version that was not chosen when both had changed an answer, or that the other half wrote over. */
    record SetAside(Answer answer, String by, @Nullable Hat hat, Instant at) {}

    private static final String APPLIED = "select " + Calls.COLUMNS + """
            , a.id as application, a.pair, a.lives, a.works, a.sent_at, a.withdrawn_at,
              coalesce(a.lives_name, people.name_of(a.lives), '') as lives_name,
              coalesce(a.works_name, people.name_of(a.works), '') as works_name,
              pairing.hat_at(a.pair, a.lives, coalesce(a.sent_at, 'infinity')) as lives_hat,
              pairing.hat_at(a.pair, a.works, coalesce(a.sent_at, 'infinity')) as works_hat,
              exists (select from programme.own_answer o where o.application = a.id and o.author = vault.me()
                                                                  and not o.blank) as own,
              d.outcome, d.reason, d.feedback, p.accept_by as place_by, p.taken_at, p.given_up_at
            """;

    private static final String TOLD = """
              left join programme.decision d on d.application = a.id and d.released_at is not null
              left join programme.place p on p.application = a.id and p.accept_by is not null
            """;

    private final JdbcClient db;
    private final Vault vault;

    Applications(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** A published call, and this pair's application to it if there is one. */
    Optional<Applied> applied(UUID pair, String slug) {
        return db.sql(APPLIED + """
                  from programme.call c
                  left join programme.application a on a.call = c.id and a.pair = :pair
                """ + TOLD + " where c.slug = :slug and c.published_at is not null")
                .param("pair", pair)
                .param("slug", slug)
                .query(this::applied)
                .optional();
    }

    /** The application of this pair with this id. */
    Optional<Applied> applied(UUID pair, UUID application) {
        return db.sql(APPLIED + """
                  from programme.application a
                  join programme.call c on c.id = a.call
                """ + TOLD + " where a.id = :application and a.pair = :pair")
                .param("pair", pair)
                .param("application", application)
                .query(this::applied)
                .optional();
    }

    /** Where the pair goes on with this application. */
    String address(UUID pair, UUID application) {
        return applied(pair, application)
                .map(applied -> Begun.address(pair, applied.call().slug()))
                .orElse("/pairs/" + pair);
    }

    /** Everything this pair has begun or sent, the newest first. */
    List<Applied> of(UUID pair) {
        return Rows.all(db.sql(APPLIED + """
                  from programme.application a
                  join programme.call c on c.id = a.call
                """ + TOLD + " where a.pair = :pair order by a.begun_at desc, a.id")
                .param("pair", pair)
                .query(this::applied));
    }

    /** The same, of all pairs of a person. */
    List<Applied> of(PersonId person) {
        return Rows.all(db.sql(APPLIED + """
                  from programme.application a
                  join programme.call c on c.id = a.call
                """ + TOLD + " where :me in (a.lives, a.works) order by a.begun_at desc, a.id")
                .param("me", person.value())
                .query(this::applied));
    }

    /** Which of somebody's pairs have begun to apply to a call. */
    List<UUID> pairsApplyingTo(UUID call) {
        return Rows.all(db.sql("select pair from programme.application where call = :call")
                .param("call", call)
                .query(UUID.class));
    }

    /** Beginning twice changes nothing. */
    void begin(Call call, Pair pair, Instant now) {
        db.sql("""
                insert into programme.application (id, call, programme, pair, lives, works, begun_at)
                values (:id, :call, :programme, :pair, :lives, :works, :now)
                on conflict (call, pair) do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("call", call.id())
                .param("programme", call.programme())
                .param("pair", pair.id())
                .param("lives", pair.lives().person())
                .param("works", pair.works().person())
                .param("now", Times.at(now))
                .update();
    }

    /** All questions of the call, first to last, with what is answered. For the pair, and for leads once it is sent. */
    List<Answered> answers(UUID call, UUID application, UUID pair) {
        return Rows.all(db.sql("""
                select q.id, q.position, q.kind, q.ask, q.hint, a.version, a.words, a.written_by, a.written_at,
                       coalesce(people.name_of(a.written_by), '') as by_name,
                       pairing.hat_at(:pair, a.written_by, a.written_at) as hat
                  from programme.question q
                  left join programme.answer a on a.question = q.id and a.application = :application
                 where q.call = :call
                 order by q.position
                """)
                .param("call", call)
                .param("application", application)
                .param("pair", pair)
                .query((row, _) -> answered(row, application, pair)));
    }

    /** What a pair wants to change, in the words of the application they sent last. */
    Optional<String> challengeOf(UUID pair) {
        return db.sql("""
                select o.id as application, a.question, a.words
                  from programme.application o
                  join programme.answer a on a.application = o.id
                  join programme.question q on q.id = a.question and q.kind = 'challenge'
                 where o.pair = :pair and o.sent_at is not null
                 order by o.sent_at desc
                 limit 1
                """)
                .param("pair", pair)
                .query((row, _) -> opened(
                                pair,
                                answerPlace(
                                        row.getObject("application", UUID.class),
                                        row.getObject("question", UUID.class)),
                                row.getBytes("words"))
                        .text())
                .optional();
    }

    /** What a person's pairs have answered so far, by application. */
    Map<UUID, List<Answered>> answersOf(PersonId person) {
        var all = new HashMap<UUID, List<Answered>>();
        db.sql("""
                select q.id, q.position, q.kind, q.ask, q.hint, a.version, a.words, a.written_by, a.written_at,
                       coalesce(people.name_of(a.written_by), '') as by_name,
                       pairing.hat_at(o.pair, a.written_by, a.written_at) as hat, o.id as application, o.pair
                  from programme.application o
                  join programme.answer a on a.application = o.id
                  join programme.question q on q.id = a.question
                 where :me in (o.lives, o.works)
                 order by q.position
                """).param("me", person.value()).query((RowCallbackHandler) row -> {
            var application = row.getObject("application", UUID.class);
            all.computeIfAbsent(application, _ -> new ArrayList<>())
                    .add(answered(row, application, row.getObject("pair", UUID.class)));
        });
        return all;
    }

    void write(Application application, Question question, int version, Answer answer, PersonId by, Instant now) {
        db.sql("""
                insert into programme.answer (application, question, version, words, written_by, written_at)
                values (:application, :question, :version, :words, :by, :now)
                on conflict (application, question) do update
                   set version = excluded.version, words = excluded.words,
                       written_by = excluded.written_by, written_at = excluded.written_at
                """)
                .param("application", application.id())
                .param("question", question.id())
                .param("version", version)
                .param(
                        "words",
                        vault.seal(application.pair(), answerPlace(application.id(), question.id()), answer.packed()))
                .param("by", by.value())
                .param("now", Times.at(now))
                .update();
    }

    /** Under the key of whoever wrote it and the pair’s, and so gone with either. */
    void setAside(Application application, Question question, Answer answer, UUID by, Instant now) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into programme.set_aside (id, application, question, words, key, under_two, written_by,
                                                 set_aside_at)
                values (:id, :application, :question, :words, :by, true, :by, :now)
                """)
                .param("id", id)
                .param("application", application.id())
                .param("question", question.id())
                .param(
                        "words",
                        vault.sealUnderTwo(by, application.pair(), asidePlace(id, application.pair()), answer.packed()))
                .param("by", by)
                .param("now", Times.at(now))
                .update();
    }

    List<SetAside> setAside(Application application, Question question) {
        return Rows.all(db.sql("""
                select id, words, coalesce(key, :pair) as key, under_two, coalesce(people.name_of(written_by), '') as by_name,
                       pairing.hat_at(:pair, written_by, set_aside_at) as hat, set_aside_at
                  from programme.set_aside
                 where application = :application and question = :question
                 order by set_aside_at desc, id
                """)
                        .param("pair", application.pair())
                        .param("application", application.id())
                        .param("question", question.id())
                        .query((row, _) -> new SetAside(
                                openedAside(row, application.pair()),
                                row.getString("by_name"),
                                Hat.stored(row.getString("hat")),
                                Objects.requireNonNull(Times.in(row, "set_aside_at")))))
                .stream()
                .filter(aside -> !aside.answer().isEmpty())
                .toList();
    }

    private Answer openedAside(ResultSet row, UUID pair) throws SQLException {
        var key = row.getObject("key", UUID.class);
        var place = asidePlace(row.getObject("id", UUID.class), pair);
        var words = row.getBytes("words");
        var written = row.getBoolean("under_two")
                ? vault.underTwoUnlessErased(key, pair, place, words)
                : vault.writtenUnlessErased(key, place, words);
        return written.map(Answer::unpacked).orElse(Answer.NONE);
    }

    /** What somebody wrote alone. Only they are shown it before it is sent, and never the other half. */
    Own ownOf(UUID application, UUID author) {
        return ownByAuthor(application).getOrDefault(author, Own.NOTHING);
    }

    /** What each half wrote alone, by its author: one's own; for a lead, both, once it is sent. */
    Map<UUID, Own> ownOfAll(UUID application) {
        var written = ownByAuthor(application);
        written.values().removeIf(own -> own.text().isBlank());
        return written;
    }

    private Map<UUID, Own> ownByAuthor(UUID application) {
        var all = new HashMap<UUID, Own>();
        db.sql("select author, version, words from programme.own_answer where application = :application")
                .param("application", application)
                .query((RowCallbackHandler) row -> {
                    var author = row.getObject("author", UUID.class);
                    var text = vault.writtenUnlessErased(author, ownPlace(application, author), row.getBytes("words"));
                    all.put(author, new Own(row.getInt("version"), text.orElse(Written.NOTHING)));
                });
        return all;
    }

    /** Everything somebody wrote alone, by application. */
    Map<UUID, Written> ownOf(PersonId author) {
        var all = new HashMap<UUID, Written>();
        db.sql("select application, words from programme.own_answer where author = :me")
                .param("me", author.value())
                .query((RowCallbackHandler) row -> {
                    var application = row.getObject("application", UUID.class);
                    vault.writtenUnlessErased(
                                    author.value(), ownPlace(application, author.value()), row.getBytes("words"))
                            .ifPresent(text -> all.put(application, text));
                });
        return all;
    }

    /** Empty words stay as a row, so that the versions go on counting. */
    void writeOwn(UUID application, UUID author, int version, String text, Instant now) {
        db.sql("""
                insert into programme.own_answer (application, author, version, words, blank, written_at)
                values (:application, :author, :version, :words, :blank, :now)
                on conflict (application, author) do update
                   set version = excluded.version, words = excluded.words, blank = excluded.blank,
                       written_at = excluded.written_at
                """)
                .param("application", application)
                .param("author", author)
                .param("version", version)
                .param("words", vault.seal(author, ownPlace(application, author), text))
                .param("blank", text.isBlank())
                .param("now", Times.at(now))
                .update();
    }

    /** False when it was sent or taken back already. The names go with it, so that the leads know whose it is. */
    boolean send(UUID application, Instant at) {
        return db.sql("""
                update programme.application
                   set sent_at = :at, lives_name = people.name_of(lives), works_name = people.name_of(works)
                 where id = :application and sent_at is null and withdrawn_at is null
                """)
                        .param("at", Times.at(at))
                        .param("application", application)
                        .update()
                == 1;
    }

    /** Takes it back into both their hands, to be changed and sent again. */
    void unsend(UUID application) {
        db.sql("""
                update programme.application
                   set sent_at = null, lives_name = null, works_name = null
                 where id = :application and withdrawn_at is null
                """).param("application", application).update();
    }

    /** Takes it back for good. */
    void withdraw(UUID application, Instant now) {
        db.sql("update programme.application set withdrawn_at = :now where id = :application and withdrawn_at is null")
                .param("now", Times.at(now))
                .param("application", application)
                .update();
    }

    void withdrawAllOf(UUID pair, Instant now) {
        db.sql("update programme.application set withdrawn_at = :now where pair = :pair and withdrawn_at is null")
                .param("now", Times.at(now))
                .param("pair", pair)
                .update();
    }

    /** Whether a place is neither taken nor given up. It stays as it is until the transaction ends. */
    boolean holdsPlace(UUID application) {
        return db.sql("""
                select application from programme.place
                 where application = :application and taken_at is null and given_up_at is null
                   for update
                """)
                .param("application", application)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** False when it is no longer theirs to take. */
    boolean take(UUID application, Instant at) {
        return db.sql("""
                update programme.place
                   set taken_at = :at
                 where application = :application and taken_at is null and given_up_at is null and accept_by > :at
                """)
                        .param("at", Times.at(at))
                        .param("application", application)
                        .update()
                == 1;
    }

    /** False when there is nothing to give up. */
    boolean decline(UUID application, Instant now) {
        return db.sql("""
                update programme.place
                   set given_up_at = :now, given_up_as = 'declined'
                 where application = :application and taken_at is null and given_up_at is null
                """)
                        .param("now", Times.at(now))
                        .param("application", application)
                        .update()
                == 1;
    }

    byte[] sealForPair(UUID pair, UUID application, String column, String text) {
        return vault.seal(pair, decisionPlace(application, pair, column), text);
    }

    Written openForPair(UUID pair, UUID application, String column, byte[] sealed) {
        return vault.writtenUnlessErased(pair, decisionPlace(application, pair, column), sealed)
                .orElse(Written.NOTHING);
    }

    private Applied applied(ResultSet row, int number) throws SQLException {
        var call = Calls.read(row, number);
        var id = row.getObject("application", UUID.class);
        if (id == null) {
            return new Applied(call, null, false, null, null);
        }
        var pair = row.getObject("pair", UUID.class);
        var application = new Application(
                id,
                pair,
                row.getObject("lives", UUID.class),
                row.getString("lives_name"),
                Hat.stored(row.getString("lives_hat")),
                row.getObject("works", UUID.class),
                row.getString("works_name"),
                Hat.stored(row.getString("works_hat")),
                Times.in(row, "sent_at"),
                Times.in(row, "withdrawn_at"));
        return new Applied(call, application, row.getBoolean("own"), told(row, id, pair), offered(row));
    }

    private @Nullable Told told(ResultSet row, UUID application, UUID pair) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Told(
                        Outcome.of(outcome),
                        openForPair(pair, application, "reason", row.getBytes("reason")),
                        openForPair(pair, application, "feedback", row.getBytes("feedback")));
    }

    private static @Nullable Offered offered(ResultSet row) throws SQLException {
        var by = Times.in(row, "place_by");
        return by == null ? null : new Offered(by, Times.in(row, "taken_at"), Times.in(row, "given_up_at"));
    }

    private Answered answered(ResultSet row, UUID application, UUID pair) throws SQLException {
        var question = Calls.question(row);
        var words = row.getBytes("words");
        return words == null
                ? new Answered(question, 0, Answer.NONE, null, "", null, null)
                : new Answered(
                        question,
                        row.getInt("version"),
                        opened(pair, answerPlace(application, question.id()), words),
                        row.getObject("written_by", UUID.class),
                        row.getString("by_name"),
                        Hat.stored(row.getString("hat")),
                        Times.in(row, "written_at"));
    }

    private Answer opened(UUID key, Place place, byte[] words) {
        return vault.writtenUnlessErased(key, place, words)
                .map(Answer::unpacked)
                .orElse(Answer.NONE);
    }

    private static Place answerPlace(UUID application, UUID question) {
        return new Place("programme.answer", question, application);
    }

    private static Place asidePlace(UUID id, UUID pair) {
        return new Place("programme.set_aside", id, pair);
    }

    private static Place ownPlace(UUID application, UUID author) {
        return new Place("programme.own_answer", application, author);
    }

    private static Place decisionPlace(UUID application, UUID pair, String column) {
        return new Place("programme.decision." + column, application, pair);
    }
}
