package org.alongside.programme;

import static org.alongside.language.Words.date;
import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Together;
import org.alongside.pairing.EndingWell;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.alongside.programme.page.StandingPage;
import org.alongside.web.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letter of standing, on a pair's own page once it can be made, and among what a pair may want to do before it ends. */
@Component
class StandingSpace implements PairSpace, EndingWell {

    private record Ours(
            UUID cohort,
            String name,
            boolean possible,
            @Nullable Instant preparedAt,
            @Nullable Instant madeAt) {}

    private static final String OURS = """
            select c.id as cohort, c.name, w.over and w.held > 0 as possible,
                   (select l.prepared_at from programme.letter_of_standing l
                     where l.cohort = p.cohort and l.pair = p.pair and l.made_at is null) as prepared_at,
                   (select l.made_at from programme.letter_of_standing l
                     where l.cohort = p.cohort and l.pair = p.pair and l.made_at is not null
                       and l.replaced_at is null and l.taken_back_at is null) as made_at
              from programme.cohort_pair p
              join programme.cohort c on c.id = p.cohort
             cross join lateral programme.way_through(p.cohort, p.pair, :now) w
             where p.pair = :pair %s
             order by p.joined_at, c.id
            """;

    /** A way is looked through only where it can be over: every page of every pair asks. */
    private static final String MAYBE_OVER = OURS.formatted("""
            and (p.left_at is not null
                 or not exists (select from programme.cohort_day d
                                 where d.cohort = p.cohort and d.cancelled_at is null
                                   and (d.day + d.ends) at time zone d.zone > :now))
            """);

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(MAYBE_OVER, Ours.class, all -> {
            var over = all.stream().filter(Ours::possible).toList();
            return Stream.concat(
                            over.stream().map(ours -> letter(pair, ours)),
                            over.stream().limit(1).map(_ -> ending(pair)))
                    .toList();
        });
    }

    private static Entry letter(Pair pair, Ours ours) {
        return new Entry(
                64,
                say("Our letter of standing: {cohort}", "cohort", ours.name()),
                how(ours),
                StandingPage.path(pair.id(), ours.cohort()));
    }

    private static Entry ending(Pair pair) {
        return new Entry(
                65,
                say("Ending well"),
                say("What you may want to do before you part, or go on by yourselves."),
                EndingWell.path(pair.id()));
    }

    @Override
    public Together.Share<?, Step> lastSteps(Pair pair) {
        return new Together.Share<>(
                OURS.formatted(""),
                Ours.class,
                all -> all.stream()
                        .map(ours -> new Step(
                                30,
                                say("Our letter of standing: {cohort}", "cohort", ours.name()),
                                how(ours),
                                ours.madeAt() != null,
                                StandingPage.path(pair.id(), ours.cohort())))
                        .toList());
    }

    private static String how(Ours ours) {
        if (ours.madeAt() != null) {
            return say("It stands since {day}.", "day", date(Frame.here(ours.madeAt())));
        }
        if (ours.preparedAt() != null) {
            return say("Prepared. It stands once you have both made it.");
        }
        return ours.possible()
                ? say("For whoever should know what you two went through and what you led.")
                : say("You can make it after the last day.");
    }
}
