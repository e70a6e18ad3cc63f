package org.alongside.reflection;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.reflection.page.AssumePage;
import org.alongside.reflection.page.AssumptionsPage;
import org.alongside.reflection.page.RevealPage;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the two assume about each other: one page before it is open, which tells nothing of the other half; one after. */
@Controller
class AssumptionsController {

    static final int LONGEST = 4_000;

    private static final Later READY =
            later("You are ready. Your words stand as they are, and nobody sees them until you both are.");
    private static final Later OPENED = later("It is open now, for both of you. Read it slowly.");
    private static final Later WRITING = later("You can write again. Say that you are ready when you are.");
    private static final Later STANDS =
            later("You have said that you are ready, so your words stand. Take that back to change them.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing changes here now.");
    private static final Later NOTED = later("Noted, with today’s date.");

    private final Assumptions assumptions;
    private final Assuming assuming;
    private final Confidentiality confidentiality;
    private final Pairs pairs;
    private final Notices notices;
    private final Reading reading;

    AssumptionsController(
            Assumptions assumptions,
            Assuming assuming,
            Confidentiality confidentiality,
            Pairs pairs,
            Notices notices,
            Reading reading) {
        this.assumptions = assumptions;
        this.assuming = assuming;
        this.confidentiality = confidentiality;
        this.pairs = pairs;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/pairs/{pair}/assumptions")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var standing = assumptions.standingOf(pair, me.id());
        if (!standing.limitsRead()) {
            return Confidentiality.first();
        }
        return standing.isOpened()
                ? Pages.page("reflection/reveal", reveal(both, standing, me, Problems.none(), null, ""))
                : Pages.page("reflection/assumptions", before(both, standing, me));
    }

    @GetMapping("/pairs/{pair}/assumptions/{question}")
    @Who(Who.Role.HALF)
    ModelAndView write(@PathVariable UUID pair, @PathVariable String question, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var asked = Question.of(question).orElseThrow(NotHere::new);
        var standing = assumptions.standingOf(pair, me.id());
        if (!standing.limitsRead()) {
            return Confidentiality.first();
        }
        if (standing.isOpened() || standing.isReady() || !both.isOpen()) {
            return new ModelAndView("redirect:/pairs/" + pair + "/assumptions");
        }
        var kept = assuming.mine(pair, asked, me.id());
        var typed = new Typed(
                kept.map(Assumptions.Answer::text).orElse(""),
                kept.map(Assumptions.Answer::version).orElse(0),
                null);
        return Pages.page("reflection/assume", page(both, asked, typed, Problems.none(), me));
    }

    @PostMapping("/pairs/{pair}/assumptions/{question}")
    @Who(Who.Role.HALF)
    ModelAndView save(
            @PathVariable UUID pair,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String skip,
            CurrentPerson me,
            HttpServletResponse response) {
        var asked = Question.of(question).orElseThrow(NotHere::new);
        var words = skip.isEmpty() ? text.strip() : "";
        var problems = problems(words);
        if (problems.any()) {
            return again(pair, asked, new Typed(words, version, null), problems, me);
        }
        return switch (assuming.write(pair, asked, words, version, me.id())) {
            case Assuming.Wrote.Kept _ ->
                new ModelAndView("redirect:/pairs/" + pair + "/assumptions"
                        + asked.next().map(n -> "/" + n.key()).orElse(""));
            case Assuming.Wrote.Elsewhere(var there, var now) ->
                again(pair, asked, new Typed(words, now, there), problems.changedElsewhere("text"), me);
            case Assuming.Wrote.Refused(var why) -> refused(pair, asked, text, version, why, me, response);
        };
    }

    /** What was typed is shown again; an empty box has nothing to lose. */
    private ModelAndView refused(
            UUID pair,
            Question asked,
            String text,
            int version,
            Assuming.Outcome why,
            CurrentPerson me,
            HttpServletResponse response) {
        if (why == Assuming.Outcome.LIMITS_FIRST) {
            return Confidentiality.first("text", text, "version", Integer.toString(version));
        }
        if (text.isBlank()) {
            notices.say(response, sentence(why));
            return new ModelAndView("redirect:/pairs/" + pair + "/assumptions");
        }
        return again(
                pair,
                asked,
                new Typed(text, version, null),
                Problems.none().add("text", sentence(why).now().plain()),
                me);
    }

