package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.springframework.stereotype.Component;

/** What a pair opened between them on the days of its cohort, on the pair's page; nothing as long as there is none. */
@Component
class LearningSpace implements PairSpace {

    private record Count(int opened) {}

    private static final String OPENED = """
            select count(*)::int as opened
              from pairing.blind_opening o
             where o.pair = :pair and starts_with(o.what, '%s')
            """.formatted(Block.BEGINNING);

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(
                OPENED, Count.class, rows -> entries(pair, rows.getFirst().opened()));
    }

    private static List<Entry> entries(Pair pair, int opened) {
        return opened == 0
                ? List.of()
                : List.of(new Entry(
                        28,
                        say("What we opened on the days"),
                        say("{n, plural, one {One exercise} other {{n} exercises}}, answered blind.", "n", opened),
                        "/pairs/" + pair.id() + "/opened"));
    }
}
