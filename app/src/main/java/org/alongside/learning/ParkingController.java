package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is put aside for later on a day. */
@Controller
@RequestMapping("/cohorts/{cohort}/days/{day}/parked")
class ParkingController {

    private static final Later PARKED = later("It is put aside, where everybody in the cohort sees it.");
    private static final Later NOT_RUNNING = later("The day is not under way, so nothing can be put aside now.");
    private static final Later TAKEN_BACK = later("It is gone.");
    private static final Later DEALT_WITH = later("Done with.");

    private static final int LONGEST = 300;
    private static final int MOST_AT_ONCE = 40;

    private final Parking parking;
    private final NowPages pages;
    private final Notices notices;
    private final Reading reading;

    ParkingController(Parking parking, NowPages pages, Notices notices, Reading reading) {
        this.parking = parking;
        this.pages = pages;
        this.notices = notices;
        this.reading = reading;
    }

    /** Several lines are several things: so what was written on cards comes in quickly. */
    @PostMapping
    @Who(Who.Role.SIGNED_IN)
    ModelAndView park(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(defaultValue = "") String parked,
            @RequestParam(defaultValue = "") String from,
            CurrentPerson me,
            HttpServletResponse response) {
        var lines = parked.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var problems = problems(lines);
        if (problems.any()) {
            return again(cohort, day, parked, me, problems);
        }
        if (!parking.park(cohort, day, lines, me)) {
            return Pages.notKept(NOT_RUNNING.now().plain(), NowController.path(cohort, day), parked.strip());
        }
        notices.say(response, PARKED);
        return back(cohort, day, from);
    }

    /** In its box, which goes with the day. */
    private ModelAndView again(UUID cohort, UUID day, String parked, CurrentPerson me, Problems problems) {
        return reading.within(() -> {
            var page = pages.again(cohort, day, me, null, parked, problems);
            return page.isUnderWay()
                    ? Pages.again("learning/now", page)
                    : Pages.notKept(NOT_RUNNING.now().plain(), NowController.path(cohort, day), parked.strip());
        });
    }

    private static Problems problems(List<String> lines) {
        var problems = Problems.none();
        if (lines.isEmpty()) {
            problems.add("parked", say("Write what is to wait"));
        }
        if (lines.size() > MOST_AT_ONCE || lines.stream().anyMatch(line -> line.length() > LONGEST)) {
            problems.add(
                    "parked",
                    say("Use at most {lines} lines of {n} characters each", "lines", MOST_AT_ONCE, "n", LONGEST));
        }
        return problems;
    }

    /** One's own words, by whoever said them. */
    @PostMapping("/{parked}/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView takeBack(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID parked,
            CurrentPerson me,
            HttpServletResponse response) {
        parking.takeBack(cohort, day, parked, me);
        notices.say(response, TAKEN_BACK);
        return back(cohort, day, "");
    }

    @PostMapping("/{parked}/ending")
    @Who(Who.Role.FACILITATOR)
    ModelAndView end(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID parked,
            CurrentPerson me,
            HttpServletResponse response) {
        parking.end(cohort, day, parked, me);
        notices.say(response, DEALT_WITH);
        return back(cohort, day, "host");
    }

    private static ModelAndView back(UUID cohort, UUID day, String from) {
        return new ModelAndView(
                "redirect:/cohorts/" + cohort + "/days/" + day + (from.equals("host") ? "/host" : "/now"));
    }
}
