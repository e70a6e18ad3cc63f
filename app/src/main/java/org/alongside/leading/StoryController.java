package org.alongside.leading;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Frame;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The stories of change of a pair: begun, told and told anew by either half. */
@Controller
@RequestMapping("/pairs/{pair}/stories")
class StoryController {

    private static final Later SAVED = later("Saved for the two of you.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing changes here now.");
    private static final Later REMOVED = later("What was not signed is gone.");

    private final StoryPages pages;
    private final TellingStories telling;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    StoryController(StoryPages pages, TellingStories telling, Notices notices, Reading reading, Clock clock) {
        this.pages = pages;
        this.telling = telling;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView all(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page("leading/stories", pages.all(pair, StoryForm.EMPTY, Problems.none(), me));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView begin(@PathVariable UUID pair, StoryForm form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems(today());
        if (!problems.any()) {
            var begun = telling.begin(pair, form, me);
            if (begun.isPresent()) {
                return said(SAVED, path(pair) + "/" + begun.get() + "/words", response);
            }
            problems.add("title", NOT_NOW.now().plain());
        }
        return reading.within(() -> Pages.again("leading/stories", pages.all(pair, form, problems, me)));
    }

    @GetMapping("/{story}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID story, CurrentPerson me) {
        return Pages.page("leading/story", pages.one(pair, story, Problems.none(), me));
    }

    @GetMapping("/{story}/words")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, @PathVariable UUID story, CurrentPerson me) {
        return Pages.page("leading/tell-story", pages.words(pair, story, me));
    }

    @PostMapping("/{story}/words")
    @Who(Who.Role.HALF)
    ModelAndView write(
            @PathVariable UUID pair,
            @PathVariable UUID story,
            StoryForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems(today());
        if (problems.any()) {
            return again(pair, story, form, null, problems, me);
        }
        return switch (telling.write(pair, story, form, me)) {
            case TellingStories.Outcome.Saved _ -> said(SAVED, path(pair) + "/" + story, response);
            case TellingStories.Outcome.Elsewhere(var stands) ->
                again(pair, story, form.over(stands), stands, problems.changedElsewhere("title"), me);
            case TellingStories.Outcome.NotNow _ ->
                again(
                        pair,
                        story,
                        form,
                        null,
                        problems.add("title", NOT_NOW.now().plain()),
                        me);
        };
    }

    /** As it is typed, where script runs. The answer carries which telling is kept now, and its version. */
    @PostMapping(path = "/{story}/words", headers = "X-Autosave")
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, String>> keep(
            @PathVariable UUID pair, @PathVariable UUID story, StoryForm form, CurrentPerson me) {
        var soFar = form.soFar(today());
        if (soFar.problems(today()).any()) {
            return ResponseEntity.unprocessableContent().build();
        }
        return switch (telling.write(pair, story, soFar, me)) {
            case TellingStories.Outcome.Saved(var stands) ->
                ResponseEntity.ok(Map.of(
                        "telling", stands.id().toString(), "version", String.valueOf(StoryForm.versionOf(stands))));
            case TellingStories.Outcome.Elsewhere _, TellingStories.Outcome.NotNow _ ->
                ResponseEntity.status(409).build();
        };
    }

    @PostMapping("/{story}/removal")
    @Who(Who.Role.HALF)
    ModelAndView remove(
            @PathVariable UUID pair, @PathVariable UUID story, CurrentPerson me, HttpServletResponse response) {
        if (telling.remove(pair, story, me)) {
            notices.say(response, REMOVED);
        }
        return new ModelAndView("redirect:" + path(pair));
    }

    private ModelAndView again(
            UUID pair, UUID story, StoryForm form, @Nullable Story stands, Problems problems, CurrentPerson me) {
        return reading.within(
                () -> Pages.again("leading/tell-story", pages.again(pair, story, form, stands, problems, me)));
    }

    private LocalDate today() {
        return Frame.here(clock.instant()).toLocalDate();
    }

    private static String path(UUID pair) {
        return "/pairs/" + pair + "/stories";
    }

    private ModelAndView said(Later sentence, String path, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path);
    }
}
