package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.alongside.language.Later;
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

/** A day as everybody in it follows it: where we are now, and answering blind. */
@Controller
@RequestMapping("/cohorts/{cohort}/days/{day}")
class NowController {

    private static final Later SAVED = later("Saved. Only you can see it.");
    private static final Later READY = later("You are ready. It opens when you both are.");
    private static final Later OPENED = later("You are both ready, so it is open.");
    private static final Later STANDS = later("You are ready, so your answer stands. Take that back to change it.");
    private static final Later WRITING = later("You can change your answer again.");
    private static final Later NOT_NOW =
            later("Everybody has moved on, so it does not open now. Your words are kept, and only you can see them.");
    private static final Later GONE = later("It is not asked any more, or your pair pauses.");

    private final Rooms rooms;
    private final RunningDays running;
    private final NowPages pages;
    private final TakingPart taking;
    private final Steps steps;
    private final Notices notices;
    private final Reading reading;

    NowController(
            Rooms rooms,
            RunningDays running,
            NowPages pages,
            TakingPart taking,
            Steps steps,
            Notices notices,
            Reading reading) {
        this.rooms = rooms;
        this.running = running;
        this.pages = pages;
        this.taking = taking;
        this.steps = steps;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/now")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        return Pages.page("learning/now", pages.of(cohort, day, me));
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
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String then,
            CurrentPerson me,
            HttpServletResponse response) {
        var words = text.strip();
        if (words.length() > NowPages.LONGEST) {
            var problems = Problems.none().add("text", say("Use at most {n} characters", "n", NowPages.LONGEST));
            return again(cohort, day, block, me, new NowPages.Typed(words, version, null), problems);
        }
        return switch (taking.answer(cohort, day, block, words, version, then.equals("ready"), me)) {
            case TakingPart.Outcome.Done _ -> said(then.equals("ready") ? READY : SAVED, cohort, day, response);
            case TakingPart.Outcome.Opened _ -> said(OPENED, cohort, day, response);
            case TakingPart.Outcome.Stands _ -> notKept(words, STANDS, cohort, day, response);
            case TakingPart.Outcome.MovedOn _ -> said(NOT_NOW, cohort, day, response);
            case TakingPart.Outcome.Elsewhere(var there, var now) ->
                again(
                        cohort,
                        day,
                        block,
                        me,
                        new NowPages.Typed(words, now, there),
                        Problems.none().changedElsewhere("text"));
            case TakingPart.Outcome.NotKept _ -> notKept(words, GONE, cohort, day, response);
        };
    }

    /** As it is typed, where script runs. The answer carries the version that is kept now. */
    @PostMapping(path = "/now/answer", headers = "X-Autosave")
    @Who(Who.Role.SIGNED_IN)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam UUID block,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me) {
        var words = text.strip();
        if (words.length() > NowPages.LONGEST) {
            return ResponseEntity.unprocessableContent().build();
        }
        return taking.answer(cohort, day, block, words, version, false, me) instanceof TakingPart.Outcome.Done(var now)
                ? ResponseEntity.ok(Map.of("version", now))
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
                    case TakingPart.Outcome.Done _ -> WRITING;
                    case TakingPart.Outcome.NotKept _ -> GONE;
                    default -> OPENED;
                },
                cohort,
                day,
                response);
    }

    /** In the box of the same question; an answer to one never becomes the answer to the next. */
    private ModelAndView again(
            UUID cohort, UUID day, UUID block, CurrentPerson me, NowPages.Typed typed, Problems problems) {
        return reading.within(() -> {
            var page = pages.again(cohort, day, me, typed, "", problems);
            return page.asks(block)
                    ? Pages.again("learning/now", page)
                    : Pages.notKept(problems.of("text").orElseThrow(), path(cohort, day), typed.there(), typed.text());
        });
    }

    private ModelAndView notKept(String words, Later why, UUID cohort, UUID day, HttpServletResponse response) {
        return words.isEmpty()
                ? said(why, cohort, day, response)
                : Pages.notKept(why.now().plain(), path(cohort, day), words);
    }

    private ModelAndView said(Later sentence, UUID cohort, UUID day, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path(cohort, day));
    }

    static String path(UUID cohort, UUID day) {
        return "/cohorts/" + cohort + "/days/" + day + "/now";
    }
}
