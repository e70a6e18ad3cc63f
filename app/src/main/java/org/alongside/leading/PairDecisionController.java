package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.leading.page.DecidePage;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.TypedDate;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the two decided: writing it down, correcting it, and taking it back. */
@Controller
@RequestMapping("/pairs/{pair}/decisions")
class PairDecisionController {

    private static final Later WRITTEN = later("Written down. Now each of you places it, alone.");
    private static final Later CORRECTED = later("Corrected. Each of you places it by these words.");
    private static final Later OPENED = later("You have both placed it, so it stands as it is.");
    private static final Later TAKEN_BACK = later("Taken back. Your words are gone.");

    private static final int LONGEST = 1_000;

    /** What was decided, as it is typed. */
    public record Form(
            @Nullable String text,
            @Nullable TypedDate day,
            @Nullable String ledBy,
            @Nullable String ladder) {

        static Form of(Decision decision) {
            return new Form(
                    decision.text(),
                    TypedDate.of(decision.decidedOn()),
                    decision.ledBy().key(),
                    decision.ladder().key());
        }

        String words() {
            return text == null ? "" : text.strip();
        }

        TypedDate typedDay() {
            return day == null ? TypedDate.empty() : day;
        }

        Problems problems(LocalDate today) {
            var problems = Problems.none()
                    .need("text", words(), say("Say what you decided"))
                    .atMost("text", words(), LONGEST, say("Use at most 1,000 characters"));
            if (typedDay().date().filter(typed -> !typed.isAfter(today)).isEmpty()) {
                problems.add("day", say("Give a day that exists and has come, like 18 1 2026"));
            }
            if (Commitment.Leads.of(ledBy).isEmpty()) {
                problems.add("ledBy", say("Choose who led"));
            }
            if (Ladder.of(ladder).isEmpty()) {
                problems.add("ladder", say("Choose a ladder"));
            }
            return problems;
        }

        Recording.Plain plain() {
            return new Recording.Plain(
                    words(),
                    typedDay().date().orElseThrow(),
                    Commitment.Leads.of(ledBy).orElseThrow(),
                    Ladder.of(ladder).orElseThrow());
        }
    }

    private final Pairs pairs;
    private final Recording recording;
    private final DecisionPages pages;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    PairDecisionController(
            Pairs pairs, Recording recording, DecisionPages pages, Notices notices, Reading reading, Clock clock) {
        this.pairs = pairs;
        this.recording = recording;
        this.pages = pages;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.HALF)
    ModelAndView all(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page("leading/decisions", pages.all(pair, me));
    }

    @GetMapping("/new")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        var begun = new Form("", TypedDate.of(today()), "", Ladder.TLAP.key());
        return Pages.page("leading/decide", page(pair, null, begun, 0, me, Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView write(@PathVariable UUID pair, Form form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems(today());
        if (!problems.any() && recording.record(pair, form.plain(), me) == Recording.Outcome.NOT_NOW) {
            problems.add("text", notNow());
        }
        return problems.any()
                ? reading.within(() -> Pages.again("leading/decide", page(pair, null, form, 0, me, problems)))
                : said(WRITTEN, path(pair), response);
    }

    @GetMapping("/{decision}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID decision, CurrentPerson me) {
        return Pages.page("leading/decision", pages.one(pair, decision, null, me, Problems.none()));
    }

    @GetMapping("/{decision}/correction")
    @Who(Who.Role.HALF)
    ModelAndView askAgain(@PathVariable UUID pair, @PathVariable UUID decision, CurrentPerson me) {
        var found = recording.mine(pair, decision, me);
        return found.isOpen()
                ? new ModelAndView("redirect:" + path(pair) + "/" + decision)
                : Pages.page("leading/decide", page(pair, found, Form.of(found), found.version(), me, Problems.none()));
    }

    @PostMapping("/{decision}/correction")
    @Who(Who.Role.HALF)
    ModelAndView correct(
            @PathVariable UUID pair,
            @PathVariable UUID decision,
            Form form,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = form.problems(today());
        if (problems.any()) {
            return again(pair, decision, form, version, me, problems);
        }
        return switch (recording.correct(pair, decision, form.plain(), version, me)) {
            case DONE -> said(CORRECTED, path(pair) + "/" + decision, response);
            case OPENED -> Pages.notKept(OPENED.now().plain(), path(pair) + "/" + decision, form.words());
            case ELSEWHERE -> again(pair, decision, form, 0, me, problems.changedElsewhere("text"));
            case NOT_NOW -> again(pair, decision, form, version, me, problems.add("text", notNow()));
        };
    }

    /** @param version the one it was typed on; 0 for what stands there now, which is shown beside it */
    private ModelAndView again(UUID pair, UUID decision, Form form, int version, CurrentPerson me, Problems problems) {
        return reading.within(() -> {
            var found = recording.mine(pair, decision, me);
            return Pages.again("leading/decide", page(pair, found, form, version, me, problems));
        });
    }

    @PostMapping("/{decision}/withdrawal")
    @Who(Who.Role.HALF)
    ModelAndView takeBack(
            @PathVariable UUID pair,
            @PathVariable UUID decision,
            @RequestParam(defaultValue = "") String sure,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = Problems.none();
        if (!sure.equals("true")) {
            problems.add("sure", say("Tick that your words shall go"));
        } else if (!recording.takeBack(pair, decision, version, me)) {
            problems.add("sure", say("It was corrected in the meantime. Read what stands there now, then tick again."));
        }
        return problems.any()
                ? reading.within(() -> {
                    var mine = recording.mine(pair, decision, me);
                    return Pages.again("leading/decision", pages.one(pair, mine.id(), null, me, problems));
                })
                : said(TAKEN_BACK, path(pair), response);
    }

    static String notNow() {
        return say("Your pair pauses or has ended, so nothing changes here now.");
    }

    static String path(UUID pair) {
        return "/pairs/" + pair + "/decisions";
    }

    private DecidePage page(
            UUID pair, @Nullable Decision correcting, Form form, int version, CurrentPerson me, Problems problems) {
        return new DecidePage(
                pairs.with(me.id(), pair).orElseThrow(NotHere::new),
                me.id().value(),
                correcting,
                version,
                form.words(),
                form.typedDay(),
                form.ledBy() == null ? "" : form.ledBy(),
                form.ladder() == null ? "" : form.ladder(),
                LONGEST,
                problems);
    }

    private LocalDate today() {
        return Frame.here(clock.instant()).toLocalDate();
    }

    private ModelAndView said(Later sentence, String path, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path);
    }
}
