package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.leading.page.CommitmentPage;
import org.alongside.leading.page.OutcomePage;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
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

/** What the two try next: saying it, taking it on, and what came of it. */
@Controller
@RequestMapping("/pairs/{pair}/challenge/commitments")
class CommitmentController {

    private static final Later PLANNED = later("It stands in your challenge now.");
    private static final Later TAKEN_ON = later("You take it on.");
    private static final Later ENDED = later("Noted, with today’s date.");
    private static final Later NOT_NOW =
            later("It was decided already, or your pair pauses or has ended. Look at how it stands.");

    private static final int LONGEST = 1_000;

    /**
     * What is to be tried, as it is typed.
     *
     * @param insteadOf the one it takes the place of
     */
    public record Form(
            @Nullable String text,
            @Nullable String leads,
            @Nullable TypedDate due,
            @Nullable UUID insteadOf) {

        String words() {
            return text == null ? "" : text.strip();
        }

        TypedDate typedDue() {
            return due == null ? TypedDate.empty() : due;
        }

        Problems problems() {
            var problems = Problems.none()
                    .need("text", words(), say("Say what you will try"))
                    .atMost("text", words(), LONGEST, say("Use at most 1,000 characters"));
            if (Commitment.Leads.of(leads).isEmpty()) {
                problems.add("leads", say("Choose who does it"));
            }
            if (typedDue().date().isEmpty()) {
                problems.add("due", say("Give a day that exists, like 18 1 2027"));
            }
            return problems;
        }

        Committing.Plan plan() {
            return new Committing.Plan(
                    words(),
                    Commitment.Leads.of(leads).orElseThrow(),
                    typedDue().date().orElseThrow());
        }
    }

    private final Pairs pairs;
    private final Commitments commitments;
    private final Committing committing;
    private final Notices notices;
    private final Reading reading;

    CommitmentController(
            Pairs pairs, Commitments commitments, Committing committing, Notices notices, Reading reading) {
        this.pairs = pairs;
        this.commitments = commitments;
        this.committing = committing;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/new")
    @Who(Who.Role.HALF)
    ModelAndView ask(
            @PathVariable UUID pair, @RequestParam(required = false) @Nullable UUID insteadOf, CurrentPerson me) {
        var _ = committing.openChallenge(pair);
        return Pages.page("leading/commitment", page(pair, begun(pair, insteadOf), me, Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView plan(@PathVariable UUID pair, Form form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems();
        if (!problems.any() && !committing.plan(pair, form.plan(), form.insteadOf(), me)) {
            problems.add("text", NOT_NOW.now().plain());
        }
        return problems.any()
                ? reading.within(() -> Pages.again("leading/commitment", page(pair, form, me, problems)))
                : said(PLANNED, pair, response);
    }

    @GetMapping("/{commitment}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID commitment, CurrentPerson me) {
        return Pages.page("leading/outcome", outcome(pair, commitment, "", "", me, Problems.none()));
    }

    /** Says yes to what the other half asked. */
    @PostMapping("/{commitment}/acceptance")
    @Who(Who.Role.HALF)
    ModelAndView takeOn(
            @PathVariable UUID pair, @PathVariable UUID commitment, CurrentPerson me, HttpServletResponse response) {
        return said(committing.takeOn(pair, commitment, me) ? TAKEN_ON : NOT_NOW, pair, response);
    }

    /** What came of it. Changed: on to what takes its place. */
    @PostMapping("/{commitment}/outcome")
    @Who(Who.Role.HALF)
    ModelAndView end(
            @PathVariable UUID pair,
            @PathVariable UUID commitment,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String why,
            CurrentPerson me,
            HttpServletResponse response) {
        var chosen = Commitment.Outcome.of(outcome);
        var word = why.strip();
        var problems = problems(chosen.orElse(null), word);
        if (problems.any()) {
            return reading.within(
                    () -> Pages.again("leading/outcome", outcome(pair, commitment, outcome, word, me, problems)));
        }
        boolean ended = committing.end(pair, commitment, chosen.orElseThrow(), word, me);
        if (!ended && !word.isEmpty()) {
            return Pages.notKept(NOT_NOW.now().plain(), path(pair) + "/commitments/" + commitment, word);
        }
        return ended && chosen.get() == Commitment.Outcome.CHANGED
                ? new ModelAndView("redirect:" + path(pair) + "/commitments/new?insteadOf=" + commitment)
                : said(ended ? ENDED : NOT_NOW, pair, response);
    }

    private static Problems problems(Commitment.@Nullable Outcome outcome, String why) {
        var problems = Problems.none();
        if (outcome == null) {
            problems.add("outcome", say("Choose what came of it"));
        }
        if (outcome == Commitment.Outcome.CHANGED || outcome == Commitment.Outcome.LET_GO) {
            problems.need("why", why, say("Say why in a few words, so that you both know later"));
        }
        return problems.atMost("why", why, LONGEST, say("Use at most 1,000 characters"));
    }

    /** An empty form; or, where something takes the place of something else, with its words. */
    private Form begun(UUID pair, @Nullable UUID insteadOf) {
        if (insteadOf == null) {
            return new Form("", "", TypedDate.empty(), null);
        }
        var before = commitments.find(pair, insteadOf).orElseThrow(NotHere::new);
        return new Form(before.text(), before.leads().key(), TypedDate.empty(), insteadOf);
    }

    private CommitmentPage page(UUID pair, Form form, CurrentPerson me, Problems problems) {
        return new CommitmentPage(
                pairs.with(me.id(), pair).orElseThrow(NotHere::new),
                me.id().value(),
                form.words(),
                form.leads() == null ? "" : form.leads(),
                form.typedDue(),
                form.insteadOf(),
                LONGEST,
                problems);
    }

    private OutcomePage outcome(
            UUID pair, UUID commitment, String chosen, String why, CurrentPerson me, Problems problems) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var found = commitments.find(pair, commitment).orElseThrow(NotHere::new);
        return new OutcomePage(both, me.id().value(), found, chosen, why, LONGEST, problems);
    }

    private ModelAndView said(Later sentence, UUID pair, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path(pair));
    }

    private static String path(UUID pair) {
        return "/pairs/" + pair + "/challenge";
    }
}
