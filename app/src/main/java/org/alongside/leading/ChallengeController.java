package org.alongside.leading;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.leading.page.ChallengePage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A pair's shared challenge, with what they try next. */
@Controller
class ChallengeController {

    private final Pairs pairs;
    private final Documents documents;
    private final Commitments commitments;
    private final BothHands hands;
    private final AgreeAim agreeAim;
    private final CloseChallenge closeChallenge;
    private final Clock clock;

    ChallengeController(
            Pairs pairs,
            Documents documents,
            Commitments commitments,
            BothHands hands,
            AgreeAim agreeAim,
            CloseChallenge closeChallenge,
            Clock clock) {
        this.pairs = pairs;
        this.documents = documents;
        this.commitments = commitments;
        this.hands = hands;
        this.agreeAim = agreeAim;
        this.closeChallenge = closeChallenge;
        this.clock = clock;
    }

    @GetMapping("/pairs/{pair}/challenge")
    @Who(Who.Role.HALF)
    ModelAndView challenge(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var document = documents.of(pair, Heading.Kind.CHALLENGE).orElse(null);
        var today = Frame.here(clock.instant()).toLocalDate();
        return Pages.page(
                "leading/challenge",
                new ChallengePage(
                        both,
                        me.id().value(),
                        document,
                        document == null ? List.of() : commitments.of(document.id()),
                        document != null && both.isOpen() && agreeAim.isReady(document),
                        document != null && both.isOpen() && closeChallenge.isReady(document),
                        document == null ? List.of() : hands.openOffers(pair, document.id()),
                        today));
    }
}
