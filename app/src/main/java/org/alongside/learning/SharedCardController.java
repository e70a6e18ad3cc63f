package org.alongside.learning;

import java.util.List;
import java.util.UUID;
import org.alongside.leading.Stories;
import org.alongside.learning.page.SharedCardsPage;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Learning cards beyond their cohort: for the network, and for everyone. */
@Controller
class SharedCardController {

    private final Cards cards;
    private final Stories stories;
    private final Network network;

    SharedCardController(Cards cards, Stories stories, Network network) {
        this.cards = cards;
        this.stories = stories;
        this.network = network;
    }

    /** Whoever is not of the network sees what everyone can read, and why it is no more. */
    @GetMapping("/network/cards")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView ofTheNetwork(@RequestParam(defaultValue = "") String about) {
        return Pages.page(
                "learning/network-cards",
                new SharedCardsPage(
                        "/network/cards",
                        cards.inNetwork(),
                        stories.inNetwork(),
                        Content.of(about).orElse(null),
                        network.isInside()));
    }

    @GetMapping("/learning-cards")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView everyone(@RequestParam(defaultValue = "") String about) {
        return Pages.page(
                "learning/open-cards",
                new SharedCardsPage(
                        "/learning-cards",
                        cards.forEveryone(),
                        List.of(),
                        Content.of(about).orElse(null),
                        false));
    }

    @GetMapping("/learning-cards/{card}")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView one(@PathVariable UUID card) {
        return Pages.page("learning/open-card", cards.forEveryone(card).orElseThrow(NotHere::new));
    }
}
