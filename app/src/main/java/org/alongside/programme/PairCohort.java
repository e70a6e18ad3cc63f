package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.springframework.stereotype.Component;

/** Puts the cohort a pair is in, or facilitates, on the pair's own page. */
@Component
class PairCohort implements PairSpace {

    private record Ours(UUID cohort, String name, boolean open, boolean facilitated) {}

    private static final String OURS = """
            select c.id as cohort, c.name, c.opened_at is not null as open, false as facilitated
              from programme.cohort_pair p
              join programme.cohort c on c.id = p.cohort
             where p.pair = :pair and p.left_at is null
            union all
            select c.id, c.name, true, true
              from programme.facilitation f
              join programme.cohort c on c.id = f.cohort
             where f.pair = :pair and f.accepted_at is not null and f.ended_at is null
            """;

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(OURS, Ours.class, PairCohort::entries);
    }

    private static List<Entry> entries(List<Ours> cohorts) {
        return cohorts.stream()
                .map(ours -> new Entry(
                        20,
                        say("Our cohort: {cohort}", "cohort", ours.name()),
                        ours.facilitated()
                                ? say("You facilitate it.")
                                : ours.open()
                                        ? say("Its days, its pairs and its facilitators.")
                                        : say("It opens when its facilitators have both said yes."),
                        "/cohorts/" + ours.cohort()))
                .toList();
    }
}
