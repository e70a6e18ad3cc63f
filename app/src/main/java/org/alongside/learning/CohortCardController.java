package org.alongside.learning;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.language.Later;
import org.alongside.leading.Stories;
import org.alongside.learning.page.CohortCardsPage;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The learning cards of a cohort and the stories of change shown to it, for everybody in it: any one of them can keep a card in the room. */
@Controller
@RequestMapping("/cohorts/{cohort}/cards")
class CohortCardController {

    private static final Later HELD =
            later("It stays in the room. The pair is told that, and not who said so; we did not write it down.");
    private static final Later GONE = later("It was taken back, or has gone on already. Nothing has happened.");

    private final Rooms rooms;
    private final Cards cards;
    private final Stories stories;
    private final Keeping keeping;
    private final Pairs pairs;
    private final Notices notices;
    private final Clock clock;

    CohortCardController(
            Rooms rooms, Cards cards, Stories stories, Keeping keeping, Pairs pairs, Notices notices, Clock clock) {
        this.rooms = rooms;
        this.cards = cards;
        this.stories = stories;
        this.keeping = keeping;
        this.pairs = pairs;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(@PathVariable UUID cohort, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        var mine = pairs.of(me.id()).stream().map(Pair::id).collect(Collectors.toSet());
        return Pages.page(
                "learning/cohort-cards",
                new CohortCardsPage(
                        seen.cohort(),
                        seen.acting(),
                        cards.inCohort(cohort),
                        stories.inCohort(cohort),
                        mine,
                        clock.instant()));
    }

    @PostMapping("/{card}/holding")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView hold(
            @PathVariable UUID cohort, @PathVariable UUID card, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, keeping.inTheRoom(cohort, card, me) ? HELD : GONE);
        return new ModelAndView("redirect:/cohorts/" + cohort + "/cards");
    }
}
