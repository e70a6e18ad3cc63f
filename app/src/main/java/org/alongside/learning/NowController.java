package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.NowPage;
import org.alongside.pairing.BlindAnswers;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A day as everybody in it follows it: where we are now, answering blind, and putting something aside. */
@Controller
@RequestMapping("/cohorts/{cohort}/days/{day}")
class NowController {

    private static final Later SAVED = later("Saved. Only you can see it.");
    private static final Later READY = later("You are ready. It opens when you both are.");
    private static final Later OPENED = later("You are both ready, so it is open.");
    private static final Later STANDS = later("You are ready, so your answer stands. Take that back to change it.");
    private static final Later WRITING = later("You can change your answer again.");
    private static final Later NOT_NOW =
            later("Everybody has moved on, so this can’t be answered now. Your words are kept as you last saved them.");
    private static final Later PARKED = later("It is put aside, where everybody in the cohort sees it.");
    private static final Later NOT_RUNNING = later("The day is not under way, so nothing can be put aside now.");
    private static final Later TAKEN_BACK = later("It is gone.");
    private static final Later DEALT_WITH = later("Done with.");

    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_PARKED = 300;
    private static final int MOST_AT_ONCE = 40;

    private final Rooms rooms;
    private final RunningDays running;
    private final BlindAnswers blind;
    private final ParkingLot parking;
    private final TakingPart taking;
    private final Steps steps;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    NowController(
            Rooms rooms,
            RunningDays running,
            BlindAnswers blind,
            ParkingLot parking,
            TakingPart taking,
            Steps steps,
            Notices notices,
            Reading reading,
            Clock clock) {
        this.rooms = rooms;
        this.running = running;
        this.blind = blind;
        this.parking = parking;
        this.taking = taking;
        this.steps = steps;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping("/now")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        return Pages.page("learning/now", page(cohort, day, me, "", "", Problems.none()));
    }

    /** Tells a screen when everybody moves on: the number of the step, and nothing else. */
    @GetMapping(path = "/steps", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Who(Who.Role.SIGNED_IN)
    SseEmitter listen(
            @PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me, HttpServletResponse response) {
        var _ = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        // Something on the way that collects an answer before it passes it on would keep every step back.
        response.setHeader("X-Accel-Buffering", "no");
        return steps.listen(
                day,
                me.id(),
                () -> running.find(cohort, day).map(RunningDay::step).orElse(0L));
    }

    @PostMapping("/now/answer")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView answer(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam UUID block,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String then,
            CurrentPerson me,
            HttpServletResponse response) {
        var words = text.strip();
        if (words.length() > LONGEST_ANSWER) {
            var problems = Problems.none().add("text", say("Use at most {n} characters", "n", LONGEST_ANSWER));
            return reading.within(() -> Pages.again("learning/now", page(cohort, day, me, words, "", problems)));
        }
        return said(
                switch (taking.answer(cohort, day, block, words, then.equals("ready"), me)) {
                    case DONE -> then.equals("ready") ? READY : SAVED;
                    case OPENED -> OPENED;
                    case STANDS -> STANDS;
                    case NOT_NOW -> NOT_NOW;
                },
                cohort,
                day,
                response);
    }

    /** As it is typed, where script runs. */
    @PostMapping(path = "/now/answer", headers = "X-Autosave")
    @Who(Who.Role.SIGNED_IN)
    ResponseEntity<Void> keep(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam UUID block,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me) {
        var words = text.strip();
        if (words.length() > LONGEST_ANSWER) {
            return ResponseEntity.unprocessableContent().build();
        }
        return taking.answer(cohort, day, block, words, false, me) == TakingPart.Outcome.DONE
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(409).build();
    }

    @PostMapping("/now/answer/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView notReadyYet(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam UUID block,
            CurrentPerson me,
            HttpServletResponse response) {
        return said(
                switch (taking.notReadyYet(cohort, day, block, me)) {
                    case DONE -> WRITING;
                    case OPENED, STANDS -> OPENED;
                    case NOT_NOW -> NOT_NOW;
                },
                cohort,
                day,
                response);
    }

    /** Several lines are several things: so what was written on cards comes in quickly. */
    @PostMapping("/parked")
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
            return reading.within(() -> Pages.again("learning/now", page(cohort, day, me, null, parked, problems)));
        }
        notices.say(response, taking.park(cohort, day, lines, me) ? PARKED : NOT_RUNNING);
        return back(cohort, day, from);
    }

    private static Problems problems(List<String> lines) {
        var problems = Problems.none();
        if (lines.isEmpty()) {
            problems.add("parked", say("Write what is to wait"));
        }
        if (lines.size() > MOST_AT_ONCE || lines.stream().anyMatch(line -> line.length() > LONGEST_PARKED)) {
            problems.add(
                    "parked",
                    say(
                            "Use at most {lines} lines of {n} characters each",
                            "lines",
                            MOST_AT_ONCE,
                            "n",
                            LONGEST_PARKED));
        }
        return problems;
    }

    /** One's own words, by whoever said them. */
    @PostMapping("/parked/{parked}/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView takeBack(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID parked,
            CurrentPerson me,
            HttpServletResponse response) {
        taking.takeBack(cohort, day, parked, me);
        notices.say(response, TAKEN_BACK);
        return back(cohort, day, "");
    }

    @PostMapping("/parked/{parked}/ending")
    @Who(Who.Role.FACILITATOR)
    ModelAndView end(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID parked,
            CurrentPerson me,
            HttpServletResponse response) {
        taking.end(cohort, day, parked, me);
        notices.say(response, DEALT_WITH);
        return back(cohort, day, "host");
    }

    private NowPage page(
            UUID cohort,
            UUID day,
            CurrentPerson me,
            @org.jspecify.annotations.Nullable String typed,
            String parked,
            Problems problems) {
        var room = rooms.inside(cohort, day, me.id()).orElseThrow(NotHere::new);
        var answers = room.block()
                .filter(block -> block.exercise().kind() == Exercise.Kind.BLIND)
                .flatMap(block -> room.mine().map(mine -> blind.in(mine.pair(), block.what())))
                .orElse(List.of());
        return new NowPage(
                room,
                answers,
                parking.of(day),
                typed == null || typed.isEmpty() && !problems.any() ? null : typed,
                parked,
                LONGEST_ANSWER,
                clock.instant(),
                problems);
    }

    private ModelAndView said(Later sentence, UUID cohort, UUID day, HttpServletResponse response) {
        notices.say(response, sentence);
        return back(cohort, day, "");
    }

    private static ModelAndView back(UUID cohort, UUID day, String from) {
        return new ModelAndView(
                "redirect:/cohorts/" + cohort + "/days/" + day + (from.equals("host") ? "/host" : "/now"));
    }
}
