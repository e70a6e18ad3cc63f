package org.alongside.learning;

import org.alongside.learning.page.NetworkPage;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The network: everybody who is or was in a cohort here, as far as pairs show themselves to it. */
@Controller
class NetworkController {

    private final Introductions introductions;
    private final Network network;
    private final Pairs pairs;

    NetworkController(Introductions introductions, Network network, Pairs pairs) {
        this.introductions = introductions;
        this.network = network;
        this.pairs = pairs;
    }

    @GetMapping("/network")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@RequestParam(defaultValue = "") String that, CurrentPerson me) {
        return Pages.page(
                "learning/network",
                new NetworkPage(
                        introductions.shown(), Offering.of(that).orElse(null), network.isInside(), pairs.of(me.id())));
    }
}