    private ModelAndView again(UUID pair, Question asked, Typed typed, Problems problems, CurrentPerson me) {
        return Pages.again("reflection/assume", page(half(pair, me), asked, typed, problems, me));
    }

    /** The limits are read now; here are the words again, to be saved or not. */
    @PostMapping(path = "/pairs/{pair}/assumptions/{question}", params = "limits")
    @Who(Who.Role.HALF)
    ModelAndView goOn(
            @PathVariable UUID pair,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me) {
        var asked = Question.of(question).orElseThrow(NotHere::new);
        var both = half(pair, me);
        confidentiality.read(me.id());
        return Pages.page("reflection/assume", page(both, asked, new Typed(text, version, null), Problems.none(), me));
    }

    /**
     * As it is typed, where script runs. Whatever does not go well is left to the button, which can say why. The answer
     * carries the version that is kept now.
     */
    @PostMapping(path = "/pairs/{pair}/assumptions/{question}", headers = "X-Autosave")
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID pair,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me) {
        var asked = Question.of(question).orElseThrow(NotHere::new);
        return !problems(text).any()
                        && assuming.write(pair, asked, text.strip(), version, me.id())
                                instanceof Assuming.Wrote.Kept(var now)
                ? ResponseEntity.ok(Map.of("version", now))
                : ResponseEntity.status(HttpStatus.CONFLICT).build();
    }

    @PostMapping("/pairs/{pair}/assumptions/readiness")
    @Who(Who.Role.HALF)
    String ready(@PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        var outcome = assuming.ready(pair, me);
        if (outcome == Assuming.Outcome.LIMITS_FIRST) {
            return "redirect:/journal/limits?onward=/pairs/" + pair + "/assumptions";
        }
        notices.say(response, outcome == Assuming.Outcome.DONE ? READY : sentence(outcome));
        return "redirect:/pairs/" + pair + "/assumptions";
    }

    @PostMapping("/pairs/{pair}/assumptions/readiness/withdrawal")
    @Who(Who.Role.HALF)
    String notReadyYet(@PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        var outcome = assuming.notReadyYet(pair, me.id());
        notices.say(response, outcome == Assuming.Outcome.DONE ? WRITING : sentence(outcome));
        return "redirect:/pairs/" + pair + "/assumptions";
    }

    @PostMapping("/pairs/{pair}/assumptions/guesses/{guess}/verdict")
    @Who(Who.Role.HALF)
    String judge(
            @PathVariable UUID pair,
            @PathVariable UUID guess,
            @RequestParam(defaultValue = "") String verdict,
            CurrentPerson me,
            HttpServletResponse response) {
        var outcome = assuming.judge(pair, guess, verdict, me.id());
        notices.say(response, outcome == Assuming.Outcome.DONE ? NOTED : sentence(outcome));
        return "redirect:/pairs/" + pair + "/assumptions#g-" + guess;
    }

    @PostMapping("/pairs/{pair}/assumptions/guesses/{guess}/lesson")
    @Who(Who.Role.HALF)
    ModelAndView learn(
            @PathVariable UUID pair,
            @PathVariable UUID guess,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me,
            HttpServletResponse response) {
        var field = "lesson-" + guess;
        var problems = Problems.none()
                .need(field, text, say("Write a line about what you learned."))
                .atMost(field, text, LONGEST, say("Use at most 4,000 characters."));
        if (problems.any()) {
            return Pages.again("reflection/reveal", lesson(pair, guess, text, problems, me));
        }
        var outcome = assuming.learn(pair, guess, text.strip(), me.id());
        if (outcome == Assuming.Outcome.LIMITS_FIRST) {
            return Confidentiality.first("text", text);
        }
        if (outcome != Assuming.Outcome.DONE) {
            return Pages.notKept(sentence(outcome).now().plain(), "/pairs/" + pair + "/assumptions", text.strip());
        }
        notices.say(response, NOTED);
        return new ModelAndView("redirect:/pairs/" + pair + "/assumptions#g-" + guess);
    }

    @PostMapping(path = "/pairs/{pair}/assumptions/guesses/{guess}/lesson", params = "limits")
    @Who(Who.Role.HALF)
    ModelAndView goOnLearning(
            @PathVariable UUID pair,
            @PathVariable UUID guess,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me) {
        confidentiality.read(me.id());
        return Pages.page("reflection/reveal", lesson(pair, guess, text, Problems.none(), me));
    }

    private RevealPage lesson(UUID pair, UUID guess, String text, Problems problems, CurrentPerson me) {
        return reading.within(() -> {
            var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
            var standing = assumptions.standingOf(pair, me.id());
            if (!standing.isOpened()) {
                throw new NotHere();
            }
            return reveal(both, standing, me, problems, guess, text);
        });
    }

    private AssumptionsPage before(Pair both, Assumptions.Standing standing, CurrentPerson me) {
        var partner = both.otherThan(me.id().value()).called();
        var written = standing.begun() ? assumptions.in(both.id()) : List.<Assumptions.Answer>of();
        var rows = Question.all().stream()
                .map(question -> new AssumptionsPage.Row(
                        question.key(),
                        question.words(partner),
                        question.guess(),
                        written.stream()
                                .filter(answer -> answer.question().equals(question))
                                .map(Assumptions.Answer::written)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(Written.NOTHING)))
                .toList();
        return new AssumptionsPage(both, me.id().value(), rows, standing.isReady());
    }

    private Pair half(UUID pair, CurrentPerson me) {
        return reading.within(() -> pairs.with(me.id(), pair)).orElseThrow(NotHere::new);
    }

    /** @param there what was saved elsewhere in the meantime */
    private record Typed(
            @Nullable String text, int version, @Nullable Written there) {}

    private static AssumePage page(Pair both, Question asked, Typed typed, Problems problems, CurrentPerson me) {
        return new AssumePage(
                both,
                me.id().value(),
                asked.key(),
                asked.words(both.otherThan(me.id().value()).called()),
                asked.guess(),
                asked.number(),
                Question.all().size(),
                Objects.requireNonNullElse(typed.text(), ""),
                typed.version(),
                typed.there(),
                LONGEST,
                problems);
    }

    private RevealPage reveal(
            Pair both,
            Assumptions.Standing standing,
            CurrentPerson me,
            Problems problems,
            @Nullable UUID typedAt,
            String typed) {
        var answers = assumptions.in(both.id());
        var since = assumptions.since(both.id());
        var reader = me.id().value();
        var partner = both.otherThan(reader).called();
        var gaps = new ArrayList<RevealPage.Gap>();
        for (var prompt : Prompt.values()) {
            for (var about : List.of(both.otherThan(reader), both.half(reader))) {
                var guesser = both.otherThan(about.person());
                var guess = of(answers, guesser, new Question(prompt, true));
                var own = of(answers, about, new Question(prompt, false));
                boolean mine = about.person().equals(reader);
                gaps.add(new RevealPage.Gap(
                        guess.id(),
                        mine ? prompt.own(partner) : prompt.about(partner),
                        guess.written(),
                        guess.hat(),
                        own.written(),
                        own.hat(),
                        about.side(),
                        mine,
                        since.stream()
                                .filter(s -> s.guess().equals(guess.id()))
                                .map(s -> new RevealPage.Since(s.day(), s.verdict(), s.lesson(), s.hat()))
                                .toList(),
                        guess.id().equals(typedAt) ? typed : ""));
            }
        }
        return new RevealPage(
                both,
                reader,
                Frame.here(Objects.requireNonNull(standing.openedAt())).toLocalDate(),
                gaps,
                LONGEST,
                problems);
    }

    private static Assumptions.Answer of(List<Assumptions.Answer> answers, Pair.Half by, Question question) {
        return answers.stream()
                .filter(answer ->
                        answer.person().equals(by.person()) && answer.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private static Problems problems(String text) {
        return Problems.none().atMost("text", text, LONGEST, say("Use at most 4,000 characters."));
    }

    private static Later sentence(Assuming.Outcome outcome) {
        return switch (outcome) {
            case DONE, LIMITS_FIRST, NOT_NOW -> NOT_NOW;
            case OPENED -> OPENED;
            case READY -> STANDS;
        };
    }
}
