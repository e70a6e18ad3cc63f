package org.alongside.programme;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.programme.page.OwnPage;
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
import org.springframework.web.servlet.ModelAndView;

/** What one half says alone in an application. The other never sees it, nor whether there is anything. */
@Controller
class OwnAnswerController {

    private static final String OWN = "/pairs/{pair}/applications/{slug}/own";

    private final Begun begun;
    private final Applications applications;
    private final Applying applying;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;
    private final People people;

    OwnAnswerController(
            Begun begun,
            Applications applications,
            Applying applying,
            Notices notices,
            Clock clock,
            Reading reading,
            People people) {
        this.begun = begun;
        this.applications = applications;
        this.applying = applying;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
        this.people = people;
    }

    @GetMapping(OWN)
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me) {
        var one = begun.of(pair, slug, me);
        var own = applications.ownOf(one.application().id(), me.id().value());
        return Pages.page("programme/own", page(one, own.written(), own.version(), null, Problems.none()));
    }

    @PostMapping(OWN)
    @Who(Who.Role.HALF)
    ModelAndView answer(
            @PathVariable UUID pair,
            @PathVariable String slug,
            AnswerForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, slug, form.words(), form.seen(), null, problems, me);
        }
        return switch (applying.answerAlone(pair, slug, form.words(), form.seen(), me)) {
            case Applying.Outcome.Saved _ -> {
                notices.say(response, AnswerController.SAVED);
                yield new ModelAndView("redirect:" + Begun.address(pair, slug));
            }
            case Applying.Outcome.Changed changed ->
                again(
                        pair,
                        slug,
                        form.words(),
                        changed.version(),
                        changed.answer().written(),
                        Problems.none(),
                        me);
            case Applying.Outcome.Refused(var sentence) ->
                again(
                        pair,
                        slug,
                        form.words(),
                        form.seen(),
                        null,
                        Problems.none().add("text", sentence),
                        me);
        };
    }

    /** Puts the interests they declared under what is typed. Nothing is saved: they read it, change it, and save. */
    @PostMapping(OWN + "/interests")
    @Who(Who.Role.HALF)
    ModelAndView addInterests(@PathVariable UUID pair, @PathVariable String slug, AnswerForm form, CurrentPerson me) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, slug, form.words(), form.seen(), null, problems, me);
        }
        var declared = reading.within(() -> people.interestsOf(me.id()));
        var typed = form.words().contains(declared) ? form.words() : (form.words() + "\n\n" + declared).strip();
        return reading.within(() -> Pages.page(
                "programme/own",
                page(begun.of(pair, slug, me), Written.here(typed), form.seen(), null, Problems.none())));
    }

    /** The same, as it is typed. */
    @PostMapping(value = OWN, headers = AnswerController.BY_ITSELF)
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID pair, @PathVariable String slug, AnswerForm form, CurrentPerson me) {
        return form.problems().any()
                ? ResponseEntity.unprocessableContent().build()
                : AnswerController.kept(applying.answerAlone(pair, slug, form.words(), form.seen(), me));
    }

    /** @param stands what was saved elsewhere in the meantime */
    private ModelAndView again(
            UUID pair,
            String slug,
            String typed,
            int version,
            @Nullable Written stands,
            Problems problems,
            CurrentPerson me) {
        return reading.within(() -> Pages.again(
                "programme/own", page(begun.of(pair, slug, me), Written.here(typed), version, stands, problems)));
    }

    private OwnPage page(Begun.One one, Written typed, int version, @Nullable Written stands, Problems problems) {
        return new OwnPage(
                one.together(),
                one.call(),
                typed,
                version,
                stands,
                one.application().isDraft() && one.call().isOpenAt(clock.instant()),
                one.application().isSent(),
                !people.interestsOf(one.reader()).isEmpty(),
                problems);
    }
}
