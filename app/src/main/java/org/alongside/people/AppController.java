package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.alongside.language.Later;
import org.alongside.people.page.AppPage;
import org.alongside.proving.AppSecret;
import org.alongside.settings.Settings;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.QrPicture;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Setting up an authenticator app. */
@Controller
class AppController {

    private static final Later ADDED = later("Your app is set up, and it has proved who you are.");

    private final ChangingWays changing;
    private final SessionCookie sessionCookie;
    private final Settings settings;
    private final Notices notices;

    AppController(ChangingWays changing, SessionCookie sessionCookie, Settings settings, Notices notices) {
        this.changing = changing;
        this.sessionCookie = sessionCookie;
        this.settings = settings;
        this.notices = notices;
    }

    @GetMapping("/account/ways/app")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView show(@RequestParam(defaultValue = "/account/ways") String onward, CurrentPerson me) {
        return Pages.page(
                "people/app", page(AppSecret.fresh(), say("My phone"), Onward.safe(onward), me, Problems.none()));
    }

    @PostMapping("/account/ways/app")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView add(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String onward,
            CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var carried = changing.unsealed(secret, me);
        if (carried.isEmpty()) {
            return new ModelAndView("redirect:/account/ways/app");
        }
        var problems = WayController.nameProblems(name);
        var token = problems.any()
                ? java.util.Optional.<String>empty()
                : changing.addApp(carried.get(), code, name.strip(), me, Device.of(request));
        if (token.isPresent()) {
            sessionCookie.give(token.get(), request, response);
            notices.say(response, ADDED);
            return new ModelAndView("redirect:" + Onward.safe(onward));
        }
        problems.add("code", say("Wait for the next code in your app, and type that one: this one does not fit."));
        return Pages.again("people/app", page(carried.get(), name, Onward.safe(onward), me, problems));
    }

    private AppPage page(AppSecret secret, String name, String onward, CurrentPerson me, Problems problems) {
        return new AppPage(
                changing.sealed(secret, me),
                QrPicture.of(secret.uri(settings.organisation(), me.name())),
                secret.shown(),
                name,
                onward,
                problems);
    }
}
