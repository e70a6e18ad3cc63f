package org.alongside.reflection;

import java.util.List;
import org.alongside.people.CurrentPerson;
import org.alongside.reflection.page.LimitsPage;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The limits of confidentiality, before the first reflection, and whenever somebody wants to read them again. */
@Controller
class ConfidentialityController {

    private final Confidentiality confidentiality;

    ConfidentialityController(Confidentiality confidentiality) {
        this.confidentiality = confidentiality;
    }

    @GetMapping("/journal/limits")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@RequestParam(defaultValue = "/journal") String onward, CurrentPerson me) {
        return Pages.page(
                "reflection/limits", new LimitsPage(confidentiality.isReadBy(me.id()), Onward.safe(onward), List.of()));
    }

    @PostMapping("/journal/limits")
    @Who(Who.Role.SIGNED_IN)
    String accept(@RequestParam(defaultValue = "/journal") String onward, CurrentPerson me) {
        confidentiality.read(me.id());
        return "redirect:" + Onward.safe(onward);
    }
}
