package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.SentListPage;
import org.alongside.programme.page.SentPage;
import org.alongside.web.Differences;
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

/** Leads read what was sent, decide with reasons, and tell the pairs. */
@Controller
@RequestMapping("/lead/{programme}/calls/{call}")
class DecisionController {

    private static final int LONGEST = 3_000;
    private static final Later DECIDED = later("Decided. The pair hears it when you tell them.");
    private static final Later TOLD = later("They are told. The letters say only that there is an answer.");
    private static final Later NOBODY = later("There was nobody to tell.");

    private final Calls calls;
    private final Applications applications;
    private final Decisions decisions;
    private final Deciding deciding;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    DecisionController(
            Calls calls,
            Applications applications,
            Decisions decisions,
            Deciding deciding,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.calls = calls;
        this.applications = applications;
        this.decisions = decisions;
        this.deciding = deciding;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping("/applications")
    @Who(Who.Role.LEAD)
    ModelAndView list(@PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me) {
        var found = found(programme, call, me);
        var rows = decisions.of(call);
        return Pages.page(
                "programme/sent-list",
                new SentListPage(
                        found,
                        found.isClosedAt(clock.instant()),
                        rows.stream().map(DecisionController::row).toList(),
                        held(rows),
                        (int) rows.stream()
                                .filter(row -> row.outcome() != null && !row.isTold())
                                .count()));
    }

    @GetMapping("/applications/{application}")
    @Who(Who.Role.LEAD)
    ModelAndView show(
            @PathVariable UUID programme, @PathVariable UUID call, @PathVariable UUID application, CurrentPerson me) {
        return Pages.page(
                "programme/sent", page(programme, call, application, null, "", "", null, me, Problems.none()));
    }

    @PostMapping("/applications/{application}/decision")
    @Who(Who.Role.LEAD)
    ModelAndView decide(
            @PathVariable UUID programme,
            @PathVariable UUID call,
            @PathVariable UUID application,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String feedback,
            @RequestParam(defaultValue = "") String from,
            CurrentPerson me,
            HttpServletResponse response) {
        var chosen = Outcome.typed(outcome);
        var problems = problems(chosen.isPresent(), reason, feedback);
        if (chosen.isPresent() && !problems.any()) {
            var result = deciding.decide(
                    programme, call, application, chosen.get(), reason.strip(), feedback.strip(), from, me.id());
            if (result == Deciding.Result.DECIDED) {
                notices.say(response, DECIDED);
                return new ModelAndView("redirect:" + address(programme, call) + "/applications");
            }
            if (result == Deciding.Result.TOLD) {
                return Pages.notKept(
                        sentence(result), address(programme, call) + "/applications/" + application, reason, feedback);
            }
            problems.add("outcome", sentence(result));
        }
        return reading.within(() -> Pages.again(
                "programme/sent", page(programme, call, application, outcome, reason, feedback, from, me, problems)));
    }

    @PostMapping("/answers")
    @Who(Who.Role.LEAD)
    String tell(
            @PathVariable UUID programme,
            @PathVariable UUID call,
            @RequestParam(required = false) @Nullable UUID application,
            CurrentPerson me,
            HttpServletResponse response) {
        int told = deciding.tell(programme, call, application, me.id());
        notices.say(response, told == 0 ? NOBODY : TOLD);
        return "redirect:" + address(programme, call) + "/applications";
    }

    private SentPage page(
            UUID programme,
            UUID call,
            UUID application,
            @Nullable String outcome,
            String reason,
            String feedback,
            @Nullable String from,
            CurrentPerson me,
            Problems problems) {
        var found = found(programme, call, me);
        var rows = decisions.opening(call, application);
        var own = applications.ownOfAll(application);
        var row = rows.stream()
                .filter(r -> r.application().equals(application))
                .findFirst()
                .orElseThrow(NotHere::new);
        var words = row.words();
        return new SentPage(
                found,
                found.isClosedAt(clock.instant()),
                row(row),
                applications.answers(call, application, row.pair()).stream()
                        .map(answered -> new SentPage.Answer(
                                answered.question().put(row.livesName(), row.worksName()),
                                answered.question().kind() == Question.Kind.OPEN,
                                Choices.label(
                                        answered.question(), answered.answer().choice()),
                                answered.answer().written()))
                        .toList(),
                own.getOrDefault(row.lives(), Applications.Own.NOTHING).written(),
                own.getOrDefault(row.works(), Applications.Own.NOTHING).written(),
                Objects.requireNonNullElse(found.places(), 0) - held(rows),
                outcome == null ? (row.outcome() == null ? "" : row.outcome().key()) : outcome,
                outcome == null ? words.reason() : Written.here(reason),
                outcome == null ? words.feedback() : Written.here(feedback),
                row.mark(),
                from == null || from.equals(row.mark()) ? Map.of() : differences(row, outcome, reason, feedback),
                problems);
    }

    private static Map<String, String> differences(
            Decisions.Row row, @Nullable String outcome, String reason, String feedback) {
        return new Differences()
                .add(
                        say("What do you decide?"),
                        Outcome.typed(Objects.requireNonNullElse(outcome, ""))
                                .map(DecisionController::called)
                                .orElse(""),
                        row.outcome() == null ? "" : called(row.outcome()))
                .add(say("Why"), reason, row.words().reason().text())
                .add(
                        say("A word that may help"),
                        feedback,
                        row.words().feedback().text())
                .all();
    }

    private static String called(Outcome outcome) {
        return outcome.label().now().plain();
    }

    private Call found(UUID programme, UUID call, CurrentPerson me) {
        return calls.ledBy(me.id(), programme, call).filter(Call::isPublished).orElseThrow(NotHere::new);
    }

    private static int held(List<Decisions.Row> rows) {
        return (int) rows.stream()
                .filter(row -> row.place() != null && row.place().isHeld())
                .count();
    }

    private static SentListPage.Row row(Decisions.Row row) {
        var place = row.place();
        return new SentListPage.Row(
                row.application(),
                row.livesName(),
                row.livesHat(),
                row.worksName(),
                row.worksHat(),
                row.sentAt(),
                row.outcome(),
                row.line(),
                row.releasedAt(),
                place == null ? null : place.acceptBy(),
                place == null ? null : place.takenAt(),
                place == null ? null : place.givenUpAt());
    }

    private static Problems problems(boolean chosen, String reason, String feedback) {
        var problems = Problems.none();
        if (!chosen) {
            problems.add("outcome", say("Choose what you decide"));
        }
        return problems.need("reason", reason, say("Say why: the pair will read it"))
                .atMost("reason", reason, LONGEST, say("Use at most 3,000 characters"))
                .need("feedback", feedback, say("Write a word that may help them"))
                .atMost("feedback", feedback, LONGEST, say("Use at most 3,000 characters"));
    }

    private static String sentence(Deciding.Result result) {
        return switch (result) {
            case WITH_ANOTHER_PAIR ->
                say("One of them is in with another pair already: a person is in a cohort with one pair");
            case NO_PLACE_LEFT -> say("All places are held. Put them on the reserve list, or free a place first");
            case TOO_EARLY -> say("The call is still open: decide when it has closed, so that it is fair to all");
            case ELSEWHERE -> say("It was changed elsewhere in the meantime. Take from both what you want.");
            case TOLD -> say("The pair has been told already, so it stays");
            case DECIDED -> "";
        };
    }

    private static String address(UUID programme, UUID call) {
        return "/lead/" + programme + "/calls/" + call;
    }
}
