package org.alongside.demo;

import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.demo.page.DemoPage.Role;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Repository;

/** Who has begun here beside the invented people. In a demo anybody may go on as anybody. */
@Repository
@Conditional(InDemo.class)
class Newcomers {

    private static final int SHOWN = 8;

    private final Jobs jobs;

    Newcomers(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The newest first. */
    List<Role> latest() {
        return Rows.all(jobs.db()
                .sql("""
                        select p.id, p.name, coalesce(h.side, 'lives') as side
                          from people.person p
                          join people.address a on a.person = p.id
                          left join lateral (select side from pairing.half where person = p.id limit 1) h on true
                         where p.erased_at is null
                           and not p.id = any (:invented::uuid[])
                         order by a.confirmed_at desc
                         limit :shown
                        """)
                .param("invented", InventedPeople.ids(Cast.players(), Cast.Player::id))
                .param("shown", SHOWN)
                .query((row, _) ->
                        new Role(row.getObject("id", UUID.class), row.getString("name"), row.getString("side"))));
    }

    boolean isHere(UUID person) {
        return jobs.db()
                .sql("select exists (select from people.person where id = :person and erased_at is null)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }
}
