package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.QuestionPage;
import org.alongside.programme.page.VersionsPage;
import org.alongside.web.NotHere;
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

/** What both answer together, one question a page. If both have changed one, whoever comes second chooses. */
@Controller
class AnswerController {

    /** The header with which the script says that it saves by itself. */
    static final String BY_ITSELF = "X-Autosave";

    static final Later SAVED = later("Saved. You can both go on whenever you like.");

    private static final String QUESTION = "/pairs/{pair}/applications/{slug}/questions/{number}";

    /** One question of one application, as its address has it. */
    private record Where(UUID pair, String slug, int number) {

        String application() {
            return Begun.address(pair, slug);
        }

        /** After the last question comes what each says alone. */
        String next(AnswerForm form, int questions) {
            return switch (form.afterwards()) {
                case "" -> application() + (number < questions ? "/questions/" + (number + 1) : "/own");
                case "stay" -> application() + "/questions/" + number;
                default -> application();
            };
        }
    }

    private final Begun begun;
    private final Calls calls;
    private final Applications applications;
    private final Applying applying;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    AnswerController(
            Begun begun,
            Calls calls,
            Applications applications,
            Applying applying,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.begun = begun;
        this.calls = calls;
        this.applications = applications;
        this.applying = applying;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping(QUESTION)
    @Who(Who.Role.HALF)
    ModelAndView question(
            @PathVariable UUID pair, @PathVariable String slug, @PathVariable int number, CurrentPerson me) {
        var one = begun.of(pair, slug, me);
        if (!one.application().isDraft() || !one.call().isOpenAt(clock.instant())) {
            return new ModelAndView("redirect:" + Begun.address(pair, slug));
        }
        return Pages.page("programme/question", page(one, number, null, Problems.none()));
    }

    @PostMapping(QUESTION)
    @Who(Who.Role.HALF)
    ModelAndView answer(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            AnswerForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var where = new Where(pair, slug, number);
        var problems = problems(where, form, me);
        return problems.any()
                ? again(where, form, problems, me)
                : onward(
                        applying.answer(pair, slug, number, form.answer(), form.seen(), me), where, form, me, response);
    }

    /** The same, as it is typed: nothing to see, only the version to go on from. */
    @PostMapping(value = QUESTION, headers = BY_ITSELF)
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            AnswerForm form,
            CurrentPerson me) {
        return problems(new Where(pair, slug, number), form, me).any()
                ? ResponseEntity.unprocessableContent().build()
                : kept(applying.answer(pair, slug, number, form.answer(), form.seen(), me));
    }

    /** Both have changed it: which version stays? */
    @PostMapping(QUESTION + "/choice")
    @Who(Who.Role.HALF)
    ModelAndView choose(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            AnswerForm form,
            CurrentPerson me,
            HttpServletResponse response) {
        var where = new Where(pair, slug, number);
        var problems = problems(where, form, me);
        return problems.any()
                ? again(where, form, problems, me)
                : onward(
                        applying.choose(pair, slug, number, form.answer(), form.seen(), form.kept(), me),
                        where,
                        form.staying(),
                        me,
                        response);
    }

    /** What the script is told: the version that is kept now, or that the button has to say more. */
    static ResponseEntity<Map<String, Integer>> kept(Applying.Outcome outcome) {
        return switch (outcome) {
            case Applying.Outcome.Saved saved -> ResponseEntity.ok(Map.of("version", saved.version()));
            case Applying.Outcome.Changed _, Applying.Outcome.Refused _ ->
                ResponseEntity.status(409).build();
        };
    }

    private ModelAndView onward(
            Applying.Outcome outcome, Where where, AnswerForm form, CurrentPerson me, HttpServletResponse response) {
        return switch (outcome) {
            case Applying.Outcome.Saved saved -> {
                if (!form.afterwards().isEmpty()) {
                    notices.say(response, SAVED);
                }
                yield new ModelAndView("redirect:" + where.next(form, saved.questions()));
            }
            case Applying.Outcome.Changed changed -> versions(where, form.answer(), changed, me);
            case Applying.Outcome.Refused(var sentence) ->
                again(where, form, Problems.none().add("text", sentence), me);
        };
    }

    private ModelAndView again(Where where, AnswerForm form, Problems problems, CurrentPerson me) {
        return reading.within(() -> Pages.again(
                "programme/question", page(begun.of(where.pair, where.slug, me), where.number, form, problems)));
    }

    private ModelAndView versions(Where where, Answer mine, Applying.Outcome.Changed changed, CurrentPerson me) {
        return reading.within(() -> {
            var one = begun.of(where.pair, where.slug, me);
            var question = begun.answers(one).get(where.number - 1).question();
            return Pages.again(
                    "programme/versions",
                    new VersionsPage(
                            one.together(),
                            one.call(),
                            where.number,
                            one.put(question),
                            changed.by(),
                            changed.hat(),
                            changed.at(),
                            changed.version(),
                            Choices.label(question, changed.answer().choice()),
                            changed.answer().written(),
                            mine.choice(),
                            Choices.label(question, mine.choice()),
                            mine.text()));
        });
    }

    /** @param form what was typed; null to show what stands */
    private QuestionPage page(Begun.One one, int number, @Nullable AnswerForm form, Problems problems) {
        var all = begun.answers(one);
        if (number < 1 || number > all.size()) {
            throw new NotHere();
        }
        var answered = all.get(number - 1);
        var question = answered.question();
        var shown = form == null ? answered.answer() : form.answer();
        return new QuestionPage(
                one.together(),
                one.call(),
                number,
                all.size() + 1,
                one.put(question),
                question.help(),
                question.kind() == Question.Kind.OPEN,
                question.asksForWords(),
                Choices.of(question, one.call()).stream()
                        .map(choice -> new QuestionPage.Choice(choice.key(), choice.label()))
                        .toList(),
                shown.choice(),
                shown.text(),
                form == null ? answered.version() : form.seen(),
                answered.by(),
                answered.hat(),
                answered.at(),
                applications.setAside(one.application(), question).stream()
                        .map(aside -> new QuestionPage.SetAside(
                                Choices.label(question, aside.answer().choice()),
                                aside.answer().written(),
                                aside.by(),
                                aside.hat(),
                                aside.at()))
                        .toList(),
                problems);
    }

    /** What cannot be kept as it is. Whether everything is there is asked before sending. */
    private Problems problems(Where where, AnswerForm form, CurrentPerson me) {
        var problems = form.problems();
        var chosen = form.answer().choice();
        if (!chosen.isEmpty()
                && choices(where, me).stream().noneMatch(choice -> choice.key().equals(chosen))) {
            problems.add("choice", say("Choose one of these"));
        }
        return problems;
    }

    private List<Choices.Choice> choices(Where where, CurrentPerson me) {
        return reading.within(() -> {
            var call = begun.of(where.pair, where.slug, me).call();
            var questions = calls.questionsOf(call.id());
            return where.number < 1 || where.number > questions.size()
                    ? List.<Choices.Choice>of()
                    : Choices.of(questions.get(where.number - 1), call);
        });
    }
}
