package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.page.ErasurePage;
import org.alongside.web.AtMost;
import org.alongside.web.Cookies;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My account: what I am called, how to reach me, my sessions, my archive, and leaving. */
@Controller
class AccountController {

    static final String ERASURE = "/account/erasure";

    private static final Later SAVED = later("Saved.");
    private static final Later SESSION_ENDED = later("That session is ended.");
    private static final Later HELPED = later("It is noted who helps you write.");
    private static final Later NOT_HELPED = later("It is noted that you write by yourself again.");
    private static final Later ERASED = later("You are erased here. We wish you well.");

    private final Account account;
    private final Leaving leaving;
    private final Archive archive;
    private final Cookies cookies;
    private final Notices notices;

    AccountController(Account account, Leaving leaving, Archive archive, Cookies cookies, Notices notices) {
        this.account = account;
        this.leaving = leaving;
        this.archive = archive;
        this.cookies = cookies;
        this.notices = notices;
    }

    @GetMapping("/account")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(CurrentPerson me) {
        return Pages.page("people/account", account.page(me));
    }

    @PostMapping("/account")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView save(AccountForm form, CurrentPerson me, HttpServletResponse response) {
        var problems = form.problems();
        if (!problems.any() && !account.save(me, form)) {
            problems.changedElsewhere("interests");
        }
        if (problems.any()) {
            return Pages.again("people/account", account.again(me, form, problems));
        }
        notices.say(response, SAVED);
        return new ModelAndView("redirect:/account");
    }

    @PostMapping("/account/helper")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView help(
            @RequestParam(defaultValue = "") String helper,
            @RequestParam(defaultValue = "false") boolean agreed,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = Problems.none()
                .need("helper", helper, say("Tell us who helps you"))
                .atMost("helper", helper, 80, say("Use a name of at most 80 characters"));
        if (!agreed) {
            problems.add("agreed", say("Tell us that you want them to type for you"));
        }
        if (problems.any()) {
            return Pages.again("people/account", account.page(me).with(helper, problems));
        }
        account.letHelp(me, helper.strip());
        notices.say(response, HELPED);
        return new ModelAndView("redirect:/account");
    }

    @PostMapping("/account/helper/ending")
    @Who(Who.Role.SIGNED_IN)
    String endHelp(CurrentPerson me, HttpServletResponse response) {
        account.endHelp(me);
        notices.say(response, NOT_HELPED);
        return "redirect:/account";
    }

    @PostMapping("/sessions/{session}/ending")
    @Who(Who.Role.SIGNED_IN)
    String endSession(@PathVariable UUID session, CurrentPerson me, HttpServletResponse response) {
        if (!account.endSession(session, me)) {
            throw new NotHere();
        }
        notices.say(response, SESSION_ENDED);
        return "redirect:/account";
    }

    @GetMapping("/account/archive")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 20, minutes = 60, of = "archives")
    void archive(CurrentPerson me, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"alongside-everything-of-mine.zip\"");
        response.setHeader("Cache-Control", "no-store");
        archive.write(me, archive.gather(me), response.getOutputStream());
    }

    @GetMapping(ERASURE)
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView ask(CurrentPerson me) {
        return Pages.page("people/erasure", new ErasurePage(me.name(), Problems.none()));
    }

    @PostMapping(ERASURE)
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView erase(
            @RequestParam(defaultValue = "false") boolean sure, CurrentPerson me, HttpServletResponse response) {
        if (!sure) {
            return Pages.again(
                    "people/erasure",
                    new ErasurePage(
                            me.name(), Problems.none().add("sure", say("Tell us that you are sure, or go back"))));
        }
        leaving.erase(me);
        cookies.forget(response, Cookies.SESSION);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        notices.say(response, ERASED);
        return new ModelAndView("redirect:/");
    }
}
