package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Reach;
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

/** The way of a signed story outwards, and back. */
@Controller
@RequestMapping("/pairs/{pair}/stories/{story}")
class StoryWayController {

    private static final Later NOT_OUT =
            later("This can’t be changed now: others read it already, or your pair pauses or has ended.");
    private static final Later TAKEN_BACK = later("It is yours alone again. We can’t undo what somebody has read.");
    private static final List<String> AS = List.of("names", "pair");

    private final StoryPages pages;
    private final TellingStories telling;
    private final List<LetStoryGo> steps;
    private final Notices notices;
    private final Reading reading;

    StoryWayController(
            StoryPages pages, TellingStories telling, List<LetStoryGo> steps, Notices notices, Reading reading) {
        this.pages = pages;
        this.telling = telling;
        this.steps = List.copyOf(steps);
        this.notices = notices;
        this.reading = reading;
    }

    /** How far, and as whom, unless that is said already. Then both read once more what they agree to. */
    @PostMapping("/way")
    @Who(Who.Role.HALF)
    ModelAndView goOut(
            @PathVariable UUID pair,
            @PathVariable UUID story,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String as,
            CurrentPerson me,
            HttpServletResponse response) {
        var step = step(to);
        var problems = Problems.none();
        if (step.isEmpty()) {
            problems.add("to", say("Choose how far it goes"));
        }
        if (!AS.contains(as) && !reading.within(() -> pages.isOut(pair, story, me))) {
            problems.add("as", say("Choose as whom others read you"));
        }
        if (problems.any()) {
            return reading.within(() -> Pages.again("leading/story", pages.one(pair, story, problems, me)));
        }
        if (AS.contains(as) && !telling.goOutAs(pair, story, as.equals("names"), me)) {
            notices.say(response, NOT_OUT);
            return back(pair, story);
        }
        return new ModelAndView(
                "redirect:/pairs/" + pair + "/hands?act=" + step.orElseThrow().name() + "&subject=" + story);
    }

    @PostMapping("/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(
            @PathVariable UUID pair, @PathVariable UUID story, CurrentPerson me, HttpServletResponse response) {
        if (telling.takeBack(pair, story, me)) {
            notices.say(response, TAKEN_BACK);
        }
        return back(pair, story);
    }

    private Optional<LetStoryGo> step(String to) {
        return Reach.of(to)
                .flatMap(reach ->
                        steps.stream().filter(step -> step.to() == reach).findFirst());
    }

    private static ModelAndView back(UUID pair, UUID story) {
        return new ModelAndView("redirect:/pairs/" + pair + "/stories/" + story);
    }
}
