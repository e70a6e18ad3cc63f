package org.alongside.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.alongside.vault.Circles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is told when somebody is worried: a safeguarding lead and a deputy of each programme, and of the place. Both are in
 * one circle, which stays when they change, and which nobody else is ever in.
 */
@Repository
public class SafeguardingPeople {

    /** The circle of those for the place as a whole: told when nobody knows which programme it is about. */
    public static final UUID PLACE = new UUID(0x00000000_0000_4000L, 0x8000_000000000002L);

    /**
     * Somebody in that role now.
     *
     * @param programme null for the place
     * @param reach how people reach them, for everybody to read
     */
    public record Holder(
            UUID circle, @Nullable UUID programme, Role role, UUID person, String name, String reach, Instant since) {}

    /**
     * Two people who can be told.
     *
     * @param title the programme as whoever asks may know it, or the place
     * @param programme null for the place
     * @param mine whether whoever asks has a part in it
     */
    public record Reachable(UUID circle, @Nullable UUID programme, String title, boolean mine, List<Holder> holders) {}

    private record Known(UUID circle, String title, boolean mine) {}

    private final JdbcClient db;
    private final Jobs jobs;
    private final Circles circles;
    private final Settings settings;
    private final Clock clock;

    SafeguardingPeople(JdbcClient db, Jobs jobs, Circles circles, Settings settings, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.circles = circles;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everybody, of all programmes and the place. */
    public List<Holder> now() {
        return holders(db, "true", PLACE);
    }

    /**
     * Whom somebody can tell, their own programmes first and the place last. A programme that is not public is known to
     * those with a part in it alone.
     *
     * @param person nobody, if they are not signed in
     */
    public List<Reachable> reachable(@Nullable PersonId person) {
        var holders = now();
        return Stream.concat(known(person).stream(), Stream.of(new Known(PLACE, settings.organisation(), false)))
                .map(known -> reachable(known, holders))
                .filter(reachable -> !reachable.holders().isEmpty())
                .toList();
    }

    private List<Known> known(@Nullable PersonId person) {
        return Rows.all(db.sql("""
                select circle, title, mine
                  from (select p.safeguarding as circle, p.name as title,
                               exists (select from programme.cohort c where c.programme = p.id)
                               or exists (select from programme.lead l where l.programme = p.id
                                             and l.person = :me and l.until is null)
                               or exists (select from programme.application a where a.programme = p.id
                                             and :me in (a.lives, a.works) and a.withdrawn_at is null) as mine
                          from programme.programme p) known
                 order by mine desc, title, circle
                """)
                .param("me", person == null ? null : person.value(), java.sql.Types.OTHER)
                .query(Known.class));
    }

    private static Reachable reachable(Known known, List<Holder> all) {
        var holders = all.stream()
                .filter(holder -> holder.circle().equals(known.circle()))
                .toList();
        var programme = holders.isEmpty() ? null : holders.getFirst().programme();
        return new Reachable(known.circle(), programme, known.title(), known.mine(), holders);
    }

    /** Who is told that a worry waits, never what it says: the leads, or else those who look after the place. */
    public List<UUID> above(UUID circle) {
        var leads = Rows.all(jobs.db().sql("""
                        select l.person
                          from programme.lead l
                          join programme.programme p on p.id = l.programme
                         where p.safeguarding = :circle and l.until is null
                        """).param("circle", circle).query(UUID.class));
        return leads.isEmpty()
                ? Rows.all(
                        jobs.db().sql("select person from people.administrator").query(UUID.class))
                : leads;
    }

    /** What a circle is for: a programme, or all of the place. Work without a person. */
    public String titleOf(UUID circle) {
        return jobs.db()
                .sql("select name from programme.programme where safeguarding = :circle")
                .param("circle", circle)
                .query(String.class)
                .optional()
                .orElse(settings.organisation());
    }

    /** Of one circle. Work without a person. */
    public List<Holder> of(UUID circle) {
        return holders(jobs.db(), "s.circle = :circle", circle);
    }

    private static List<Holder> holders(JdbcClient db, String which, UUID circle) {
        return Rows.all(db.sql("""
                select s.circle, s.programme, s.role, s.person, coalesce(s.name, '') as name,
                       coalesce(s.reach, '') as reach, s.since
                  from programme.safeguarding s
                 where s.until is null and
                """ + which + " order by s.role desc, s.since")
                .param("circle", circle)
                .query((row, _) -> new Holder(
                        row.getObject("circle", UUID.class),
                        row.getObject("programme", UUID.class),
                        Role.of(row.getString("role")),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("reach"),
                        row.getObject("since", OffsetDateTime.class).toInstant())));
    }

    /** From now on they see nothing of it any more. */
    boolean end(UUID circle, PersonId person) {
        boolean ended = db.sql("""
                update programme.safeguarding
                   set until = greatest(:now, since)
                 where circle = :circle and person = :person and until is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("circle", circle)
                        .param("person", person.value())
                        .update()
                == 1;
        if (ended) {
            circles.leave(person.value(), circle);
        }
        return ended;
    }

    /** Within a transaction of the jobs role: they may neither lead nor facilitate there, nor hold the other part. */
    boolean mayHold(Leads.Invited invitation, PersonId person) {
        var circle = circleOf(invitation.programme());
        return jobs.db()
                        .sql("select programme.may_safeguard(:person, :programme)")
                        .param("person", person.value())
                        .param("programme", invitation.programme(), java.sql.Types.OTHER)
                        .query(Boolean.class)
                        .single()
                && of(circle).stream().noneMatch(holder -> holder.person().equals(person.value()));
    }

    /** Whether they are told of worries in this programme, or in all. Work without a person. */
    boolean holds(UUID programme, PersonId person) {
        return Stream.of(circleOf(programme), PLACE)
                .flatMap(circle -> of(circle).stream())
                .anyMatch(holder -> holder.person().equals(person.value()));
    }

    /**
     * Within a transaction of the jobs role. Whoever had the part before hands it over with this.
     *
     * @return who was in the circle until now
     */
    List<Holder> take(Leads.Invited invitation, CurrentPerson me, String reach) {
        var circle = circleOf(invitation.programme());
        var before = of(circle);
        before.stream().filter(holder -> holder.role() == invitation.role()).forEach(this::handOver);
        jobs.db()
                .sql("""
                        insert into programme.safeguarding (circle, programme, role, person, name, reach, since)
                        values (:circle, :programme, :role, :person, :name, :reach, :now)
                        """)
                .param("circle", circle)
                .param("programme", invitation.programme(), java.sql.Types.OTHER)
                .param("role", invitation.role().key())
                .param("person", me.id().value())
                .param("name", me.name())
                .param("reach", reach)
                .param("now", Times.at(clock.instant()))
                .update();
        circles.joinAsStaff(me.id().value(), circle);
        return before;
    }

    private void handOver(Holder before) {
        jobs.db()
                .sql("""
                        update programme.safeguarding
                           set until = greatest(:now, since)
                         where circle = :circle and person = :person and until is null
                        """)
                .param("now", Times.at(clock.instant()))
                .param("circle", before.circle())
                .param("person", before.person())
                .update();
        circles.leave(before.person(), before.circle());
    }

    private UUID circleOf(@Nullable UUID programme) {
        return programme == null
                ? PLACE
                : jobs.db()
                        .sql("select safeguarding from programme.programme where id = :programme")
                        .param("programme", programme)
                        .query(UUID.class)
                        .single();
    }

    /** Takes a person out of what is kept of them here. */
    void forget(PersonId person) {
        now().stream().filter(holder -> holder.person().equals(person.value())).forEach(holder -> {
            var _ = end(holder.circle(), person);
        });
        db.sql("update programme.safeguarding set name = null, reach = null where person = :me")
                .param("me", person.value())
                .update();
    }
}
