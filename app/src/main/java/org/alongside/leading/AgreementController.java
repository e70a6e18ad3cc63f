package org.alongside.leading;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.leading.page.AgreementPage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A pair's agreement: as both have signed it, what is suggested since, and whether it is still true. */
@Controller
class AgreementController {

    private static final Later STILL_TRUE = later("You found it still true, today.");

    private final Pairs pairs;
    private final Documents documents;
    private final Repairs repairs;
    private final Repairing repairing;
    private final BothHands hands;
    private final SignAgreement signAgreement;
    private final Notices notices;

    AgreementController(
            Pairs pairs,
            Documents documents,
            Repairs repairs,
            Repairing repairing,
            BothHands hands,
            SignAgreement signAgreement,
            Notices notices) {
        this.pairs = pairs;
        this.documents = documents;
        this.repairs = repairs;
        this.repairing = repairing;
        this.hands = hands;
        this.signAgreement = signAgreement;
        this.notices = notices;
    }

    @GetMapping("/pairs/{pair}/agreement")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
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

    @PostMapping("/pairs/{pair}/agreement/readings")
    @Who(Who.Role.HALF)
    String stillTrue(@PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, repairing.stillTrue(pair, me) ? STILL_TRUE : RepairController.NOT_NOW);
        return "redirect:/pairs/" + pair + "/agreement";
    }

    private static List<AgreementPage.Found> found(Pair both, CurrentPerson me, Document document) {
        return document.readings().stream()
                .map(read -> new AgreementPage.Found(
                        both.half(read.person()).called(),
                        read.person().equals(me.id().value()),
                        read.at()))
                .toList();
    }
}
