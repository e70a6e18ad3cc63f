package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.learning.page.WriteTakeawayPage;
import org.alongside.pairing.Pairs;
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
import org.springframework.web.servlet.ModelAndView;

/** What a pair takes from what it asked its cohort: written by either half, shown by both as they end it. */
@Controller
@RequestMapping("/pairs/{pair}/consultations/{consultation}/takeaway")
class TakeawayController {

    private static final Later SAVED =
            later("Saved for the two of you. Others read it once you both have given your hands.");
    private static final Later NOT_NOW =
            later("This can’t be saved now: it has ended, thoughts have not begun, or your pair pauses or has ended.");
    private static final Later ELSEWHERE =
            later("Your partner has changed this in the meantime. Take from both what you want, then save");

    private final Pairs pairs;
    private final Consultations consultations;
    private final WritingConsultations writing;
    private final Notices notices;
    private final Reading reading;

    TakeawayController(
            Pairs pairs, Consultations consultations, WritingConsultations writing, Notices notices, Reading reading) {
        this.pairs = pairs;
        this.consultations = consultations;
        this.writing = writing;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var found = consultations.find(pair, consultation).orElseThrow(NotHere::new);
        var there = found.takeaway();
        var form = there == null ? SaidForm.empty() : SaidForm.of(there.words(), there.version());
        return Pages.page(
                "learning/write-takeaway",
                new WriteTakeawayPage(
                        both, me.id().value(), found, form, null, Consultation.Takeaway.LONGEST, Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView write(
            @PathVariable UUID pair,
            @PathVariable UUID consultation,
            SaidForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems(say("Write what you take from it"), Consultation.Takeaway.LONGEST);
        if (problems.any()) {
            return again(pair, consultation, form, null, problems, me);
        }
        return switch (writing.writeTakeaway(pair, consultation, form, me)) {
            case WritingConsultations.Outcome.Saved _ -> {
                notices.say(response, SAVED);
                yield new ModelAndView("redirect:/pairs/" + pair + "/consultations/" + consultation);
            }
            case WritingConsultations.Outcome.Elsewhere(var stands) -> {
                var there = stands.takeaway();
                yield there == null
                        ? again(pair, consultation, form, null, problems, me)
                        : again(
                                pair,
                                consultation,
                                form.over(there.version()),
                                there.words(),
                                problems.add("words", ELSEWHERE.now().plain()),
                                me);
            }
            case WritingConsultations.Outcome.NotNow _ ->
                again(
                        pair,
                        consultation,
                        form,
                        null,
                        problems.add("words", NOT_NOW.now().plain()),
                        me);
        };
    }

    private ModelAndView again(
            UUID pair,
            UUID consultation,
            SaidForm form,
            @Nullable Written stands,
            Problems problems,
            CurrentPerson me) {
        return reading.within(() -> Pages.again(
                "learning/write-takeaway",
                new WriteTakeawayPage(
                        pairs.with(me.id(), pair).orElseThrow(NotHere::new),
                        me.id().value(),
                        consultations.find(pair, consultation).orElseThrow(NotHere::new),
                        form,
                        stands,
                        Consultation.Takeaway.LONGEST,
                        problems)));
    }
}
