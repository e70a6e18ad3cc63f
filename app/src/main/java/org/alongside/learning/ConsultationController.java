package org.alongside.learning;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.ConsultationPage;
import org.alongside.learning.page.ConsultationsPage;
import org.alongside.learning.page.WriteConsultationPage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohort;
import org.alongside.programme.Cohorts;
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

/** What a pair asks its cohort: written by either half, shown by both, taken back by either. */
@Controller
@RequestMapping("/pairs/{pair}/consultations")
class ConsultationController {

    private static final Later SAVED = later("Saved for the two of you.");
    private static final Later NOT_NOW =
            later("This can’t be changed now: others read it already, or your pair pauses or has ended.");
    private static final Later ELSEWHERE =
            later("Your partner has changed this in the meantime. Take from both what you want, then save");
    private static final Later NO_COHORT =
            later("You can ask a cohort that you are in. Yours has not begun, or your pair pauses or has ended.");
    private static final Later THOUGHTS = later("Now the others can say what they have seen and what they would try.");
    private static final Later GONE_ON = later("Nothing has changed: it has gone on already, or your pair pauses.");
    private static final Later TAKEN_BACK = later("It is yours alone again. We can’t undo what somebody has read.");
    private static final Later STAYS = later("It stays: others read it, or your partner has written in it too.");
    private static final Later REMOVED = later("It is gone.");

    private final Pairs pairs;
    private final Consultations consultations;
    private final WritingConsultations writing;
    private final EarlierWords earlier;
    private final Cohorts cohorts;
    private final BothHands hands;
    private final Notices notices;
    private final Reading reading;

    ConsultationController(
            Pairs pairs,
            Consultations consultations,
            WritingConsultations writing,
            EarlierWords earlier,
            Cohorts cohorts,
            BothHands hands,
            Notices notices,
            Reading reading) {
        this.pairs = pairs;
        this.consultations = consultations;
        this.writing = writing;
        this.earlier = earlier;
        this.cohorts = cohorts;
        this.hands = hands;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView list(@PathVariable UUID pair, CurrentPerson me) {
        var both = with(me, pair);
        return Pages.page(
                "learning/consultations",
                new ConsultationsPage(
                        both,
                        me.id().value(),
                        consultations.of(pair),
                        cohorts.nowOf(pair).map(Cohort::id).orElse(null)));
    }

    @GetMapping("/new")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page(
                "learning/write-consultation", page(pair, null, ConsultationForm.empty(), null, Problems.none(), me));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView begin(@PathVariable UUID pair, ConsultationForm form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, null, form, null, problems, me);
        }
        return switch (writing.begin(pair, form, me)) {
            case WritingConsultations.Outcome.Saved(var id) -> said(SAVED, pair, id, response);
            case WritingConsultations.Outcome.Elsewhere _, WritingConsultations.Outcome.NotNow _ ->
                again(
                        pair,
                        null,
                        form,
                        null,
                        problems.add("situation", NO_COHORT.now().plain()),
                        me);
        };
    }

    @GetMapping("/{consultation}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me) {
        var both = with(me, pair);
        var found = consultations.find(pair, consultation).orElseThrow(NotHere::new);
        return Pages.page(
                "learning/consultation",
                new ConsultationPage(
                        both, me.id().value(), found, earlier.of(consultation), hands.openOffers(pair, consultation)));
    }

    @GetMapping("/{consultation}/words")
    @Who(Who.Role.HALF)
    ModelAndView words(@PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me) {
        var _ = with(me, pair);
        var form = ConsultationForm.of(consultations.find(pair, consultation).orElseThrow(NotHere::new));
        return Pages.page("learning/write-consultation", page(pair, consultation, form, null, Problems.none(), me));
    }

    @PostMapping("/{consultation}/words")
    @Who(Who.Role.HALF)
    ModelAndView change(
            @PathVariable UUID pair,
            @PathVariable UUID consultation,
            ConsultationForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems();
        if (problems.any()) {
            return again(pair, consultation, form, null, problems, me);
        }
        return switch (writing.change(pair, consultation, form, me)) {
            case WritingConsultations.Outcome.Saved _ -> said(SAVED, pair, consultation, response);
            case WritingConsultations.Outcome.Elsewhere(var stands) ->
                again(
                        pair,
                        consultation,
                        form.over(stands),
                        stands,
                        problems.add("situation", ELSEWHERE.now().plain()),
                        me);
            case WritingConsultations.Outcome.NotNow _ ->
                again(
                        pair,
                        consultation,
                        form,
                        null,
                        problems.add("situation", NOT_NOW.now().plain()),
                        me);
        };
    }

    @PostMapping("/{consultation}/thoughts")
    @Who(Who.Role.HALF)
    ModelAndView openThoughts(
            @PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me, HttpServletResponse response) {
        return said(writing.openThoughts(pair, consultation, me) ? THOUGHTS : GONE_ON, pair, consultation, response);
    }

    @PostMapping("/{consultation}/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(
            @PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me, HttpServletResponse response) {
        if (writing.takeBack(pair, consultation, me)) {
            notices.say(response, TAKEN_BACK);
        }
        return new ModelAndView("redirect:/pairs/" + pair + "/consultations/" + consultation);
    }

    @PostMapping("/{consultation}/removal")
    @Who(Who.Role.HALF)
    ModelAndView remove(
            @PathVariable UUID pair, @PathVariable UUID consultation, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, writing.remove(pair, consultation, me) ? REMOVED : STAYS);
        return new ModelAndView("redirect:/pairs/" + pair + "/consultations");
    }

    private ModelAndView again(
            UUID pair,
            @Nullable UUID consultation,
            ConsultationForm form,
            @Nullable Consultation stands,
            Problems problems,
            CurrentPerson me) {
        return reading.within(() -> {
            if (consultation != null) {
                var _ = consultations.find(pair, consultation).orElseThrow(NotHere::new);
            }
            return Pages.again("learning/write-consultation", page(pair, consultation, form, stands, problems, me));
        });
    }

    private WriteConsultationPage page(
            UUID pair,
            @Nullable UUID consultation,
            ConsultationForm form,
            @Nullable Consultation stands,
            Problems problems,
            CurrentPerson me) {
        return new WriteConsultationPage(
                with(me, pair),
                me.id().value(),
                consultation,
                form,
                stands,
                Consultation.LONGEST_SITUATION,
                Consultation.LONGEST_QUESTION,
                problems);
    }

    private Pair with(CurrentPerson me, UUID pair) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, UUID consultation, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/pairs/" + pair + "/consultations/" + consultation);
    }
}
