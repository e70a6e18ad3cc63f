package org.alongside.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names the circles that a cohort puts around each of its pairs, with everybody in them. */
@Component
class CohortsAround implements CohortCircles {

    private record Key(UUID pair, Kind kind, UUID circle, String cohort) {}

    private record Row(
            UUID pair, UUID cohort, UUID facilitators, String name, UUID person, String called, boolean leads) {}

    private final JdbcClient db;

    CohortsAround(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Circle> around(PersonId person) {
        var circles = new LinkedHashMap<Key, List<Member>>();
        for (var row : rows(person)) {
            var member = new Member(row.person(), row.called());
            if (row.leads()) {
                add(circles, new Key(row.pair(), Kind.FACILITATORS, row.facilitators(), row.name()), member);
            }
            add(circles, new Key(row.pair(), Kind.COHORT, row.cohort(), row.name()), member);
        }
        return circles.entrySet().stream()
                .map(entry -> new Circle(
                        entry.getKey().pair(),
                        entry.getKey().kind(),
                        entry.getKey().circle(),
                        entry.getKey().cohort(),
                        List.copyOf(entry.getValue())))
                .toList();
    }

    private static void add(LinkedHashMap<Key, List<Member>> circles, Key key, Member member) {
        var members = circles.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!members.contains(member)) {
            members.add(member);
        }
    }

    /** Only open cohorts: before that nobody is in a circle of theirs. Facilitators come first. */
    private List<Row> rows(PersonId person) {
        return Rows.all(db.sql("""
                with mine as (
                    select pair, cohort from programme.cohort_pair
                     where :me in (lives, works) and left_at is null
                    union
                    select pair, cohort from programme.facilitation
                     where :me in (lives, works) and accepted_at is not null and ended_at is null),
                everybody as (
                    select cohort, lives as person, true as leads from programme.facilitation
                     where accepted_at is not null and ended_at is null
                    union all
                    select cohort, works, true from programme.facilitation
                     where accepted_at is not null and ended_at is null
                    union all
                    select cohort, lives, false from programme.cohort_pair where left_at is null
                    union all
                    select cohort, works, false from programme.cohort_pair where left_at is null)
                select m.pair, c.id as cohort, c.facilitators, c.name, e.person,
                       people.name_of(e.person) as called, e.leads
                  from mine m
                  join programme.cohort c on c.id = m.cohort and c.opened_at is not null
                  join everybody e on e.cohort = c.id
                 where people.name_of(e.person) is not null
                 order by m.pair, e.leads desc, called, e.person
                """)
                .param("me", person.value())
                .query((row, _) -> new Row(
                        row.getObject("pair", UUID.class),
                        row.getObject("cohort", UUID.class),
                        row.getObject("facilitators", UUID.class),
                        row.getString("name"),
                        row.getObject("person", UUID.class),
                        Objects.requireNonNull(row.getString("called")),
                        row.getBoolean("leads"))));
    }
}
