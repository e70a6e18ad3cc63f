package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.language.Later;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.ApplicationPage;
import org.alongside.programme.page.ApplyPage;
import org.alongside.programme.page.OwnPage;
import org.alongside.programme.page.QuestionPage;
import org.alongside.programme.page.Together;
import org.alongside.programme.page.VersionsPage;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A pair applies: one question a page, and a page that shows how far they are. */
@Controller
class ApplicationController {

    /** The header with which the script says that it saves by itself. */
    private static final String BY_ITSELF = "X-Autosave";

    private static final int LONGEST = 3_000;
    private static final Later SAVED = later("Saved. You can both go on whenever you like.");
    private static final Later TAKEN_BACK = later("It is yours again. The leads can’t see it any more.");
    private static final Later DECLINED = later("You gave the place back. Another pair will be glad of it.");

    private final Pairs pairs;
    private final Calls calls;
    private final Applications applications;
    private final Applying applying;
    private final BothHands hands;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate reading;

    ApplicationController(
            Pairs pairs,
            Calls calls,
            Applications applications,
            Applying applying,
            BothHands hands,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pairs = pairs;
        this.calls = calls;
        this.applications = applications;
        this.applying = applying;
        this.hands = hands;
        this.notices = notices;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Which of my pairs applies? */
    @GetMapping("/programmes/{slug}/apply")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView ask(@PathVariable String slug, CurrentPerson me) {
        return Pages.page("programme/apply", apply(slug, me, ""));
    }

    @PostMapping("/pairs/{pair}/applications")
    @Who(Who.Role.HALF)
    ModelAndView begin(@PathVariable UUID pair, @RequestParam(defaultValue = "") String call, CurrentPerson me) {
        var refusal = applying.begin(pair, call, me);
        return refusal.isPresent()
                ? again("programme/apply", () -> apply(call, me, refusal.get()))
                : new ModelAndView("redirect:" + address(pair, call));
    }

    @GetMapping("/pairs/{pair}/applications/{slug}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me) {
        var both = with(pair, me);
        var applied = begun(pair, slug);
        var application = applied.begun();
        var now = clock.instant();
        var answers = applications.answers(applied.call().id(), application.id(), pair);
        boolean enough = answers.stream().allMatch(Applications.Answered::isEnough);
        var offer = application.isDraft() && enough
                ? hands.openOffer(pair, SendApplication.NAME, application.id())
                : applied.place() != null && applied.place().canBeTakenAt(now)
                        ? hands.openOffer(pair, TakePlace.NAME, application.id())
                        : Optional.<Offer>empty();
        return Pages.page(
                "programme/application",
                new ApplicationPage(
                        Together.of(both, me.id().value()),
                        applied.call(),
                        application.id(),
                        application.sentAt(),
                        application.withdrawnAt(),
                        applied.call().isClosedAt(now),
                        answers.stream()
                                .map(answered -> new ApplicationPage.Row(
                                        answered.question().put(application.livesName(), application.worksName()),
                                        answered.question().kind() == Question.Kind.OPEN,
                                        Choices.label(
                                                answered.question(),
                                                answered.answer().choice()),
                                        answered.answer().text(),
                                        answered.isEnough(),
                                        answered.question().mayBeLeftOut()))
                                .toList(),
                        enough,
                        applied.ownWritten(),
                        offer.map(Offer::offeredBy).orElse(null),
                        told(applied),
                        place(applied, now)));
    }

    @GetMapping("/pairs/{pair}/applications/{slug}/questions/{number}")
    @Who(Who.Role.HALF)
    ModelAndView question(
            @PathVariable UUID pair, @PathVariable String slug, @PathVariable int number, CurrentPerson me) {
        var both = with(pair, me);
        var applied = begun(pair, slug);
        if (!applied.begun().isDraft() || !applied.call().isOpenAt(clock.instant())) {
            return new ModelAndView("redirect:" + address(pair, slug));
        }
        return Pages.page("programme/question", question(both, applied, number, null, -1, me, Problems.none()));
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/questions/{number}")
    @Who(Who.Role.HALF)
    ModelAndView answer(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String later,
            CurrentPerson me,
            HttpServletResponse response) {
        var typed = new Answer(choice, text.strip());
        var problems = problems(pair, slug, number, typed, me);
        if (problems.any()) {
            return questionAgain(pair, slug, number, typed, version, me, problems);
        }
        return onward(
                applying.answer(pair, slug, number, typed, version, me),
                typed,
                new Where(pair, slug, number, later),
                me,
                response);
    }

    /** The same, as it is typed: nothing to see, only the version to go on from. */
    @PostMapping(value = "/pairs/{pair}/applications/{slug}/questions/{number}", headers = BY_ITSELF)
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me) {
        var typed = new Answer(choice, text.strip());
        return problems(pair, slug, number, typed, me).any()
                ? ResponseEntity.unprocessableContent().build()
                : kept(applying.answer(pair, slug, number, typed, version, me));
    }

    /** Both have changed it: which version stays? */
    @PostMapping("/pairs/{pair}/applications/{slug}/questions/{number}/choice")
    @Who(Who.Role.HALF)
    ModelAndView choose(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "theirs") String keep,
            CurrentPerson me,
            HttpServletResponse response) {
        var mine = new Answer(choice, text.strip());
        var problems = problems(pair, slug, number, mine, me);
        if (problems.any()) {
            return questionAgain(pair, slug, number, mine, version, me, problems);
        }
        var which = keep.equals("mine") ? Applying.Keep.MINE : Applying.Keep.THEIRS;
        return onward(
                applying.choose(pair, slug, number, mine, version, which, me),
                mine,
                new Where(pair, slug, number, "stay"),
                me,
                response);
    }

