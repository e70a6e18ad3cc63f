package org.alongside.reflection;

import static org.alongside.language.Words.date;
import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.alongside.web.Frame;
import org.alongside.web.Today;
import org.springframework.stereotype.Component;

/**
 * How the assumptions stand, on the pair's page and on the page for today. Before the opening both tell only what the
 * reader has done.
 */
@Component
class InPairSpace implements PairSpace, Today {

    @Override
    public Together.Share<?, Entry> entriesFor(Pair pair, UUID person) {
        return new Together.Share<>(
                Assumptions.STANDING + " where p.id = :pair",
                Assumptions.Standing.class,
                standings -> entries(pair, standings.getFirst()));
    }

    private static List<Entry> entries(Pair pair, Assumptions.Standing standing) {
        var path = "/pairs/" + pair.id();
        return List.of(
                new Entry(30, say("What we assume about each other"), words(standing), path + "/assumptions"),
                new Entry(
                        40,
                        say("What we show each other"),
                        say("Journal entries you chose to share here, and what you write together."),
                        path + "/journal"),
                new Entry(
                        90,
                        say("A word with the facilitators"),
                        say("Just you and them. Your partner is not told."),
                        path + "/word"));
    }

    /** In every pair of theirs that neither pauses nor has ended. */
    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                Assumptions.STANDING + " where p.paused_at is null and p.ended_at is null order by p.began_at, p.id",
                Assumptions.Standing.class,
                InPairSpace::items);
    }

    private static List<Item> items(List<Assumptions.Standing> standings) {
        var items = new ArrayList<Item>();
        int words = standings.isEmpty() ? 0 : standings.getFirst().words();
        if (words > 0) {
            items.add(new Item(
                    t("Somebody would like a word with you"),
                    t("{n, plural, one {One word is asked for.} other {{n} words are asked for.}}", "n", words),
                    "/journal/words",
                    null,
                    null));
        }
        standings.stream()
                .filter(standing -> !standing.isOpened() && !standing.isReady())
                .map(standing -> new Item(
                        standing.begun() ? t("Go on with what you assume") : t("Write what you assume"),
                        standing.begun()
                                ? t("Say that you are ready when you are. There is no hurry.")
                                : t("Guess about each other, then open it together. About half an hour."),
                        "/pairs/" + standing.pair() + "/assumptions",
                        null,
                        standing.partner() == null ? null : say("you and {name}", "name", standing.partner())))
                .forEach(items::add);
        return items;
    }

    private static String words(Assumptions.Standing standing) {
        if (standing.openedAt() != null) {
            return say("Opened by both of you on {day}.", "day", date(Frame.here(standing.openedAt())));
        }
        if (standing.isReady()) {
            return say("You are ready. It opens when you both are.");
        }
        return standing.begun()
                ? say("You have begun. Only you can see that.")
                : say("Guess about each other, then open it together.");
    }
}
