package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.pairing.EndingWell;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.springframework.stereotype.Component;

/**
 * What a pair opened between them on the days of its cohort, as soon as there is something; its learning cards, and what it
 * asks its cohort.
 */
@Component
class LearningSpace implements PairSpace, EndingWell {

    private record Count(int opened, int cards, int asked, boolean shown) {}

    private static final String COUNTS = """
            select (select count(*)::int from pairing.blind_opening o
                     where o.pair = :pair and starts_with(o.what, '%s')) as opened,
                   (select count(*)::int from learn.card c where c.pair = :pair) as cards,
                   (select count(*)::int from learn.consultation a where a.pair = :pair) as asked,
                   exists (select from learn.introduction i
                            where i.pair = :pair and i.shown_at is not null) as shown
            """.formatted(Block.BEGINNING);

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(COUNTS, Count.class, rows -> entries(pair, rows.getFirst()));
    }

    @Override
    public Together.Share<?, Step> lastSteps(Pair pair) {
        return new Together.Share<>(COUNTS, Count.class, rows -> {
            var count = rows.getFirst();
            return List.of(
                    new Step(
                            20,
                            say("A learning card"),
                            cards(count),
                            count.cards() > 0,
                            "/pairs/" + pair.id() + "/cards"),
                    new Step(
                            40,
                            say("Us two in the network"),
                            introduced(count),
                            count.shown(),
                            "/pairs/" + pair.id() + "/introduction"));
        });
    }

    private static List<Entry> entries(Pair pair, Count count) {
        var path = "/pairs/" + pair.id();
        var entries = new ArrayList<Entry>();
        if (count.opened() > 0) {
            entries.add(new Entry(
                    28,
                    say("What we opened on the days"),
                    say("{n, plural, one {One exercise} other {{n} exercises}}, answered blind.", "n", count.opened()),
                    path + "/opened"));
        }
        entries.add(new Entry(29, say("Our learning cards"), cards(count), path + "/cards"));
        entries.add(new Entry(30, say("What we ask our cohort"), asked(count), path + "/consultations"));
        entries.add(new Entry(60, say("Us two in the network"), introduced(count), path + "/introduction"));
        return entries;
    }

    private static String cards(Count count) {
        return count.cards() == 0
                ? say("What you learned, for others to use, without who said it.")
                : say("{n, plural, one {One card} other {{n} cards}}, without who said it.", "n", count.cards());
    }

    private static String asked(Count count) {
        return count.asked() == 0
                ? say("Stuck with something? The others ask you questions first.")
                : say("{n, plural, one {One question} other {{n} questions}} to your cohort.", "n", count.asked());
    }

    private static String introduced(Count count) {
        return count.shown()
                ? say("The network reads who you are and what you lead.")
                : say("Nothing is shown. You can introduce yourselves to other pairs.");
    }
}
