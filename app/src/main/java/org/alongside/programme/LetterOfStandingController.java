package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.PrepareLetterPage;
import org.alongside.programme.page.StandingPage;
import org.alongside.web.AtMost;
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

/** The letter of standing of a pair, for the two: prepared by either, made by both, taken back by either. */
@Controller
@RequestMapping("/pairs/{pair}/standing/{cohort}")
class LetterOfStandingController {

    private static final Later SAVED = later("Prepared. Read it as others would, then give your hand.");
    private static final Later NOT_NOW =
            later("This can’t be prepared now: a day is still to come, or one of you is no longer here.");
    private static final Later ELSEWHERE =
            later("Your partner has changed this in the meantime. Take from both what you want, then save");
    private static final Later MADE = later(
            "You have both made the letter in the meantime, or it was never begun. Save again to prepare another");
    private static final Later TAKEN_BACK =
            later("It is taken back, and your partner is told. We can’t undo what somebody has read or printed.");

    private final Pairs pairs;
    private final LettersOfStanding letters;
    private final PreparingLetters preparing;
    private final EarlierWords earlier;
    private final BothHands hands;
    private final Notices notices;
    private final Reading reading;

    LetterOfStandingController(
            Pairs pairs,
            LettersOfStanding letters,
            PreparingLetters preparing,
            EarlierWords earlier,
            BothHands hands,
            Notices notices,
            Reading reading) {
        this.pairs = pairs;
        this.letters = letters;
        this.preparing = preparing;
        this.earlier = earlier;
        this.hands = hands;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID cohort, CurrentPerson me) {
        var both = with(me, pair);
        var way = letters.way(pair, cohort).orElseThrow(NotHere::new);
        var all = letters.of(pair, cohort);
        var prepared =
                all.stream().filter(letter -> !letter.isMade()).findFirst().orElse(null);
        var stands = all.stream().filter(LetterOfStanding::stands).findFirst().orElse(null);
        var latest = prepared == null ? stands : prepared;
        return Pages.page(
                "programme/standing",
                new StandingPage(
                        both,
                        me.id().value(),
                        way,
                        PreparingLetters.canMake(both, way),
                        prepared,
                        prepared != null && isUpToDate(prepared, both, way),
                        stands,
                        prepared == null ? List.<Offer>of() : hands.openOffers(pair, prepared.id()),
                        latest == null ? List.of() : earlier.of(latest.id()),
                        all.stream()
                                .filter(letter -> letter.isMade() && !letter.stands())
                                .toList()));
    }

    @GetMapping("/words")
    @Who(Who.Role.HALF)
    ModelAndView words(@PathVariable UUID pair, @PathVariable UUID cohort, CurrentPerson me) {
        var form = letters.inTheMaking(pair, cohort).map(LetterForm::of).orElseGet(LetterForm::empty);
        return Pages.page("programme/prepare-letter", page(pair, cohort, form, null, Problems.none(), me));
    }

    @PostMapping("/words")
    @Who(Who.Role.HALF)
    ModelAndView prepare(
            @PathVariable UUID pair,
            @PathVariable UUID cohort,
            LetterForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, cohort, form, null, problems, me);
        }
        return switch (preparing.prepare(pair, cohort, form, me)) {
            case PreparingLetters.Outcome.Saved _ -> said(SAVED, pair, cohort, response);
            case PreparingLetters.Outcome.Elsewhere(var stands) ->
                stands == null
                        ? again(
                                pair,
                                cohort,
                                new LetterForm(form.led(), form.shown(), null, 0),
                                null,
                                problems.add("led", MADE.now().plain()),
                                me)
                        : again(
                                pair,
                                cohort,
                                form.over(stands),
                                stands,
                                problems.add("led", ELSEWHERE.now().plain()),
                                me);
            case PreparingLetters.Outcome.NotNow _ ->
                again(
                        pair,
                        cohort,
                        form,
                        null,
                        problems.add("led", NOT_NOW.now().plain()),
                        me);
        };
    }

    @PostMapping("/withdrawal")
    @Who(Who.Role.HALF)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView takeBack(
            @PathVariable UUID pair, @PathVariable UUID cohort, CurrentPerson me, HttpServletResponse response) {
        if (!preparing.takeBack(pair, cohort, me)) {
            return new ModelAndView("redirect:" + StandingPage.path(pair, cohort));
        }
        return said(TAKEN_BACK, pair, cohort, response);
    }

    private boolean isUpToDate(LetterOfStanding letter, Pair pair, Way way) {
        return letter.isUpToDate(way, preparing.named(pair, way, LetterForm.of(letter)));
    }

    private ModelAndView again(
            UUID pair,
            UUID cohort,
            LetterForm form,
            @Nullable LetterOfStanding stands,
            Problems problems,
            CurrentPerson me) {
        return reading.within(
                () -> Pages.again("programme/prepare-letter", page(pair, cohort, form, stands, problems, me)));
    }

    private PrepareLetterPage page(
            UUID pair,
            UUID cohort,
            LetterForm form,
            @Nullable LetterOfStanding stands,
            Problems problems,
            CurrentPerson me) {
        return new PrepareLetterPage(
                with(me, pair),
                me.id().value(),
                letters.way(pair, cohort).orElseThrow(NotHere::new),
                form,
                stands,
                LetterOfStanding.LONGEST,
                problems);
    }

    private Pair with(CurrentPerson me, UUID pair) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, UUID cohort, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + StandingPage.path(pair, cohort));
    }
}
