package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.alongside.language.Later;
import org.alongside.people.page.AddressPage;
import org.alongside.web.Limits;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where my sign-in letters go. */
@Controller
class AddressController {

    private static final Later MOVED = later("Your letters go to the new address now.");
    private static final int MOST_LETTERS = 5;

    private final Moving moving;
    private final Limits limits;
    private final Notices notices;

    AddressController(Moving moving, Limits limits, Notices notices) {
        this.moving = moving;
        this.limits = limits;
        this.notices = notices;
    }

    @GetMapping("/account/address")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView show() {
        return Pages.page("people/address", new AddressPage("", false, Problems.none()));
    }

    @PostMapping("/account/address")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView ask(@RequestParam(defaultValue = "") String email, CurrentPerson me) {
        var problems = Email.problems(email);
        if (problems.any()) {
            return Pages.again("people/address", new AddressPage(email, false, problems));
        }
        if (!limits.allows("address " + me.id().value(), MOST_LETTERS, Duration.ofHours(1))) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        moving.ask(me, Email.tidy(email));
        return Pages.page("people/address", new AddressPage(Email.tidy(email), true, Problems.none()));
    }

    @PostMapping("/account/address/code")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView prove(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String email,
            CurrentPerson me,
            HttpServletResponse response) {
        if (moving.move(me, code)) {
            notices.say(response, MOVED);
            return new ModelAndView("redirect:/account/ways");
        }
        var problems =
                Problems.none().add("code", say("Check the code, or ask for a new letter: this one does not fit."));
        return Pages.again("people/address", new AddressPage(email, true, problems));
    }
}
