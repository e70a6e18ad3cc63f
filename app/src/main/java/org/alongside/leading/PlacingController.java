package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.leading.page.DecisionPage;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Placing a decision on its ladder, blind, and taking that back until it is open. */
@Controller
@RequestMapping("/pairs/{pair}/decisions/{decision}/placing")
class PlacingController {

    private static final Later PLACED = later("Placed. Only you can see where, until you both have.");
    private static final Later OPENED = later("You have both placed it, so it is open.");
    private static final Later STANDS = later("You have placed it. Take that back to place it anew.");
    private static final Later AGAIN = later("You can place it anew.");

    /**
     * Where one half places it, as it is chosen.
     *
     * @param version of the words that were before them
     * @param ladder the one that was before them
     */
    public record Form(
            @Nullable String version,
            @Nullable String ladder,
            @Nullable String step,
            @Nullable String hat,
            @Nullable String why) {

        String words() {
            return why == null ? "" : why.strip();
        }

        int chosen() {
            return number(step);
        }

        Ladder on() {
            return Ladder.of(ladder).orElse(Ladder.TLAP);
        }

        Problems problems() {
            var problems = Problems.none();
            if (!on().has(chosen())) {
                problems.add("step", say("Choose the step that fits best"));
            }
            return problems.atMost("why", words(), DecisionPages.LONGEST_WHY, say("Use at most 500 characters"));
        }

        Placement placement() {
            return new Placement(
                    on(), chosen(), hat == null ? null : Hat.of(hat).orElse(null), Written.here(words()));
        }

        DecisionPage.Typed typed() {
            return new DecisionPage.Typed(chosen(), hat == null ? "" : hat, words());
        }

        /** 0 for what is none. */
        private static int number(@Nullable String typed) {
            return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
        }
    }

    private final Placing placing;
    private final DecisionPages pages;
    private final Notices notices;
    private final Reading reading;

    PlacingController(Placing placing, DecisionPages pages, Notices notices, Reading reading) {
        this.placing = placing;
        this.pages = pages;
        this.notices = notices;
        this.reading = reading;
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView place(
            @PathVariable UUID pair,
            @PathVariable UUID decision,
            Form form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, decision, form, me, problems);
        }
        return switch (placing.place(pair, decision, Form.number(form.version()), form.placement(), me)) {
            case DONE -> said(PLACED, pair, decision, response);
            case OPENED -> said(OPENED, pair, decision, response);
            case WAS_OPEN -> notKept(OPENED, pair, decision, form, response);
            case PLACED -> notKept(STANDS, pair, decision, form, response);
            case CORRECTED ->
                again(
                        pair,
                        decision,
                        form,
                        me,
                        problems.add("step", say("It was corrected meanwhile. Read it again, then place it")));
            case NOT_NOW -> again(pair, decision, form, me, problems.add("step", PairDecisionController.notNow()));
        };
    }

    @PostMapping("/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(
            @PathVariable UUID pair, @PathVariable UUID decision, CurrentPerson me, HttpServletResponse response) {
        var outcome = placing.takeBack(pair, decision, me);
        return said(outcome == Placing.Outcome.OPENED ? OPENED : AGAIN, pair, decision, response);
    }

    private ModelAndView again(UUID pair, UUID decision, Form form, CurrentPerson me, Problems problems) {
        return reading.within(
                () -> Pages.again("leading/decision", pages.one(pair, decision, form.typed(), me, problems)));
    }

    private ModelAndView notKept(Later why, UUID pair, UUID decision, Form form, HttpServletResponse response) {
        var path = PairDecisionController.path(pair) + "/" + decision;
        return form.words().isEmpty()
                ? said(why, pair, decision, response)
                : Pages.notKept(why.now().plain(), path, form.words());
    }

    private ModelAndView said(Later sentence, UUID pair, UUID decision, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + PairDecisionController.path(pair) + "/" + decision);
    }
}
