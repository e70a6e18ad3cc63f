package org.alongside.pairing;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.page.HandsPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.AtMost;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.ProofFirst;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Giving a hand: reading exactly what it says, then offering, agreeing, declining or taking it back. */
@Controller
class HandsController {

    private static final Later OFFERED = later("Your hand is given. Now it is your partner’s turn.");
    private static final Later DONE = later("You have both agreed. It is done.");
    private static final Later DECLINED = later("You said “not this time”. Your partner sees that, and no more.");
    private static final Later TAKEN_BACK = later("Your hand is yours again. Nothing has happened.");
    private static final Later OTHER_WORDS =
            later("The words were changed in the meantime. Read them again before you decide.");
    private static final Later OVERTAKEN = later(
            "This can’t be done any more: it was taken back, or somebody else was quicker. Nothing has happened.");
    private static final Later CLOSED = later("This was already decided, or its time is over.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing can be agreed now.");

    private final BothHands hands;
    private final Pairs pairs;
    private final Notices notices;

    HandsController(BothHands hands, Pairs pairs, Notices notices) {
        this.hands = hands;
        this.pairs = pairs;
        this.notices = notices;
    }

    /** What both would agree to, before anybody has. If it is offered already, that offer. */
    @GetMapping("/pairs/{pair}/hands")
    @Who(Who.Role.HALF)
    ModelAndView preview(
            @PathVariable UUID pair, @RequestParam String act, @RequestParam UUID subject, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        provedFor(act);
        var open = hands.openOffer(pair, act, subject);
        if (open.isPresent()) {
            return new ModelAndView(
                    "redirect:/pairs/" + pair + "/hands/" + open.get().id());
        }
        var preview = hands.preview(pair, act, subject);
        return Pages.page(
                "pairing/hands", HandsPage.before(halves(both, me), act, subject, preview.words(), preview.seen()));
    }

    @GetMapping("/pairs/{pair}/hands/{offer}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable UUID offer, CurrentPerson me) {
        var made = hands.madeIn(pair, offer, me.id()).orElseThrow(NotHere::new);
        var found = made.offer();
        provedFor(found.act());
        var preview = found.closedAt() == null ? hands.preview(pair, found.act(), found.subject()) : null;
        return Pages.page(
                "pairing/hands",
                HandsPage.offered(
                        halves(made.pair(), me),
                        offer,
                        found.offeredBy(),
                        found.offeredAt(),
                        found.until(),
                        found.closedAs(),
                        preview == null ? null : preview.words(),
                        preview == null ? "" : preview.seen()));
    }

    @PostMapping("/pairs/{pair}/hands")
    @Who(Who.Role.HALF)
    @AtMost(value = 60, minutes = 60, of = "letters")
    String offer(
            @PathVariable UUID pair,
            @RequestParam String act,
            @RequestParam UUID subject,
            @RequestParam String seen,
            CurrentPerson me,
            HttpServletResponse response) {
        provedFor(act);
        var outcome = hands.offer(pair, act, subject, seen, me.id());
        notices.say(response, sentence(outcome));
        return switch (outcome) {
            case DONE -> "redirect:" + hands.act(act).onward(pair, subject);
            case OTHER_WORDS -> "redirect:/pairs/" + pair + "/hands?act=" + act + "&subject=" + subject;
            default -> "redirect:/pairs/" + pair;
        };
    }

    @PostMapping("/pairs/{pair}/hands/{offer}/agreement")
    @Who(Who.Role.HALF)
    String agree(
            @PathVariable UUID pair,
            @PathVariable UUID offer,
            @RequestParam String seen,
            CurrentPerson me,
            HttpServletResponse response) {
        if (hands.takesOnARole(offer)) {
            ProofFirst.unlessTwo();
        }
        var outcome = hands.agree(offer, seen, me.id());
        notices.say(response, sentence(outcome));
        return switch (outcome) {
            case DONE -> "redirect:" + hands.onward(offer);
            case OTHER_WORDS -> "redirect:/pairs/" + pair + "/hands/" + offer;
            default -> "redirect:/pairs/" + pair;
        };
    }

    @PostMapping("/pairs/{pair}/hands/{offer}/refusal")
    @Who(Who.Role.HALF)
    String decline(@PathVariable UUID pair, @PathVariable UUID offer, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, sentence(hands.decline(offer, me.id())));
        return "redirect:/pairs/" + pair;
    }

    @PostMapping("/pairs/{pair}/hands/{offer}/withdrawal")
    @Who(Who.Role.HALF)
    String takeBack(@PathVariable UUID pair, @PathVariable UUID offer, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, sentence(hands.takeBack(offer, me.id())));
        return "redirect:/pairs/" + pair;
    }

    private void provedFor(String act) {
        if (hands.act(act).takesOnARole()) {
            ProofFirst.unlessTwo();
        }
    }

    private static HandsPage.Halves halves(Pair pair, CurrentPerson me) {
        return HandsPage.Halves.of(pair, me.id().value());
    }

    private static Later sentence(BothHands.Outcome outcome) {
        return switch (outcome) {
            case OFFERED -> OFFERED;
            case DONE -> DONE;
            case DECLINED -> DECLINED;
            case TAKEN_BACK -> TAKEN_BACK;
            case OTHER_WORDS -> OTHER_WORDS;
            case OVERTAKEN -> OVERTAKEN;
            case CLOSED -> CLOSED;
            case NOT_NOW -> NOT_NOW;
        };
    }
}
