package org.alongside.pairing;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.language.Later;
import org.alongside.pairing.page.EndingPage;
import org.alongside.pairing.page.PairPage;
import org.alongside.pairing.page.PairsPage;
import org.alongside.pairing.page.StepBackPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.AtMost;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A person's pairs, and a pair's own page. */
@Controller
class PairController {

    private static final Later PAUSED = later("Your pair pauses. Nothing is lost, and either of you can go on.");
    private static final Later RESUMED = later("Your pair goes on.");
    private static final Later PAUSED_ALREADY = later("Your pair pauses already, or has ended. Nothing was changed.");
    private static final Later GOES_ON_ALREADY =
            later("Your pair goes on already, or has ended. Look at how it stands.");
    private static final Later ENDED_ALREADY = later("Your pair had ended already. Nothing was changed.");
    private static final Later ENDED = later("Your pair has ended. What you wrote in private stays yours.");

    private final Pairs pairs;
    private final Invitations invitations;
    private final SteppingBack steppingBack;
    private final ObjectProvider<PairSpace> spaces;
    private final ObjectProvider<EndingWell> endings;
    private final Together together;
    private final BothHands hands;
    private final Notices notices;
    private final Clock clock;

    PairController(
            Pairs pairs,
            Invitations invitations,
            SteppingBack steppingBack,
            ObjectProvider<PairSpace> spaces,
            ObjectProvider<EndingWell> endings,
            Together together,
            BothHands hands,
            Notices notices,
            Clock clock) {
        this.pairs = pairs;
        this.invitations = invitations;
        this.steppingBack = steppingBack;
        this.spaces = spaces;
        this.endings = endings;
        this.together = together;
        this.hands = hands;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/pairs")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(CurrentPerson me) {
        return Pages.page(
                "pairing/pairs",
                new PairsPage(
                        me.id().value(),
                        pairs.of(me.id()),
                        invitations.openFrom(me.id()).stream()
                                .map(i -> new PairsPage.Invited(i.id(), i.name(), i.sentAt(), i.lapsesAt()))
                                .toList()));
    }

    @GetMapping("/pairs/{pair}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var person = me.id().value();
        var modules = spaces.orderedStream()
                .map(module -> module.entriesFor(both, person))
                .toList();
        var answers = together.each(
                given(pair, me),
                Stream.concat(Stream.of(Offers.WAITING), modules.stream()).toList());
        var entries = modules.stream()
                .flatMap(module -> answers.of(module).stream())
                .sorted(Comparator.comparingInt(PairSpace.Entry::order))
                .toList();
        var waiting = answers.of(Offers.WAITING).stream()
                .map(offer -> new PairPage.Waiting(
                        offer.id(),
                        hands.act(offer.act()).called(),
                        offer.offeredBy().equals(me.id().value()),
                        Offer.until(offer.lapsesAt(), offer.zone())))
                .toList();
        var reason = steppingBack.reasonFor(both);
        return Pages.page("pairing/pair", new PairPage(me.id().value(), both, entries, waiting, reason.orElse(null)));
    }

    /** Pausing and ending need one hand. What each means is said before. */
    @GetMapping("/pairs/{pair}/step-back")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        return Pages.page("pairing/step-back", new StepBackPage(me.id().value(), both, "", Problems.none()));
    }

    /** What the two may want to do before they part, or go on without the programme. */
    @GetMapping("/pairs/{pair}/ending")
    @Who(Who.Role.HALF)
    ModelAndView before(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var modules =
                endings.orderedStream().map(module -> module.lastSteps(both)).toList();
        var steps = together.all(given(pair, me), modules).stream()
                .sorted(Comparator.comparingInt(EndingWell.Step::order))
                .toList();
        return Pages.page("pairing/ending", new EndingPage(me.id().value(), both, steps));
    }

    @PostMapping("/pairs/{pair}/pause")
    @Who(Who.Role.HALF)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView pause(
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String reason,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = SteppingBack.problems(reason);
        return problems.any()
                ? again(pair, reason, me, problems)
                : done(pair, reason, steppingBack.pause(pair, reason, me), PAUSED, PAUSED_ALREADY, response);
    }

    @PostMapping("/pairs/{pair}/going-on")
    @Who(Who.Role.HALF)
    @AtMost(value = 60, minutes = 60, of = "letters")
    String goOn(@PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, steppingBack.goOn(pair, me) ? RESUMED : GOES_ON_ALREADY);
        return "redirect:/pairs/" + pair;
    }

    @PostMapping("/pairs/{pair}/ending")
    @Who(Who.Role.HALF)
    ModelAndView end(
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String reason,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = SteppingBack.problems(reason);
        return problems.any()
                ? again(pair, reason, me, problems)
                : done(pair, reason, steppingBack.end(pair, reason, me), ENDED, ENDED_ALREADY, response);
    }

    private Map<String, Object> given(UUID pair, CurrentPerson me) {
        return Map.of("pair", pair, "me", me.id().value(), "now", Times.at(clock.instant()));
    }

    private ModelAndView again(UUID pair, String reason, CurrentPerson me, Problems problems) {
        return Pages.again(
                "pairing/step-back", new StepBackPage(me.id().value(), steppingBack.pair(pair, me), reason, problems));
    }

    /** The other half may have stepped back a moment before: then a reason that was given is not kept. */
    private ModelAndView done(
            UUID pair, String reason, boolean done, Later sentence, Later refused, HttpServletResponse response) {
        if (!done && !reason.isBlank()) {
            return Pages.notKept(refused.now().plain(), "/pairs/" + pair, reason.strip());
        }
        notices.say(response, done ? sentence : refused);
        return new ModelAndView("redirect:/pairs/" + pair);
    }
}
