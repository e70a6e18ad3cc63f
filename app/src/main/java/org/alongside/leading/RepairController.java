package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.leading.page.HeardPage;
import org.alongside.leading.page.RepairPage;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
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

/** Mending what is no longer true of an agreement: one says it, the other says what they heard. */
@Controller
@RequestMapping("/pairs/{pair}/agreement/repairs")
class RepairController {

    private static final Later SAID = later("Said. Your partner reads it, and says what they heard.");
    private static final Later HEARD = later("You have said what you heard.");
    private static final Later MENDED = later("Good. It stands below as mended.");
    static final Later NOT_NOW =
            later("It was decided already, or your pair pauses or has ended. Look at how it stands.");

    private static final int LONGEST = 1_000;

    private final Pairs pairs;
    private final Repairs repairs;
    private final Repairing repairing;
    private final Notices notices;
    private final Reading reading;

    RepairController(Pairs pairs, Repairs repairs, Repairing repairing, Notices notices, Reading reading) {
        this.pairs = pairs;
        this.repairs = repairs;
        this.repairing = repairing;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/new")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page("leading/repair", page(pair, "", "", me, Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.HALF)
    ModelAndView tell(
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String heading,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me,
            HttpServletResponse response) {
        var chosen = Heading.of(heading).filter(one -> one.kind() == Heading.Kind.AGREEMENT);
        var problems = Problems.none();
        if (chosen.isEmpty()) {
            problems.add("heading", say("Choose what it is about"));
        }
        problems.need("text", text, say("Say what is no longer true, in your own words"))
                .atMost("text", text.strip(), LONGEST, say("Use at most 1,000 characters"));
        if (!problems.any() && !repairing.say(pair, chosen.orElseThrow(), text.strip(), me)) {
            problems.add("text", NOT_NOW.now().plain());
        }
        return problems.any()
                ? reading.within(() -> Pages.again("leading/repair", page(pair, heading, text, me, problems)))
                : said(SAID, pair, response);
    }

    @GetMapping("/{repair}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID repair, CurrentPerson me) {
        return Pages.page("leading/heard", heard(pair, repair, "", me, Problems.none()));
    }

    /** The other half says back what they heard. */
    @PostMapping("/{repair}/hearing")
    @Who(Who.Role.HALF)
    ModelAndView hear(
            @PathVariable UUID pair,
            @PathVariable UUID repair,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = Problems.none()
                .need("text", text, say("Say what you heard, in your own words"))
                .atMost("text", text.strip(), LONGEST, say("Use at most 1,000 characters"));
        if (problems.any()) {
            return reading.within(() -> Pages.again("leading/heard", heard(pair, repair, text, me, problems)));
        }
        return repairing.hear(pair, repair, text.strip(), me)
                ? said(HEARD, pair, response)
                : Pages.notKept(NOT_NOW.now().plain(), "/pairs/" + pair + "/agreement/repairs/" + repair, text.strip());
    }

    @PostMapping("/{repair}/mending")
    @Who(Who.Role.HALF)
    ModelAndView end(
            @PathVariable UUID pair, @PathVariable UUID repair, CurrentPerson me, HttpServletResponse response) {
        return said(repairing.end(pair, repair, me) ? MENDED : NOT_NOW, pair, response);
    }

    private RepairPage page(UUID pair, String heading, String text, CurrentPerson me, Problems problems) {
        var both = both(pair, me);
        return new RepairPage(both, me.id().value(), repairing.signed(pair), heading, text, LONGEST, problems);
    }

    private HeardPage heard(UUID pair, UUID repair, String text, CurrentPerson me, Problems problems) {
        var both = both(pair, me);
        var found = repairs.find(pair, repair).orElseThrow(NotHere::new);
        return new HeardPage(both, me.id().value(), repairing.signed(pair), found, text, LONGEST, problems);
    }

    private Pair both(UUID pair, CurrentPerson me) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    private ModelAndView said(Later sentence, UUID pair, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:/pairs/" + pair + "/agreement");
    }
}
