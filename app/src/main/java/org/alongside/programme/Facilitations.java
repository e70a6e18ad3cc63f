package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.pairing.Pair;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which pairs are asked to facilitate a cohort, do so, or did. Who is asked is found by the secret in their letter. */
@Repository
class Facilitations {

    static final Duration OPEN_FOR = Duration.ofDays(21);

    /**
     * @param name who was asked, until they say which pair it would be
     * @param pair the pair, once it is known
     */
    record Facilitation(
            UUID id,
            UUID cohort,
            String cohortName,
            @Nullable String name,
            Instant lapsesAt,
            @Nullable CohortPair pair,
            @Nullable Instant acceptedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant endedAt) {

        boolean isAskedAt(Instant now) {
            return acceptedAt == null && declinedAt == null && endedAt == null && lapsesAt.isAfter(now);
        }

        boolean isNow() {
            return acceptedAt != null && endedAt == null;
        }
    }

    private static final String SELECT = """
            select f.id, f.cohort, c.name as cohort_name, f.name, f.lapses_at, f.pair, f.lives, f.works,
                   coalesce(people.name_of(f.lives), f.lives_name) as lives_name,
                   coalesce(people.name_of(f.works), f.works_name) as works_name,
                   f.accepted_at, f.declined_at, f.ended_at
              from programme.facilitation f
              join programme.cohort c on c.id = f.cohort
            """;

    private record Row(
            UUID id,
            UUID cohort,
            String cohortName,
            @Nullable String name,
            Instant lapsesAt,
            @Nullable UUID pair,
            @Nullable UUID lives,
            @Nullable UUID works,
            @Nullable String livesName,
            @Nullable String worksName,
            @Nullable Instant acceptedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant endedAt) {

        Facilitation facilitation() {
            var two = pair == null || lives == null || works == null
                    ? null
                    : new CohortPair(pair, lives, works, livesName, worksName);
            return new Facilitation(id, cohort, cohortName, name, lapsesAt, two, acceptedAt, declinedAt, endedAt);
        }
    }

    /** All that were asked for {@code :cohort}, as far as the one asking may know. */
    static final Together.Share<?, Facilitation> OF_COHORT = new Together.Share<>(
            SELECT + " where f.cohort = :cohort order by f.asked_at",
            Row.class,
            rows -> rows.stream().map(Row::facilitation).toList());

    private static final String BEHIND = """
            select f.id, f.cohort, c.name as cohort_name, f.name, f.lapses_at, f.pair, f.lives, f.works,
                   f.lives_name, f.works_name, f.accepted_at, f.declined_at, f.ended_at
              from programme.facilitation f
              join programme.cohort c on c.id = f.cohort
             where f.secret_hash = :secret
            """;

    private final JdbcClient db;
    private final Jobs jobs;
    private final Together together;
    private final Clock clock;

    Facilitations(JdbcClient db, Jobs jobs, Together together, Clock clock) {
        this.db = db;
        this.together = together;
        this.jobs = jobs;
        this.clock = clock;
    }

    List<Facilitation> of(UUID cohort) {
        return together.each(Map.of("cohort", cohort), OF_COHORT).of(OF_COHORT);
    }

    Optional<Facilitation> of(UUID pair, UUID facilitation) {
        return db.sql(SELECT + " where f.pair = :pair and f.id = :id")
                .param("pair", pair)
                .param("id", facilitation)
                .query(Facilitations::read)
                .optional();
    }

    /** What this pair is asked to facilitate, or does. */
    List<Facilitation> withPair(UUID pair) {
        return Rows.all(db.sql(SELECT + " where f.pair = :pair and f.declined_at is null and f.ended_at is null")
                .param("pair", pair)
                .query(Facilitations::read));
    }

