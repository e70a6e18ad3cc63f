package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.leading.page.AgreementPage;
import org.alongside.leading.page.ChallengePage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pair;
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

/** A pair's shared challenge with what they try next, and their agreement: each on one page. */
@Controller
class ChallengeController {

    private final Pairs pairs;
    private final Documents documents;
    private final Commitments commitments;
    private final Repairs repairs;
    private final BothHands hands;
    private final AgreeAim agreeAim;
    private final CloseChallenge closeChallenge;
    private final SignAgreement signAgreement;
    private final Clock clock;

    ChallengeController(
            Pairs pairs,
            Documents documents,
            Commitments commitments,
            Repairs repairs,
            BothHands hands,
            AgreeAim agreeAim,
            CloseChallenge closeChallenge,
            SignAgreement signAgreement,
            Clock clock) {
        this.pairs = pairs;
        this.documents = documents;
        this.commitments = commitments;
        this.repairs = repairs;
        this.hands = hands;
        this.agreeAim = agreeAim;
        this.closeChallenge = closeChallenge;
        this.signAgreement = signAgreement;
        this.clock = clock;
    }

    @GetMapping("/pairs/{pair}/challenge")
    @Who(Who.Role.HALF)
    ModelAndView challenge(@PathVariable UUID pair, CurrentPerson me) {
        var both = pair(pair, me);
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

    @GetMapping("/pairs/{pair}/agreement")
    @Who(Who.Role.HALF)
    ModelAndView agreement(@PathVariable UUID pair, CurrentPerson me) {
        var both = pair(pair, me);
        var document = documents.of(pair, Heading.Kind.AGREEMENT).orElse(null);
        return Pages.page(
                "leading/agreement",
                new AgreementPage(
                        both,
                        me.id().value(),
                        document,
                        document != null && both.isOpen() && signAgreement.isReady(document),
                        document == null ? List.of() : hands.openOffers(pair, document.id()),
                        document == null ? List.of() : found(both, me, document),
                        document == null ? List.of() : repairs.of(document.id())));
    }

    private List<AgreementPage.Found> found(Pair both, CurrentPerson me, Document document) {
        return document.readings().stream()
                .map(read -> {
                    var half = both.half(read.person());
                    boolean mine = read.person().equals(me.id().value());
                    return new AgreementPage.Found(
                            half.name() == null ? say("your partner") : half.name(), mine, read.at());
                })
                .toList();
    }

    private Pair pair(UUID pair, CurrentPerson me) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }
}
