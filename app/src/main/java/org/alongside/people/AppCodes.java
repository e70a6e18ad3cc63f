package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.proving.AppSecret;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Codes of authenticator apps. Each is good once, and after ten wrong ones in a row the app is no use for a day: a code
 * has a million values, so whoever may guess for long enough gets in.
 */
@Repository
public class AppCodes {

    static final int MOST_MISSES = 10;
    private static final Duration MISSES_COUNT_FOR = Duration.ofDays(1);

    /** What came of a code. */
    enum Answer {
        FITS,
        WRONG,
        /** The one wrong code after which none is looked at for a day. */
        ENOUGH
    }

    private record App(
            UUID id,
            byte[] secret,
            @Nullable Long lastStep,
            int misses,
            @Nullable Instant missedSince) {}

    private final Jobs jobs;
    private final Vault vault;
    private final Clock clock;

    AppCodes(Jobs jobs, Vault vault, Clock clock) {
        this.jobs = jobs;
        this.vault = vault;
        this.clock = clock;
    }

    /** Adds an app whose first code was typed: that code is used up with it. */
    public void add(PersonId person, String name, AppSecret secret, long step) {
        var id = UUID.randomUUID();
        var now = Times.at(clock.instant());
        jobs.db()
                .sql("""
                        insert into people.way (id, person, kind, name, added_at, used_at, secret, last_step)
                        values (:id, :person, 'app', :name, :now, :now, :secret, :step)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("name", name)
                .param("now", now)
                .param("secret", vault.seal(person.value(), place(id, person), secret.written()))
                .param("step", step)
                .update();
    }

    /** Looks at a code, in a transaction that lasts longer than this: tries at once wait for each other. */
    Answer look(PersonId person, String code) {
        var now = clock.instant();
        var apps = appsOf(person);
        for (var app : apps) {
            if (hasHadEnough(app, now)) {
                continue;
            }
            var secret = AppSecret.read(vault.open(person.value(), place(app.id(), person), app.secret()));
            var step = secret.stepOf(code, now);
            if (step.isPresent() && (app.lastStep() == null || step.getAsLong() > app.lastStep())) {
                use(app.id(), step.getAsLong(), now);
                return Answer.FITS;
            }
        }
        return miss(person, apps, now);
    }

    private List<App> appsOf(PersonId person) {
        return Rows.all(jobs.db().sql("""
                        select id, secret, last_step, misses, missed_since
                          from people.way
                         where person = :person and kind = 'app'
                         order by id
                           for update
                        """).param("person", person.value()).query(App.class));
    }

    private boolean hasHadEnough(App app, Instant now) {
        return app.misses() >= MOST_MISSES && counts(app, now);
    }

    private static boolean counts(App app, Instant now) {
        return app.missedSince() != null
                && app.missedSince().plus(MISSES_COUNT_FOR).isAfter(now);
    }

    private void use(UUID app, long step, Instant now) {
        jobs.db()
                .sql("""
                        update people.way
                           set last_step = :step, used_at = :now, misses = 0, missed_since = null
                         where id = :app
                        """)
                .param("step", step)
                .param("now", Times.at(now))
                .param("app", app)
                .update();
    }

    private Answer miss(PersonId person, List<App> apps, Instant now) {
        boolean enough = false;
        for (var app : apps) {
            int misses = counts(app, now) ? app.misses() + 1 : 1;
            enough |= misses == MOST_MISSES;
            jobs.db()
                    .sql("update people.way set misses = :misses, missed_since = :since where id = :app")
                    .param("misses", misses)
                    .param("since", Times.at(misses == 1 || app.missedSince() == null ? now : app.missedSince()))
                    .param("app", app.id())
                    .update();
        }
        return enough ? Answer.ENOUGH : Answer.WRONG;
    }

    private static Place place(UUID app, PersonId person) {
        return new Place("people.way.secret", app, person.value());
    }
}
