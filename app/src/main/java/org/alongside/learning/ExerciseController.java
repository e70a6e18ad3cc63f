package org.alongside.learning;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.alongside.language.Later;
import org.alongside.learning.page.ExercisePage;
import org.alongside.learning.page.LibraryPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The exercises of a day: taken from the library or written, changed, moved, taken out. */
@Controller
@RequestMapping("/cohorts/{cohort}/days/{day}/plan/exercises")
class ExerciseController {

    static final Later ELSEWHERE = later(
            "It was changed in the meantime, and what you typed is not saved yet. Take from both what you want, then save.");
    private static final Later ADDED = later("It stands at the end of the day now.");
    private static final Later CHANGED = later("The exercise is changed, for this day alone.");
    private static final Later REMOVED = later("The exercise is taken out of this day.");
    private static final Later RUNS = later("It runs just now. Move on first, then take it out.");

    private final Rooms rooms;
    private final Planning planning;
    private final Library library;
    private final Notices notices;
    private final Reading reading;

    ExerciseController(Rooms rooms, Planning planning, Library library, Notices notices, Reading reading) {
        this.rooms = rooms;
        this.planning = planning;
        this.library = library;
        this.notices = notices;
        this.reading = reading;
    }

    /** The library, to choose from. */
    @GetMapping
    @Who(Who.Role.FACILITATOR)
    ModelAndView choose(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(defaultValue = "") String about,
            CurrentPerson me) {
        var room = facilitating(cohort, day, me);
        return Pages.page(
                "learning/library",
                new LibraryPage(
                        room,
                        library.fiveDays().language(),
                        entries(),
                        Content.of(about).orElse(null)));
    }

    /** @param from which one of the library it begins as; without it, it begins empty */
    @GetMapping("/new")
    @Who(Who.Role.FACILITATOR)
    ModelAndView ask(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(required = false) @Nullable Integer from,
            CurrentPerson me) {
        var room = facilitating(cohort, day, me);
        var all = library.exercises();
        var form = from == null || from < 0 || from >= all.size()
                ? BlockForm.empty()
                : BlockForm.of(all.get(from).exercise(), all.get(from).minutes());
        return Pages.page("learning/exercise", new ExercisePage(room, null, form, "", Map.of(), Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.FACILITATOR)
    ModelAndView add(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            BlockForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(cohort, day, null, form, null, problems, me);
        }
        planning.add(cohort, day, form.timed(), me);
        return said(ADDED, cohort, day, response);
    }

    @GetMapping("/{block}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID day, @PathVariable UUID block, CurrentPerson me) {
        var room = facilitating(cohort, day, me);
        var found = room.block(block).orElseThrow(NotHere::new);
        var form = BlockForm.of(found.exercise(), found.minutes());
        return Pages.page(
                "learning/exercise", new ExercisePage(room, found.id(), form, form.mark(), Map.of(), Problems.none()));
    }

    @PostMapping("/{block}")
    @Who(Who.Role.FACILITATOR)
    ModelAndView change(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID block,
            BlockForm form,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(cohort, day, block, form, null, problems, me);
        }
        var stands = planning.change(cohort, day, block, form.timed(), seen, me);
        if (stands != null) {
            return again(
                    cohort,
                    day,
                    block,
                    form,
                    stands,
                    problems.add("title", ELSEWHERE.now().plain()),
                    me);
        }
        return said(CHANGED, cohort, day, response);
    }

    @PostMapping("/{block}/place")
    @Who(Who.Role.FACILITATOR)
    String move(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID block,
            @RequestParam(defaultValue = "later") String to,
            CurrentPerson me) {
        planning.move(cohort, day, block, to.equals("earlier"), me);
        return "redirect:/cohorts/" + cohort + "/days/" + day + "/plan#b-" + block;
    }

    @PostMapping("/{block}/removal")
    @Who(Who.Role.FACILITATOR)
    ModelAndView remove(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @PathVariable UUID block,
            CurrentPerson me,
            HttpServletResponse response) {
        return said(planning.remove(cohort, day, block, me) ? REMOVED : RUNS, cohort, day, response);
    }

    private List<LibraryPage.Entry> entries() {
        var all = library.exercises();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new LibraryPage.Entry(
                        i, all.get(i).minutes(), all.get(i).exercise()))
                .toList();
    }

    private ModelAndView again(
            UUID cohort,
            UUID day,
            @Nullable UUID block,
            BlockForm form,
            @Nullable BlockForm stands,
            Problems problems,
            CurrentPerson me) {
        return reading.within(() -> {
            var room = facilitating(cohort, day, me);
            var found = block == null ? null : room.block(block).orElseThrow(NotHere::new);
            var seen = found == null
                    ? ""
                    : BlockForm.of(found.exercise(), found.minutes()).mark();
            return Pages.again(
                    "learning/exercise",
                    new ExercisePage(
                            room, block, form, seen, stands == null ? Map.of() : form.differences(stands), problems));
        });
    }

    private Room facilitating(UUID cohort, UUID day, CurrentPerson me) {
        return rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID cohort, UUID day, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/cohorts/" + cohort + "/days/" + day + "/plan");
    }
}