    @GetMapping("/pairs/{pair}/applications/{slug}/own")
    @Who(Who.Role.HALF)
    ModelAndView own(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me) {
        var both = with(pair, me);
        var applied = begun(pair, slug);
        var own = applications.ownOf(applied.begun().id(), me.id().value());
        return Pages.page("programme/own", own(both, applied, own.text(), own.version(), null, me, Problems.none()));
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/own")
    @Who(Who.Role.HALF)
    ModelAndView answerAlone(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me,
            HttpServletResponse response) {
        var typed = text.strip();
        var problems = tooLong(Problems.none(), typed);
        if (problems.any()) {
            return ownAgain(pair, slug, typed, version, null, me, problems);
        }
        return switch (applying.answerAlone(pair, slug, typed, version, me)) {
            case Applying.Outcome.Saved _ -> {
                notices.say(response, SAVED);
                yield new ModelAndView("redirect:" + address(pair, slug));
            }
            case Applying.Outcome.Changed changed ->
                ownAgain(pair, slug, typed, changed.version(), changed.answer().text(), me, Problems.none());
            case Applying.Outcome.Refused(var sentence) ->
                ownAgain(pair, slug, typed, version, null, me, Problems.none().add("text", sentence));
        };
    }

    @PostMapping(value = "/pairs/{pair}/applications/{slug}/own", headers = BY_ITSELF)
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keepAlone(
            @PathVariable UUID pair,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me) {
        var typed = text.strip();
        return tooLong(Problems.none(), typed).any()
                ? ResponseEntity.unprocessableContent().build()
                : kept(applying.answerAlone(pair, slug, typed, version, me));
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/withdrawal")
    @Who(Who.Role.HALF)
    String takeBack(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me, HttpServletResponse to) {
        applying.takeBack(pair, slug, me);
        notices.say(to, TAKEN_BACK);
        return "redirect:" + address(pair, slug);
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/place/refusal")
    @Who(Who.Role.HALF)
    String decline(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me, HttpServletResponse to) {
        applying.declinePlace(pair, slug, me);
        notices.say(to, DECLINED);
        return "redirect:" + address(pair, slug);
    }

    /** @param later what to do after saving: go on, or come back later */
    private record Where(UUID pair, String slug, int number, String later) {}

    private ModelAndView onward(
            Applying.Outcome outcome, Answer typed, Where where, CurrentPerson me, HttpServletResponse response) {
        return switch (outcome) {
            case Applying.Outcome.Saved saved -> {
                if (!where.later.isEmpty()) {
                    notices.say(response, SAVED);
                }
                yield new ModelAndView("redirect:" + next(where, saved.questions()));
            }
            case Applying.Outcome.Changed changed -> versions(where, typed, changed, me);
            case Applying.Outcome.Refused(var sentence) ->
                questionAgain(
                        where.pair,
                        where.slug,
                        where.number,
                        typed,
                        0,
                        me,
                        Problems.none().add("text", sentence));
        };
    }

    /** From one question to the next; after the last, to what each says alone. */
    private static String next(Where where, int questions) {
        var address = address(where.pair, where.slug);
        return switch (where.later) {
            case "" -> address + (where.number < questions ? "/questions/" + (where.number + 1) : "/own");
            case "stay" -> address + "/questions/" + where.number;
            default -> address;
        };
    }

    private ModelAndView versions(Where where, Answer mine, Applying.Outcome.Changed changed, CurrentPerson me) {
        return again("programme/versions", () -> {
            var both = with(where.pair, me);
            var applied = begun(where.pair, where.slug);
            var answered = answered(applied, where.number);
            return new VersionsPage(
                    Together.of(both, me.id().value()),
                    applied.call(),
                    where.number,
                    put(applied, answered),
                    changed.by(),
                    changed.at(),
                    changed.version(),
                    Choices.label(answered.question(), changed.answer().choice()),
                    changed.answer().text(),
                    mine.choice(),
                    Choices.label(answered.question(), mine.choice()),
                    mine.text());
        });
    }

    private ModelAndView questionAgain(
            UUID pair, String slug, int number, Answer typed, int version, CurrentPerson me, Problems problems) {
        return again(
                "programme/question",
                () -> question(with(pair, me), begun(pair, slug), number, typed, version, me, problems));
    }

    private QuestionPage question(
            Pair both,
            Applications.Applied applied,
            int number,
            @Nullable Answer typed,
            int version,
            CurrentPerson me,
            Problems problems) {
        var application = applied.begun();
        var all = applications.answers(applied.call().id(), application.id(), application.pair());
        if (number < 1 || number > all.size()) {
            throw new NotHere();
        }
        var answered = all.get(number - 1);
        var question = answered.question();
        var shown = typed == null ? answered.answer() : typed;
        return new QuestionPage(
                Together.of(both, me.id().value()),
                applied.call(),
                number,
                all.size() + 1,
                put(applied, answered),
                question.help(),
                question.kind() == Question.Kind.OPEN,
                question.asksForWords(),
                Choices.of(question, applied.call()).stream()
                        .map(choice -> new QuestionPage.Choice(choice.key(), choice.label()))
                        .toList(),
                shown.choice(),
                shown.text(),
                typed == null ? answered.version() : version,
                answered.by(),
                answered.at(),
                applications.setAside(application, question).stream()
                        .map(aside -> new QuestionPage.SetAside(
                                Choices.label(question, aside.answer().choice()),
                                aside.answer().text(),
                                aside.by(),
                                aside.at()))
                        .toList(),
                problems);
    }

    private ModelAndView ownAgain(
            UUID pair,
            String slug,
            String typed,
            int version,
            @Nullable String stands,
            CurrentPerson me,
            Problems problems) {
        return again(
                "programme/own", () -> own(with(pair, me), begun(pair, slug), typed, version, stands, me, problems));
    }

    private OwnPage own(
            Pair both,
            Applications.Applied applied,
            String typed,
            int version,
            @Nullable String stands,
            CurrentPerson me,
            Problems problems) {
        return new OwnPage(
                Together.of(both, me.id().value()),
                applied.call(),
                typed,
                version,
                stands,
                applied.begun().isDraft() && applied.call().isOpenAt(clock.instant()),
                applied.begun().isSent(),
                problems);
    }

    private ApplyPage apply(String slug, CurrentPerson me, String refusal) {
        var call = calls.published(slug).orElseThrow(NotHere::new);
        var begun = applications.pairsApplyingTo(call.id());
        return new ApplyPage(
                call,
                call.isOpenAt(clock.instant()),
                pairs.of(me.id()).stream()
                        .filter(Pair::isOpen)
                        .map(pair ->
                                new ApplyPage.Choice(Together.of(pair, me.id().value()), begun.contains(pair.id())))
                        .toList(),
                refusal);
    }

    private static ApplicationPage.@Nullable Told told(Applications.Applied applied) {
        var told = applied.told();
        return told == null ? null : new ApplicationPage.Told(told.outcome(), told.reason(), told.feedback());
    }

    private static ApplicationPage.@Nullable Place place(Applications.Applied applied, Instant now) {
        var place = applied.place();
        return place == null
                ? null
                : new ApplicationPage.Place(
                        place.acceptBy(), place.takenAt(), place.givenUpAt(), place.canBeTakenAt(now));
    }

    private Pair with(UUID pair, CurrentPerson me) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private Applications.Applied begun(UUID pair, String slug) {
        return applications
                .applied(pair, slug)
                .filter(applied -> applied.application() != null)
                .orElseThrow(NotHere::new);
    }

    private Applications.Answered answered(Applications.Applied applied, int number) {
        var application = applied.begun();
        return applications
                .answers(applied.call().id(), application.id(), application.pair())
                .get(number - 1);
    }

    /** What cannot be kept as it is. Whether everything is there is asked before sending. */
    private Problems problems(UUID pair, String slug, int number, Answer typed, CurrentPerson me) {
        var problems = tooLong(Problems.none(), typed.text());
        if (!typed.choice().isEmpty()) {
            var offered = Objects.requireNonNull(reading.execute(_ -> {
                var _ = with(pair, me);
                var call = begun(pair, slug).call();
                var questions = calls.questionsOf(call.id());
                return number < 1 || number > questions.size()
                        ? List.<Choices.Choice>of()
                        : Choices.of(questions.get(number - 1), call);
            }));
            if (offered.stream().noneMatch(choice -> choice.key().equals(typed.choice()))) {
                problems.add("choice", say("Choose one of these"));
            }
        }
        return problems;
    }

    private static Problems tooLong(Problems problems, String text) {
        return problems.atMost("text", text, LONGEST, say("Use at most 3,000 characters"));
    }

    private static ResponseEntity<Map<String, Integer>> kept(Applying.Outcome outcome) {
        return switch (outcome) {
            case Applying.Outcome.Saved saved -> ResponseEntity.ok(Map.of("version", saved.version()));
            case Applying.Outcome.Changed _, Applying.Outcome.Refused _ ->
                ResponseEntity.status(409).build();
        };
    }

    private static String put(Applications.Applied applied, Applications.Answered answered) {
        return answered.question()
                .put(applied.begun().livesName(), applied.begun().worksName());
    }

    private ModelAndView again(String template, Supplier<Object> page) {
        return Objects.requireNonNull(reading.execute(_ -> Pages.again(template, page.get())));
    }

    private static String address(UUID pair, String slug) {
        return "/pairs/" + pair + "/applications/" + slug;
    }
}