    void ask(Cohort cohort, String name, String email, byte[] secret) {
        var now = clock.instant();
        db.sql("""
                insert into programme.facilitation
                    (id, cohort, programme, name, email, secret_hash, asked_at, lapses_at)
                values (:id, :cohort, :programme, :name, :email, :secret, :now, :lapses)
                """)
                .param("id", UUID.randomUUID())
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("name", name)
                .param("email", email)
                .param("secret", secret)
                .param("now", Times.at(now))
                .param("lapses", Times.at(now.plus(OPEN_FOR)))
                .update();
    }

    /** What is open behind the secret in a letter. */
    Optional<Facilitation> behind(byte[] secret) {
        return jobs.db()
                .sql(BEHIND)
                .param("secret", secret)
                .query(Facilitations::read)
                .optional()
                .filter(found -> found.isAskedAt(clock.instant()));
    }

    /** Whether a pair facilitates this cohort, also for those who must not know which. */
    boolean hasOne(UUID cohort) {
        return jobs.inTransaction(() ->
                jobs.db().sql("""
                        select exists (select from programme.facilitation
                                        where cohort = :cohort and accepted_at is not null and ended_at is null)
                        """).param("cohort", cohort).query(Boolean.class).single());
    }

    /** Says which pair it would be, once. In a transaction of the jobs role. */
    boolean choose(UUID facilitation, Pair pair) {
        return jobs.db()
                        .sql("""
                                update programme.facilitation
                                   set pair = :pair, lives = :lives, works = :works, name = null, email = null
                                 where id = :id and pair is null
                                """)
                        .param("pair", pair.id())
                        .param("lives", pair.lives().person())
                        .param("works", pair.works().person())
                        .param("id", facilitation)
                        .update()
                == 1;
    }

    /** In a transaction of the jobs role. */
    boolean decline(UUID facilitation) {
        return jobs.db()
                        .sql("""
                                update programme.facilitation
                                   set declined_at = :now, name = null, email = null
                                 where id = :id and accepted_at is null and declined_at is null
                                """)
                        .param("now", Times.at(clock.instant()))
                        .param("id", facilitation)
                        .update()
                == 1;
    }

    /** Both have given their hands. */
    boolean accept(UUID facilitation, CohortPair pair, Instant at) {
        return db.sql("""
                    update programme.facilitation
                       set accepted_at = :at, lives_name = :lives, works_name = :works
                     where id = :id and accepted_at is null and declined_at is null and ended_at is null
                    """)
                        .param("at", Times.at(at))
                        .param("lives", pair.livesName())
                        .param("works", pair.worksName())
                        .param("id", facilitation)
                        .update()
                == 1;
    }

    /** Ends it, or takes the question back. */
    boolean end(UUID facilitation) {
        return db.sql("""
                update programme.facilitation
                   set ended_at = :now, name = null, email = null
                 where id = :id and ended_at is null and declined_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("id", facilitation)
                        .update()
                == 1;
    }

    /** Forgets who was asked and never answered. */
    void forgetLapsed() {
        jobs.db().sql("""
                        update programme.facilitation
                           set name = null, email = null
                         where lapses_at <= :now and accepted_at is null and email is not null
                        """).param("now", Times.at(clock.instant())).update();
    }

    /** The halves' names stay only as long as the halves themselves. */
    void forget(PersonId person) {
        db.sql("""
                update programme.facilitation
                   set lives_name = case when lives = :me then null else lives_name end,
                       works_name = case when works = :me then null else works_name end
                 where :me in (lives, works)
                """).param("me", person.value()).update();
    }

    private static Facilitation read(ResultSet row, int number) throws SQLException {
        return new Facilitation(
                row.getObject("id", UUID.class),
                row.getObject("cohort", UUID.class),
                row.getString("cohort_name"),
                row.getString("name"),
                Objects.requireNonNull(Times.in(row, "lapses_at")),
                row.getObject("pair") == null ? null : CohortPair.read(row, number),
                Times.in(row, "accepted_at"),
                Times.in(row, "declined_at"),
                Times.in(row, "ended_at"));
    }
}
