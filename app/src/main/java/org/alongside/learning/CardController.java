package org.alongside.learning;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.CardPage;
import org.alongside.learning.page.CardsPage;
import org.alongside.learning.page.WriteCardPage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohort;
import org.alongside.programme.Cohorts;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The learning cards of a pair: written by either half, let go by both, taken back by either. */
@Controller
@RequestMapping("/pairs/{pair}/cards")
class CardController {

    private static final Later SAVED = later("Saved for the two of you.");
    private static final Later NOT_NOW =
            later("This can’t be changed now: others read it already, or your pair pauses or has ended.");
    private static final Later ELSEWHERE =
            later("Your partner has changed this in the meantime. Take from both what you want, then save");
    private static final Later NO_COHORT =
            later("A learning card begins in a cohort. Yours has not begun, or your pair pauses or has ended.");
    private static final Later TAKEN_BACK = later("It is yours alone again. We can’t undo what somebody has read.");
    private static final Later BOTH_WROTE = later(
            "It stays: others read it, or your partner has written in it too, so it goes only when you both agree.");
    private static final Later REMOVED = later("The learning card is gone.");

    private final Pairs pairs;
    private final Cards cards;
    private final WritingCards writing;
    private final EarlierWords earlier;
    private final Cohorts cohorts;
    private final Rooms rooms;
    private final BothHands hands;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    CardController(
            Pairs pairs,
            Cards cards,
            WritingCards writing,
            EarlierWords earlier,
            Cohorts cohorts,
            Rooms rooms,
            BothHands hands,
            Notices notices,
            Reading reading,
            Clock clock) {
        this.pairs = pairs;
        this.cards = cards;
        this.writing = writing;
        this.earlier = earlier;
        this.cohorts = cohorts;
        this.rooms = rooms;
        this.hands = hands;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView list(@PathVariable UUID pair, CurrentPerson me) {
        var both = with(me, pair);
        return Pages.page(
                "learning/cards",
                new CardsPage(
                        both,
                        me.id().value(),
                        cards.of(pair),
                        cohorts.nowOf(pair).map(Cohort::id).orElse(null)));
    }

    @GetMapping("/new")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page("learning/write-card", page(pair, null, CardForm.empty(), null, Problems.none(), me));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView begin(@PathVariable UUID pair, CardForm form, CurrentPerson me, HttpServletResponse response) {
        var problems = problems(pair, form, me);
        if (problems.any()) {
            return again(pair, null, form, null, problems, me);
        }
        return switch (writing.begin(pair, form, me)) {
            case WritingCards.Outcome.Saved(var card) -> said(SAVED, pair, card, response);
            case WritingCards.Outcome.Elsewhere _, WritingCards.Outcome.NotNow _ ->
                again(
                        pair,
                        null,
                        form,
                        null,
                        problems.add("learned", NO_COHORT.now().plain()),
                        me);
        };
    }

    @GetMapping("/{card}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID card, CurrentPerson me) {
        var both = with(me, pair);
        var found = cards.find(pair, card).orElseThrow(NotHere::new);
        return Pages.page(
                "learning/card",
                new CardPage(
                        both, me.id().value(), found, earlier.of(card), hands.openOffers(pair, card), clock.instant()));
    }

    @GetMapping("/{card}/words")
    @Who(Who.Role.HALF)
    ModelAndView words(@PathVariable UUID pair, @PathVariable UUID card, CurrentPerson me) {
        var _ = with(me, pair);
        var found = cards.find(pair, card).orElseThrow(NotHere::new);
        return Pages.page("learning/write-card", page(pair, card, CardForm.of(found), null, Problems.none(), me));
    }

    @PostMapping("/{card}/words")
    @Who(Who.Role.HALF)
    ModelAndView change(
            @PathVariable UUID pair,
            @PathVariable UUID card,
            CardForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = problems(pair, form, me);
        if (problems.any()) {
            return again(pair, card, form, null, problems, me);
        }
        return switch (writing.change(pair, card, form, me)) {
            case WritingCards.Outcome.Saved _ -> said(SAVED, pair, card, response);
            case WritingCards.Outcome.Elsewhere(var stands) ->
                again(
                        pair,
                        card,
                        form.over(stands),
                        stands,
                        problems.add("learned", ELSEWHERE.now().plain()),
                        me);
            case WritingCards.Outcome.NotNow _ ->
                again(
                        pair,
                        card,
                        form,
                        null,
                        problems.add("learned", NOT_NOW.now().plain()),
                        me);
        };
    }

    @PostMapping("/{card}/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(
            @PathVariable UUID pair, @PathVariable UUID card, CurrentPerson me, HttpServletResponse response) {
        if (writing.takeBack(pair, card, me)) {
            notices.say(response, TAKEN_BACK);
        }
        return new ModelAndView("redirect:/pairs/" + pair + "/cards/" + card);
    }

    @PostMapping("/{card}/removal")
    @Who(Who.Role.HALF)
    ModelAndView remove(
            @PathVariable UUID pair, @PathVariable UUID card, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, writing.remove(pair, card, me) ? REMOVED : BOTH_WROTE);
        return new ModelAndView("redirect:/pairs/" + pair + "/cards");
    }

    /** Names are looked for among those of the cohort, as it is now. */
    private Problems problems(UUID pair, CardForm form, CurrentPerson me) {
        return form.problems(reading.within(() -> {
            var _ = with(me, pair);
            return cohorts.nowOf(pair).map(Cohort::id).map(rooms::names).orElse(List.of());
        }));
    }

    private ModelAndView again(
            UUID pair, @Nullable UUID card, CardForm form, @Nullable Card stands, Problems problems, CurrentPerson me) {
        return reading.within(() -> {
            if (card != null) {
                var _ = cards.find(pair, card).orElseThrow(NotHere::new);
            }
            return Pages.again("learning/write-card", page(pair, card, form, stands, problems, me));
        });
    }

    private WriteCardPage page(
            UUID pair, @Nullable UUID card, CardForm form, @Nullable Card stands, Problems problems, CurrentPerson me) {
        return new WriteCardPage(with(me, pair), me.id().value(), card, form, stands, Card.LONGEST, problems);
    }

    private Pair with(CurrentPerson me, UUID pair) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, UUID card, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/pairs/" + pair + "/cards/" + card);
    }
}
