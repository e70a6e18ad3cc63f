package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.CoachingCallPage;
import org.alongside.programme.page.CoachingPage;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The coaching calls of a cohort: all for its facilitators, who set them; a pair sees its own. */
@Controller
@RequestMapping("/cohorts/{cohort}/coaching")
class CoachingController {

    private static final Later SET = later("The call is set, and the pair is told.");
    private static final Later NOTED_DOWN = later("The call is noted. It is over already, so nobody gets a letter.");
    private static final Later CHANGED = later("The call is changed, and the pair is told.");
    private static final Later SAME = later("It stands like that already, so nobody gets a letter.");
    private static final Later CANCELLED_BEFORE = later("The call was cancelled in the meantime. Nothing was changed.");
    private static final Later CANCELLED = later("The call is cancelled, and the pair is told.");

    private final Cohorts cohorts;
    private final CoachingCalls calls;
    private final Coaching coaching;
    private final Together together;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    CoachingController(
            Cohorts cohorts,
            CoachingCalls calls,
            Coaching coaching,
            Together together,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.cohorts = cohorts;
        this.calls = calls;
        this.coaching = coaching;
        this.together = together;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(@PathVariable UUID cohort, CurrentPerson me) {
        var seen = cohorts.seen(cohort, me.id())
                .filter(s -> s.facilitates() || s.inside())
                .orElseThrow(NotHere::new);
        var told = together.each(Map.of("cohort", cohort), CoachingCalls.OF_COHORT, Cohorts.PAIRS);
        var pairs = told.of(Cohorts.PAIRS).stream()
                .filter(pair -> seen.facilitates() || pair.has(me.id().value()))
                .toList();
        return Pages.page(
                "programme/coaching",
                new CoachingPage(
                        seen.cohort(),
                        seen.acting(),
                        seen.facilitates(),
                        clock.instant(),
                        pairs,
                        told.of(CoachingCalls.OF_COHORT)));
    }

    @GetMapping("/{pair}/new")
    @Who(Who.Role.FACILITATOR)
    ModelAndView ask(@PathVariable UUID cohort, @PathVariable UUID pair, CurrentPerson me) {
        var two = coaching.between(cohort, pair, me.id());
        var form = calls.latest(cohort).map(CoachingForm::after).orElseGet(CoachingForm::empty);
        return Pages.page(
                "programme/coaching-call",
                new CoachingCallPage(
                        two.cohort(), two.facilitators(), two.pair(), null, form, Map.of(), Problems.none()));
    }

    @PostMapping("/{pair}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView set(
            @PathVariable UUID cohort,
            @PathVariable UUID pair,
            CoachingForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var two = reading.within(() -> coaching.between(cohort, pair, me.id()));
        var problems = form.problems();
        if (problems.any()) {
            return Pages.again(
                    "programme/coaching-call",
                    new CoachingCallPage(two.cohort(), two.facilitators(), two.pair(), null, form, Map.of(), problems));
        }
        notices.say(response, coaching.set(cohort, pair, form, me.id()) ? SET : NOTED_DOWN);
        return new ModelAndView("redirect:" + CoachingCall.pathOfAll(cohort));
    }

    @GetMapping("/calls/{call}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID call, CurrentPerson me) {
        var set = coaching.find(cohort, call, me.id());
        var found = set.call();
        var two = set.two();
        return Pages.page(
                "programme/coaching-call",
                new CoachingCallPage(
                        two.cohort(),
                        two.facilitators(),
                        two.pair(),
                        found,
                        CoachingForm.of(found),
                        Map.of(),
                        Problems.none()));
    }

    @PostMapping("/calls/{call}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView change(
            @PathVariable UUID cohort,
            @PathVariable UUID call,
            CoachingForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(cohort, call, form, me, problems);
        }
        return switch (coaching.change(cohort, call, form, me.id())) {
            case CHANGED -> said(CHANGED, cohort, response);
            case SAME -> said(SAME, cohort, response);
            case ELSEWHERE -> again(cohort, call, form, me, problems.changedElsewhere("day"));
            case CANCELLED ->
                Pages.notKept(CANCELLED_BEFORE.now().plain(), CoachingCall.pathOfAll(cohort), form.typed());
        };
    }

    /** As it was typed; where the other facilitator has changed it, beside what stands there now. */
    private ModelAndView again(UUID cohort, UUID call, CoachingForm form, CurrentPerson me, Problems problems) {
        return reading.within(() -> {
            var set = coaching.find(cohort, call, me.id());
            var found = set.call();
            var two = set.two();
            if (found.isCancelled()) {
                return Pages.notKept(CANCELLED_BEFORE.now().plain(), CoachingCall.pathOfAll(cohort), form.typed());
            }
            boolean elsewhere = !Objects.equals(form.version(), found.sequence());
            return Pages.again(
                    "programme/coaching-call",
                    new CoachingCallPage(
                            two.cohort(),
                            two.facilitators(),
                            two.pair(),
                            found,
                            form.over(found),
                            elsewhere ? form.differences(found) : Map.of(),
                            problems));
        });
    }

    @PostMapping("/calls/{call}/cancellation")
    @Who(Who.Role.FACILITATOR)
    ModelAndView cancel(
            @PathVariable UUID cohort, @PathVariable UUID call, CurrentPerson me, HttpServletResponse response) {
        return said(coaching.cancel(cohort, call, me.id()) ? CANCELLED : CANCELLED_BEFORE, cohort, response);
    }

    private ModelAndView said(Later sentence, UUID cohort, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + CoachingCall.pathOfAll(cohort));
    }
}
