package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.language.Later;
import org.alongside.learning.ReplyPages.Typed;
import org.alongside.learning.page.WriteReplyPage;
import org.alongside.people.CurrentPerson;
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

/** Asking a pair that asks its cohort, answering, and saying what one thinks. */
@Controller
@RequestMapping("/cohorts/{cohort}/consultations/{consultation}/replies")
class ReplyController {

    private static final Later SAID = later("It stands there, with your name.");
    private static final Later NOT_NOW = later(
            "This can’t be sent now: it has gone on to the next round, was answered or has ended, or nothing is added for now. Your words are still here");
    private static final Later TAKEN_BACK = later("Your words are gone. That there was something stays.");

    private final ReplyPages pages;
    private final Replying replying;
    private final Notices notices;
    private final Reading reading;

    ReplyController(ReplyPages pages, Replying replying, Notices notices, Reading reading) {
        this.pages = pages;
        this.replying = replying;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/new")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView ask(@PathVariable UUID cohort, @PathVariable UUID consultation, CurrentPerson me) {
        return opened(pages.fresh(cohort, consultation, Typed.nothing(), me));
    }

    @PostMapping
    @Who(Who.Role.SIGNED_IN)
    ModelAndView add(
            @PathVariable UUID cohort,
            @PathVariable UUID consultation,
            SaidForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        Function<Typed, WriteReplyPage> page = typed -> pages.fresh(cohort, consultation, typed, me);
        var problems = form.problems(say("Write it down first"), Reply.LONGEST);
        var kind = form.said().orElse(null);
        if (kind == null) {
            problems.add("kind", say("Choose what it is"));
        }
        return problems.any() || kind == null
                ? again(page, new Typed(form, null, problems))
                : after(replying.say(cohort, consultation, kind, form, me), page, form, response);
    }

    @GetMapping("/{reply}/answer")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView answer(
            @PathVariable UUID cohort,
            @PathVariable UUID consultation,
            @PathVariable("reply") UUID question,
            CurrentPerson me) {
        return opened(pages.answer(cohort, consultation, question, Typed.nothing(), me));
    }

    @PostMapping("/{reply}/answer")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView writeAnswer(
            @PathVariable UUID cohort,
            @PathVariable UUID consultation,
            @PathVariable("reply") UUID question,
            SaidForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        Function<Typed, WriteReplyPage> page = typed -> pages.answer(cohort, consultation, question, typed, me);
        var problems = form.problems(say("Write your answer"), Reply.LONGEST);
        return problems.any()
                ? again(page, new Typed(form, null, problems))
                : after(replying.answer(cohort, consultation, question, form, me), page, form, response);
    }

    @GetMapping("/{reply}/words")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView words(
            @PathVariable UUID cohort, @PathVariable UUID consultation, @PathVariable UUID reply, CurrentPerson me) {
        return opened(pages.words(cohort, consultation, reply, Typed.nothing(), me));
    }

    @PostMapping("/{reply}/words")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView change(
            @PathVariable UUID cohort,
            @PathVariable UUID consultation,
            @PathVariable UUID reply,
            SaidForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        Function<Typed, WriteReplyPage> page = typed -> pages.words(cohort, consultation, reply, typed, me);
        var problems = form.problems(say("Write it down, or take it back"), Reply.LONGEST);
        return problems.any()
                ? again(page, new Typed(form, null, problems))
                : after(replying.change(cohort, consultation, reply, form, me), page, form, response);
    }

    @PostMapping("/{reply}/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView takeBack(
            @PathVariable UUID cohort,
            @PathVariable UUID consultation,
            @PathVariable UUID reply,
            CurrentPerson me,
            HttpServletResponse response) {
        replying.takeBack(cohort, consultation, reply, me);
        notices.say(response, TAKEN_BACK);
        return back(cohort, consultation);
    }

    /** Whoever can't say it now sees on the page of it where it stands. */
    private static ModelAndView opened(WriteReplyPage page) {
        return page.open()
                ? Pages.page("learning/write-reply", page)
                : new ModelAndView("redirect:" + page.asked().inCohort());
    }

    private ModelAndView after(
            Replying.Outcome outcome,
            Function<Typed, WriteReplyPage> page,
            SaidForm form,
            HttpServletResponse response) {
        return switch (outcome) {
            case Replying.Outcome.Said(var asked) -> {
                notices.say(response, SAID);
                yield new ModelAndView("redirect:" + asked.inCohort());
            }
            case Replying.Outcome.Elsewhere(var stands, var version) ->
                again(
                        page,
                        new Typed(form.over(version), stands, Problems.none().changedElsewhere("words")));
            case Replying.Outcome.NotNow _ ->
                again(
                        page,
                        new Typed(
                                form,
                                null,
                                Problems.none().add("words", NOT_NOW.now().plain())));
        };
    }

    private ModelAndView again(Function<Typed, WriteReplyPage> page, Typed typed) {
        return reading.within(() -> Pages.again("learning/write-reply", page.apply(typed)));
    }

    private static ModelAndView back(UUID cohort, UUID consultation) {
        return new ModelAndView("redirect:/cohorts/" + cohort + "/consultations/" + consultation);
    }
}
