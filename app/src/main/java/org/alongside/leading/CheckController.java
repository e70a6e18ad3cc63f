package org.alongside.leading;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.language.Later;
import org.alongside.leading.page.CheckPage;
import org.alongside.leading.page.TakeCheckPage;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pair check: answering blind, and what both see once it is open. */
@Controller
@RequestMapping("/pairs/{pair}/check")
class CheckController {

    private static final Later SAVED = later("Saved. Only you can see it.");
    private static final Later READY = later("You are ready. It opens when you both are.");
    private static final Later OPENED = later("You are both ready, so it is open.");
    private static final Later STANDS = later("You are ready, so your answers stand. Take that back to change them.");
    private static final Later WRITING = later("You can change your answers again.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing changes here now.");

    private final Pairs pairs;
    private final BlindAnswers blind;
    private final Checking checking;
    private final CheckTimes times;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    CheckController(
            Pairs pairs,
            BlindAnswers blind,
            Checking checking,
            CheckTimes times,
            Notices notices,
            Reading reading,
            Clock clock) {
        this.pairs = pairs;
        this.blind = blind;
        this.checking = checking;
        this.times = times;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var answers = blind.in(pair, Check.Moment.BEGINNING);
        return Pages.page(
                "leading/check",
                new CheckPage(
                        both,
                        me.id().value(),
                        rows(answers, times.of(pair), me),
                        checked(answers, both),
                        Frame.here(clock.instant()).toLocalDate()));
    }

    @GetMapping("/{moment}")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, @PathVariable String moment, CurrentPerson me) {
        var page = page(pair, moment(moment), Map.of(), me, Problems.none());
        return page.open() ? new ModelAndView("redirect:" + path(pair)) : Pages.page("leading/take-check", page);
    }

    /** @param typed what was ticked and contradicts what is kept now; empty as long as nothing came back */
    private TakeCheckPage page(
            UUID pair, Check.Moment moment, Map<Check.Item, Check.Degree> typed, CurrentPerson me, Problems problems) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var mine = blind.mine(pair, moment.what(), me.id());
        return new TakeCheckPage(
                both,
                me.id().value(),
                moment,
                Check.unpacked(mine.map(BlindAnswers.Answer::text).orElse("")),
                typed,
                mine.map(BlindAnswers.Answer::version).orElse(0),
                mine.map(BlindAnswers.Answer::ready).orElse(false),
                mine.map(BlindAnswers.Answer::isOpen).orElse(false),
                problems);
    }

    /** Keeps what is chosen; and says that I am ready, if that was pressed. */
    @PostMapping("/{moment}")
    @Who(Who.Role.HALF)
    ModelAndView answer(
            @PathVariable UUID pair,
            @PathVariable String moment,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request,
            CurrentPerson me,
            HttpServletResponse response) {
        var found = moment(moment);
        var ticked = answers(request);
        var outcome = checking.answer(pair, found, ticked, version, me);
        if (outcome == Checking.Outcome.ELSEWHERE) {
            var problems = Problems.none();
            return reading.within(() -> {
                var page = page(pair, found, ticked, me, problems);
                page.contradicted().forEach(item -> problems.changedElsewhere(item.key()));
                return Pages.again("leading/take-check", page);
            });
        }
        if (outcome == Checking.Outcome.DONE && then.equals("ready")) {
            return said(
                    switch (checking.ready(pair, found, me)) {
                        case DONE, READY, ELSEWHERE -> READY;
                        case OPENED -> OPENED;
                        case NOT_NOW -> NOT_NOW;
                    },
                    pair,
                    response);
        }
        return said(
                switch (outcome) {
                    case DONE -> SAVED;
                    case OPENED, READY, ELSEWHERE -> STANDS;
                    case NOT_NOW -> NOT_NOW;
                },
                pair,
                response);
    }

    @PostMapping("/{moment}/readiness/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView notReadyYet(
            @PathVariable UUID pair, @PathVariable String moment, CurrentPerson me, HttpServletResponse response) {
        var outcome = checking.notReadyYet(pair, moment(moment), me);
        return said(outcome == Checking.Outcome.DONE ? WRITING : OPENED, pair, response);
    }

    private static Map<Check.Item, Check.Degree> answers(HttpServletRequest request) {
        var answers = new EnumMap<Check.Item, Check.Degree>(Check.Item.class);
        for (var item : Check.Item.values()) {
            var typed = request.getParameter(item.key());
            if (typed != null && typed.length() == 1) {
                Check.Degree.of(Character.digit(typed.charAt(0), 10)).ifPresent(degree -> answers.put(item, degree));
            }
        }
        return answers;
    }

    /** Of the other half nothing, before it is open. */
    private static List<CheckPage.Row> rows(
            List<BlindAnswers.Answer> answers, Map<Check.Moment, LocalDate> times, CurrentPerson me) {
        return Stream.of(Check.Moment.values())
                .map(moment -> {
                    var mine = answers.stream()
                            .filter(answer -> answer.what().equals(moment.what()))
                            .filter(answer -> answer.person().equals(me.id().value()))
                            .findFirst();
                    return new CheckPage.Row(
                            moment,
                            times.get(moment),
                            mine.isPresent(),
                            mine.map(BlindAnswers.Answer::ready).orElse(false),
                            mine.map(BlindAnswers.Answer::openedAt).orElse(null));
                })
                .toList();
    }

    private static List<Checked> checked(List<BlindAnswers.Answer> answers, Pair both) {
        return Stream.of(Check.Moment.values())
                .flatMap(moment -> answers.stream()
                        .filter(answer -> answer.what().equals(moment.what()) && answer.isOpen())
                        .map(BlindAnswers.Answer::openedAt)
                        .findFirst()
                        .map(at -> new Checked(
                                moment, at, of(answers, moment, both.lives()), of(answers, moment, both.works())))
                        .stream())
                .toList();
    }

    private static Map<Check.Item, Check.Degree> of(
            List<BlindAnswers.Answer> answers, Check.Moment moment, Pair.Half half) {
        return answers.stream()
                .filter(answer -> answer.what().equals(moment.what()))
                .filter(answer -> answer.person().equals(half.person()))
                .findFirst()
                .map(BlindAnswers.Answer::text)
                .map(Check::unpacked)
                .orElse(Map.of());
    }

    private static Check.Moment moment(String key) {
        return Check.Moment.of(key).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path(pair));
    }

    private static String path(UUID pair) {
        return "/pairs/" + pair + "/check";
    }
}
