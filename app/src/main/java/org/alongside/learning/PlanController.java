package org.alongside.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.DayPlanPage;
import org.alongside.learning.page.PlanPage;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.CohortDays;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The plan of a cohort and of each of its days: read by everybody in it, made by its facilitators. */
@Controller
@RequestMapping("/cohorts/{cohort}")
class PlanController {

    private static final Later TAKEN = later("The days have their plan now. Change whatever you like.");
    private static final Later NOTHING_TAKEN = later("Every day has its plan already, and nothing was changed.");
    private static final Later SAVED = later("Saved.");
    private static final Later SETS = later("The learning sets are made. Everybody sees theirs on the day.");

    private final Rooms rooms;
    private final Plans plans;
    private final Planning planning;
    private final Library library;
    private final CohortDays days;
    private final RunningDays running;
    private final Notices notices;
    private final Reading reading;

    PlanController(
            Rooms rooms,
            Plans plans,
            Planning planning,
            Library library,
            CohortDays days,
            RunningDays running,
            Notices notices,
            Reading reading) {
        this.rooms = rooms;
        this.plans = plans;
        this.planning = planning;
        this.library = library;
        this.days = days;
        this.running = running;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/plan")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, CurrentPerson me) {
        return Pages.page("learning/plan", page(cohort, me, Problems.none()));
    }

    /** Begins with our own five days. */
    @PostMapping("/plan")
    @Who(Who.Role.FACILITATOR)
    String begin(@PathVariable UUID cohort, CurrentPerson me, HttpServletResponse response) {
        return take(cohort, library.fiveDays(), me, response);
    }

    /** Begins with what stands in a file that was saved here, or at another place that runs Alongside. */
    @PostMapping("/plan/file")
    @Who(Who.Role.FACILITATOR)
    ModelAndView read(
            @PathVariable UUID cohort,
            @RequestParam(required = false) @Nullable MultipartFile file,
            CurrentPerson me,
            HttpServletResponse response)
            throws IOException {
        var _ = reading.within(() -> planning.facilitating(cohort, me));
        if (file == null || file.isEmpty()) {
            return again(cohort, me, say("Choose a file first"));
        }
        try {
            return new ModelAndView(take(cohort, Template.read(file.getBytes()), me, response));
        } catch (Template.Unreadable problem) {
            return again(cohort, me, problem.sentence());
        }
    }

    private String take(UUID cohort, Template template, CurrentPerson me, HttpServletResponse response) {
        var taken = planning.take(cohort, template, me);
        notices.say(response, taken.filled() == 0 ? NOTHING_TAKEN : TAKEN);
        return "redirect:/cohorts/" + cohort + "/plan";
    }

    private ModelAndView again(UUID cohort, CurrentPerson me, String sentence) {
        var problems = Problems.none().add("file", sentence);
        return reading.within(() -> Pages.again("learning/plan", page(cohort, me, problems)));
    }

    /** The whole plan as one file, to keep or to give away. */
    @GetMapping("/plan/file")
    @Who(Who.Role.SIGNED_IN)
    ResponseEntity<byte[]> file(@PathVariable UUID cohort, CurrentPerson me) {
        var seen = rooms.planned(cohort, me.id()).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("programme.json", UTF_8)
                                .build()
                                .toString())
                .body(planning.template(seen).file());
    }

    @GetMapping("/days/{day}/plan")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView day(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        var room = rooms.planned(cohort, day, me.id()).orElseThrow(NotHere::new);
        return Pages.page("learning/day-plan", DayPlanPage.of(room));
    }

    @PostMapping("/days/{day}/plan")
    @Who(Who.Role.FACILITATOR)
    ModelAndView describe(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(defaultValue = "") String aim,
            @RequestParam(defaultValue = "") String work,
            @RequestParam(defaultValue = "false") boolean coaching,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            HttpServletResponse response) {
        var tooLong = say("Use at most {n} characters", "n", Exercise.LONGEST);
        var problems = Problems.none()
                .atMost("aim", aim, Exercise.LONGEST, tooLong)
                .atMost("work", work, Exercise.LONGEST, tooLong);
        var stands = problems.any() ? null : planning.describe(cohort, day, aim, work, coaching, seen, me);
        if (stands != null) {
            problems.add("aim", ExerciseController.ELSEWHERE.now().plain());
        }
        if (problems.any()) {
            return reading.within(() -> Pages.again(
                    "learning/day-plan",
                    new DayPlanPage(
                            rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new),
                            aim,
                            work,
                            coaching,
                            stands,
                            problems)));
        }
        notices.say(response, SAVED);
        return new ModelAndView("redirect:/cohorts/" + cohort + "/days/" + day + "/plan");
    }

    /** One field a pair, with the number of its set. */
    @PostMapping("/days/{day}/plan/sets")
    @Who(Who.Role.FACILITATOR)
    String makeSets(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            HttpServletRequest request,
            CurrentPerson me,
            HttpServletResponse response) {
        var chosen = new HashMap<UUID, Integer>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.matches("set-[0-9a-f-]{36}") && values[0].matches("[0-9]{1,2}")) {
                chosen.put(
                        UUID.fromString(name.substring(4)),
                        Math.min(DayPlanPage.MOST_SETS, Integer.parseInt(values[0])));
            }
        });
        planning.makeSets(cohort, day, chosen, me);
        notices.say(response, SETS);
        return "redirect:/cohorts/" + cohort + "/days/" + day + "/plan#sets";
    }

    private PlanPage page(UUID cohort, CurrentPerson me, Problems problems) {
        var seen = rooms.planned(cohort, me.id()).orElseThrow(NotHere::new);
        var dates = days.of(cohort).stream().filter(day -> !day.isCancelled()).toList();
        return new PlanPage(
                seen.cohort(),
                seen.facilitates(),
                seen.acting(),
                dates,
                plans.of(cohort),
                running.of(cohort),
                library.fiveDays().days().size(),
                problems);
    }
}
