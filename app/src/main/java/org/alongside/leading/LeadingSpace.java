package org.alongside.leading;

import static org.alongside.language.Words.date;
import static org.alongside.language.Words.say;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.pairing.EndingWell;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.alongside.web.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the challenge, the stories of change, the agreement, the decisions and the check stand, on the pair's page; the last
 * check before it ends.
 */
@Component
class LeadingSpace implements PairSpace, EndingWell {

    private record Standing(
            boolean challenge,
            @Nullable Instant aimAt,
            int open,
            boolean agreement,
            @Nullable Instant signedAt,
            int stories,
            @Nullable LocalDate decidedOn,
            @Nullable Instant checkedAt) {}

    /** What is left of a closed challenge stays on its page; the next one begins anew. */
    private static final String STANDING = """
            select c.id is not null as challenge,
                   (select max(s.signed_at) from led.signing s
                     where s.document = c.id and s.act = 'agree-aim') as aim_at,
                   (select count(*)::int from led.commitment o where o.document = c.id and o.outcome is null) as open,
                   a.id is not null as agreement,
                   (select max(s.signed_at) from led.signing s where s.document = a.id) as signed_at,
                   (select count(distinct s.story)::int from led.story s where s.pair = p.pair) as stories,
                   (select max(d.decided_on) from led.decision d
                     where d.pair = p.pair and d.taken_back_at is null) as decided_on,
                   (select max(o.opened_at) from pairing.blind_opening o
                     where o.pair = p.pair and starts_with(o.what, 'check ')) as checked_at
              from (select cast(:pair as uuid) as pair) p
              left join led.document c on c.pair = p.pair and c.kind = 'challenge' and c.closed_at is null
              left join led.document a on a.pair = p.pair and a.kind = 'agreement'
            """;

    private record Last(@Nullable Instant openedAt) {}

    private static final String LAST = """
            select max(o.opened_at) as opened_at
              from pairing.blind_opening o
             where o.pair = :pair and o.what = '%s'
            """.formatted(Check.Moment.END.what());

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(STANDING, Standing.class, rows -> entries(pair, rows.getFirst()));
    }

    @Override
    public Together.Share<?, Step> lastSteps(Pair pair) {
        return new Together.Share<>(LAST, Last.class, rows -> {
            var openedAt = rows.getFirst().openedAt();
            return List.of(new Step(
                    10,
                    say("Our last pair check"),
                    openedAt == null
                            ? say("Ten sentences about the two of you, answered blind and opened together.")
                            : say("Opened on {day}.", "day", date(Frame.here(openedAt))),
                    openedAt != null,
                    "/pairs/" + pair.id() + "/check"));
        });
    }

    private static List<Entry> entries(Pair pair, Standing standing) {
        var path = "/pairs/" + pair.id();
        return List.of(
                new Entry(22, say("Our shared challenge"), challenge(standing), path + "/challenge"),
                new Entry(23, say("Stories of change"), stories(standing), path + "/stories"),
                new Entry(24, say("Our agreement"), agreement(standing), path + "/agreement"),
                new Entry(25, say("Decisions we made"), decisions(standing), path + "/decisions"),
                new Entry(26, say("Pair check"), check(standing), path + "/check"));
    }

    private static String challenge(Standing standing) {
        if (!standing.challenge()) {
            return say("Who it is for, your aim, and what you try next.");
        }
        if (standing.aimAt() == null) {
            return say("Begun. The aim counts once you have both agreed on it.");
        }
        var day = date(Frame.here(standing.aimAt()));
        return standing.open() == 0
                ? say("You agreed on the aim on {day}. What do you try next?", "day", day)
                : say(
                        "{n, plural, one {One thing to try} other {{n} things to try}}. You agreed on the aim on {day}.",
                        "n",
                        standing.open(),
                        "day",
                        day);
    }

    /** Only what both know: nothing of what one of them has begun. */
    private static String check(Standing standing) {
        return standing.checkedAt() == null
                ? say("Ten sentences about the two of you, answered blind and opened together.")
                : say("Last opened on {day}.", "day", date(Frame.here(standing.checkedAt())));
    }

    private static String stories(Standing standing) {
        return standing.stories() == 0
                ? say("How it was, what you did, how it is now, each with its date.")
                : say("{n, plural, one {One story} other {{n} stories}} of before and after.", "n", standing.stories());
    }

    private static String decisions(Standing standing) {
        return standing.decidedOn() == null
                ? say("Who led, and how much say there was, each placed blind on a ladder.")
                : say("The last one of {day}.", "day", date(standing.decidedOn()));
    }

    private static String agreement(Standing standing) {
        if (standing.signedAt() != null) {
            return say("You both signed it on {day}.", "day", date(Frame.here(standing.signedAt())));
        }
        return standing.agreement()
                ? say("Begun. It counts once you have both signed it.")
                : say("Roles, time, credit, what you do when you disagree.");
    }
}
