package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
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
                new CoachingCallPage(two.cohort(), two.facilitators(), two.pair(), null, form, Problems.none()));
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
                    new CoachingCallPage(two.cohort(), two.facilitators(), two.pair(), null, form, problems));
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
                        two.cohort(), two.facilitators(), two.pair(), found, CoachingForm.of(found), Problems.none()));
    }

    @PostMapping("/calls/{call}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView change(
            @PathVariable UUID cohort,
            @PathVariable UUID call,
            CoachingForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var set = reading.within(() -> coaching.find(cohort, call, me.id()));
        var found = set.call();
        var two = set.two();
        var problems = form.problems();
        if (problems.any()) {
            return Pages.again(
                    "programme/coaching-call",
                    new CoachingCallPage(two.cohort(), two.facilitators(), two.pair(), found, form, problems));
        }
        coaching.change(cohort, call, form, me.id());
        notices.say(response, CHANGED);
        return new ModelAndView("redirect:" + CoachingCall.pathOfAll(cohort));
    }

    @PostMapping("/calls/{call}/cancellation")
    @Who(Who.Role.FACILITATOR)
    String cancel(@PathVariable UUID cohort, @PathVariable UUID call, CurrentPerson me, HttpServletResponse response) {
        coaching.cancel(cohort, call, me.id());
        notices.say(response, CANCELLED);
        return "redirect:" + CoachingCall.pathOfAll(cohort);
    }
}
