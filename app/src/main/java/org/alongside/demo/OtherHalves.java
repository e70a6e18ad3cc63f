package org.alongside.demo;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.pairing.PairBegan;
import org.alongside.web.OtherHalf;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is whose other half, invented or not. Kept in mind, so that pages ask the database nothing for it. */
@Component
@Conditional(InDemo.class)
class OtherHalves implements OtherHalf {

    private record Half(UUID person, UUID other, String name) {}

    private final Jobs jobs;
    private final Map<UUID, Half> known = new ConcurrentHashMap<>();

    OtherHalves(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Optional<String> nameFor(UUID person) {
        return Optional.ofNullable(known.get(person)).map(Half::name);
    }

    Optional<UUID> of(UUID person) {
        return Optional.ofNullable(known.get(person)).map(Half::other);
    }

    @EventListener
    public void began(PairBegan began) {
        look();
    }

    /** Of several pairs, the newest counts. */
    void look() {
        Rows.all(jobs.db().sql("""
                        select mine.person, theirs.person as other, o.name
                          from pairing.half mine
                          join pairing.half theirs on theirs.pair = mine.pair and theirs.side <> mine.side
                          join pairing.pair p on p.id = mine.pair and p.ended_at is null
                          join people.person o on o.id = theirs.person and o.erased_at is null
                         order by p.began_at
                        """).query(Half.class)).forEach(half -> known.put(half.person(), half));
    }
}
