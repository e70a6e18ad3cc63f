package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.AttendancePage;
import org.alongside.programme.page.CohortDayPage;
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

/** Setting, changing and cancelling the days of a cohort, and noting who came. */
@Controller
@RequestMapping("/cohorts/{cohort}/days")
class CohortDayController {

    private static final Later ADDED = later("The day is set, and everybody in the cohort is told.");
    private static final Later NOTED_DOWN = later("The day is set. It is over already, so nobody gets a letter.");
    private static final Later CHANGED = later("The day is changed, and everybody in the cohort is told.");
    private static final Later SAME = later("It stands like that already, so nobody gets a letter.");
    private static final Later CANCELLED_BEFORE = later("The day was cancelled in the meantime. Nothing was changed.");
    private static final Later CANCELLED = later("The day is cancelled, and everybody in the cohort is told.");
    private static final Later NOTED = later("Noted. Only the facilitators, and each person for themselves, see it.");

    private final Cohorts cohorts;
    private final CohortDays days;
    private final Meeting meeting;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    CohortDayController(
            Cohorts cohorts, CohortDays days, Meeting meeting, Notices notices, Clock clock, Reading reading) {
        this.cohorts = cohorts;
        this.days = days;
        this.meeting = meeting;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping("/new")
    @Who(Who.Role.FACILITATOR)
    ModelAndView ask(@PathVariable UUID cohort, CurrentPerson me) {
        var seen = meeting.setting(cohort, me.id());
        var found = seen.cohort();
        return Pages.page(
                "programme/cohort-day",
                new CohortDayPage(
                        found, seen.acting(), null, CohortDayForm.empty(found.zone()), Map.of(), Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.FACILITATOR)
    ModelAndView add(@PathVariable UUID cohort, CohortDayForm form, CurrentPerson me, HttpServletResponse response) {
        var seen = reading.within(() -> meeting.setting(cohort, me.id()));
        var found = seen.cohort();
        var problems = form.problems();
        if (problems.any()) {
            return Pages.again(
                    "programme/cohort-day", new CohortDayPage(found, seen.acting(), null, form, Map.of(), problems));
        }
        notices.say(response, meeting.add(cohort, form, me.id()) ? ADDED : NOTED_DOWN);
        return new ModelAndView("redirect:" + found.path());
    }

    @GetMapping("/{day}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        var seen = cohorts.seen(cohort, me.id()).orElseThrow(NotHere::new);
        var found = days.find(cohort, day).orElseThrow(NotHere::new);
        if (!seen.leads() && !seen.facilitates()) {
            return new ModelAndView("redirect:" + seen.cohort().path());
        }
        return Pages.page(
                "programme/cohort-day",
                new CohortDayPage(
                        seen.cohort(), seen.acting(), found, CohortDayForm.of(found), Map.of(), Problems.none()));
    }

    /** The address has another name for it than the form, which has a day of its own. */
    @PostMapping("/{id}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView change(
            @PathVariable UUID cohort,
            @PathVariable("id") UUID day,
            CohortDayForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(cohort, day, form, me, problems);
        }
        return switch (meeting.change(cohort, day, form, me.id())) {
            case CHANGED -> said(CHANGED, cohort, response);
            case SAME -> said(SAME, cohort, response);
            case ELSEWHERE -> again(cohort, day, form, me, problems.changedElsewhere("title"));
            case CANCELLED -> Pages.notKept(CANCELLED_BEFORE.now().plain(), "/cohorts/" + cohort, form.typed());
        };
    }

    /** As it was typed; where somebody else has changed it, beside what stands there now. */
    private ModelAndView again(UUID cohort, UUID day, CohortDayForm form, CurrentPerson me, Problems problems) {
        return reading.within(() -> {
            var seen = meeting.setting(cohort, me.id());
            var stands = days.find(cohort, day).orElseThrow(NotHere::new);
            if (stands.isCancelled()) {
                return Pages.notKept(CANCELLED_BEFORE.now().plain(), "/cohorts/" + cohort, form.typed());
            }
            boolean elsewhere = !Objects.equals(form.version(), stands.sequence());
            return Pages.again(
                    "programme/cohort-day",
                    new CohortDayPage(
                            seen.cohort(),
                            seen.acting(),
                            stands,
                            form.over(stands),
                            elsewhere ? form.differences(stands) : Map.of(),
                            problems));
        });
    }

    @PostMapping("/{day}/cancellation")
    @Who(Who.Role.FACILITATOR)
    ModelAndView cancel(
            @PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me, HttpServletResponse response) {
        return said(meeting.cancel(cohort, day, me.id()) ? CANCELLED : CANCELLED_BEFORE, cohort, response);
    }

    private ModelAndView said(Later sentence, UUID cohort, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/cohorts/" + cohort);
    }

    @GetMapping("/{day}/attendance")
    @Who(Who.Role.FACILITATOR)
    ModelAndView attendance(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        return Pages.page("programme/attendance", attendance(cohort, day, me, Map.of(), Problems.none()));
    }

    @PostMapping("/{day}/attendance")
    @Who(Who.Role.FACILITATOR)
    ModelAndView note(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            HttpServletRequest request,
            CurrentPerson me,
            HttpServletResponse response) {
        var typed = request.getParameterMap().entrySet().stream()
                .filter(field -> field.getValue().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
        var elsewhere = meeting.note(cohort, day, typed, me);
        if (elsewhere.isEmpty()) {
            return said(NOTED, cohort, response);
        }
        var problems = Problems.none();
        return reading.within(() -> {
            var page = attendance(cohort, day, me, typed, problems);
            page.fields(elsewhere).forEach(problems::changedElsewhere);
            return Pages.again("programme/attendance", page);
        });
    }

    private AttendancePage attendance(
            UUID cohort, UUID day, CurrentPerson me, Map<String, String> typed, Problems problems) {
        var seen = meeting.facilitating(cohort, me.id());
        var on = days.find(cohort, day).filter(d -> !d.isCancelled()).orElseThrow(NotHere::new);
        Map<UUID, Attendance> noted = days.attendanceOn(on).values().stream()
                .collect(Collectors.toMap(CohortDays.Attended::person, CohortDays.Attended::how));
        return new AttendancePage(
                seen.cohort(),
                seen.acting(),
                on,
                cohorts.pairsOf(cohort),
                noted,
                on.isOverAt(clock.instant()),
                typed,
                problems);
    }
}
