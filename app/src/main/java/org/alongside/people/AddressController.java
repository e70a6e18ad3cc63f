package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import org.alongside.language.Later;
import org.alongside.people.page.AddressPage;
import org.alongside.web.AtMost;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where my sign-in letters go. */
@Controller
class AddressController {

    /** Where the code of the letter to a new address is typed. */
    static final String CODE = "/account/address/code";

    private static final Later MOVED = later("Your letters go to the new address now.");
    private static final int MOST_LETTERS = 5;

    private final Moving moving;
    private final Notices notices;

    AddressController(Moving moving, Notices notices) {
        this.moving = moving;
        this.notices = notices;
    }

    @GetMapping("/account/address")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView show() {
        return Pages.page("people/address", new AddressPage("", false, Problems.none()));
    }

    @PostMapping("/account/address")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    @AtMost(value = MOST_LETTERS, minutes = 60, of = "letters to a new address")
    ModelAndView ask(@RequestParam(defaultValue = "") String email, CurrentPerson me) {
        var problems = Email.problems(email);
        if (problems.any()) {
            return Pages.again("people/address", new AddressPage(email, false, problems));
        }
        moving.ask(me, Email.tidy(email));
        return Pages.page("people/address", new AddressPage(Email.tidy(email), true, Problems.none()));
    }

    /** The letter may take longer than a session is fresh: then its reader signs in once more, and comes here. */
    @GetMapping(CODE)
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView type() {
        return Pages.page("people/address", new AddressPage("", true, Problems.none()));
    }

    @PostMapping(CODE)
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
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
