package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.alongside.language.Later;
import org.alongside.people.page.PasskeyPage;
import org.alongside.proving.Passkeys;
import org.alongside.web.AtMost;
import org.alongside.web.Cookies;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Making a passkey, and what the script asks for before one is made or used. */
@Controller
class PasskeyController {

    private static final Later ADDED = later("Your passkey is set up, and it has proved who you are.");
    private static final int MOST_CHALLENGES = 600;

    private final ChangingWays changing;
    private final Ways ways;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final SessionCookie sessionCookie;
    private final Cookies cookies;
    private final Notices notices;

    PasskeyController(
            ChangingWays changing,
            Ways ways,
            Passkeys passkeys,
            Challenges challenges,
            SessionCookie sessionCookie,
            Cookies cookies,
            Notices notices) {
        this.changing = changing;
        this.ways = ways;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.sessionCookie = sessionCookie;
        this.cookies = cookies;
        this.notices = notices;
    }

    @PostMapping("/sign-in/passkey/challenge")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST_CHALLENGES, minutes = 10, of = "challenges")
    @ResponseBody
    Map<String, Object> toUse(HttpServletRequest request) {
        return passkeys.toUse(challenges.make(visit(request)));
    }

    @GetMapping("/account/ways/passkey")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView show(@RequestParam(defaultValue = "/account/ways") String onward) {
        return Pages.page("people/passkey", new PasskeyPage(say("My passkey"), Onward.safe(onward), Problems.none()));
    }

    @PostMapping("/account/ways/passkey/challenge")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    @ResponseBody
    Map<String, Object> toMake(CurrentPerson me, HttpServletRequest request) {
        return passkeys.toMake(challenges.make(visit(request)), me.id().value(), me.name(), ways.passkeysOf(me.id()));
    }

    @PostMapping("/account/ways/passkey")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView add(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String onward,
            CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var problems = WayController.nameProblems(name);
        if (!problems.any()) {
            var token = changing.addPasskey(answer, visit(request), name.strip(), me, Device.of(request));
            if (token.isPresent()) {
                sessionCookie.give(token.get(), request, response);
                notices.say(response, ADDED);
                return new ModelAndView("redirect:" + Onward.safe(onward));
            }
            problems.add("name", say("Try again, or use another device: this passkey did not prove that it is you."));
        }
        return Pages.again("people/passkey", new PasskeyPage(name, Onward.safe(onward), problems));
    }

    private String visit(HttpServletRequest request) {
        return cookies.secret(request, Cookies.VISIT).orElse("");
    }
}
