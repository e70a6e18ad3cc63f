package org.alongside.pairing;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.page.HatPage;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.people.Hats;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Choosing the hat one speaks in as one of a pair. */
@Controller
class HatController {

    private static final Later CHOSEN = later("From now on, what you write here is in that hat.");

    private final Pairs pairs;
    private final Hats hats;
    private final Speaking speaking;
    private final Notices notices;

    HatController(Pairs pairs, Hats hats, Speaking speaking, Notices notices) {
        this.pairs = pairs;
        this.hats = hats;
        this.speaking = speaking;
        this.notices = notices;
    }

    @GetMapping("/pairs/{pair}/hat")
    @Who(Who.Role.HALF)
    ModelAndView choose(@PathVariable UUID pair, @RequestParam(defaultValue = "") String onward, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        return Pages.page("pairing/hat", new HatPage(both, me.id().value(), hats.of(me.id()), back(pair, onward)));
    }

    @PostMapping("/pairs/{pair}/hat")
    @Who(Who.Role.HALF)
    String speak(
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String hat,
            @RequestParam(defaultValue = "") String onward,
            CurrentPerson me,
            HttpServletResponse response) {
        speaking.as(Hat.of(hat).orElse(null), pair, me.id());
        notices.say(response, CHOSEN);
        return "redirect:" + back(pair, onward);
    }

    private static String back(UUID pair, String onward) {
        return onward.isEmpty() ? "/pairs/" + pair : Onward.safe(onward);
    }
}
