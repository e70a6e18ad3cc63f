package org.alongside.learning;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.IntroductionPage;
import org.alongside.learning.page.WriteIntroductionPage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
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

/** How a pair introduces itself to the network: written by either half, shown by both, taken back by either. */
@Controller
@RequestMapping("/pairs/{pair}/introduction")
class IntroductionController {

    private static final Later SAVED = later("Saved for the two of you.");
    private static final Later NOT_NOW =
            later("This can’t be changed now: take it back from the network first, or your pair pauses or has ended.");
    private static final Later ELSEWHERE =
            later("Your partner has changed this in the meantime. Take from both what you want, then save");
    private static final Later TAKEN_BACK = later("It is yours alone again. We can’t undo what somebody has read.");

    private final Pairs pairs;
    private final Introductions introductions;
    private final Introducing introducing;
    private final EarlierWords earlier;
    private final Network network;
    private final BothHands hands;
    private final Notices notices;
    private final Reading reading;

    IntroductionController(
            Pairs pairs,
            Introductions introductions,
            Introducing introducing,
            EarlierWords earlier,
            Network network,
            BothHands hands,
            Notices notices,
            Reading reading) {
        this.pairs = pairs;
        this.introductions = introductions;
        this.introducing = introducing;
        this.earlier = earlier;
        this.network = network;
        this.hands = hands;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = with(me, pair);
        var found = introductions.of(pair).orElse(null);
        return Pages.page(
                "learning/introduction",
                new IntroductionPage(
                        both,
                        me.id().value(),
                        found,
                        found == null ? List.of() : earlier.of(found.id()),
                        found == null ? List.of() : hands.openOffers(pair, found.id()),
                        network.isInside()));
    }

    @GetMapping("/words")
    @Who(Who.Role.HALF)
    ModelAndView words(@PathVariable UUID pair, CurrentPerson me) {
        var form = introductions.of(pair).map(IntroductionForm::of).orElseGet(IntroductionForm::empty);
        return Pages.page("learning/write-introduction", page(pair, form, null, Problems.none(), me));
    }

    @PostMapping("/words")
    @Who(Who.Role.HALF)
    ModelAndView write(@PathVariable UUID pair, IntroductionForm form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, form, null, problems, me);
        }
        return switch (introducing.write(pair, form, me)) {
            case Introducing.Outcome.Saved _ -> said(SAVED, pair, response);
            case Introducing.Outcome.Elsewhere(var stands) ->
                again(
                        pair,
                        form.over(stands),
                        stands,
                        problems.add("led", ELSEWHERE.now().plain()),
                        me);
            case Introducing.Outcome.NotNow _ ->
                again(pair, form, null, problems.add("led", NOT_NOW.now().plain()), me);
        };
    }

    @PostMapping("/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(@PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        if (!introducing.takeBack(pair, me)) {
            return new ModelAndView("redirect:/pairs/" + pair + "/introduction");
        }
        return said(TAKEN_BACK, pair, response);
    }

    private ModelAndView again(
            UUID pair, IntroductionForm form, @Nullable Introduction stands, Problems problems, CurrentPerson me) {
        return reading.within(() -> Pages.again("learning/write-introduction", page(pair, form, stands, problems, me)));
    }

    private WriteIntroductionPage page(
            UUID pair, IntroductionForm form, @Nullable Introduction stands, Problems problems, CurrentPerson me) {
        return new WriteIntroductionPage(with(me, pair), me.id().value(), form, stands, Introduction.LONGEST, problems);
    }

    private Pair with(CurrentPerson me, UUID pair) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/pairs/" + pair + "/introduction");
    }
}
