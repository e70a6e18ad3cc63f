package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.LeadInvitationPage;
import org.alongside.web.Frame;
import org.alongside.web.Limits;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Saying yes or no to leading a programme. */
@Controller
class LeadInvitationController {

    private static final Later LEADING = later("You are a lead of this programme now.");
    private static final Later DECLINED = later("You said no, and we have forgotten your details.");

    private final NamingLeads naming;
    private final Limits limits;
    private final Notices notices;

    LeadInvitationController(NamingLeads naming, Limits limits, Notices notices) {
        this.naming = naming;
        this.limits = limits;
        this.notices = notices;
    }

    @GetMapping("/lead-invitations/{secret}")
    @Who(Who.Role.ANYONE)
    ModelAndView show(@PathVariable String secret, HttpServletRequest request) {
        limits.count("lead invitation", request, 200, Duration.ofMinutes(10));
        return naming.behind(secret)
                .map(invitation -> Pages.page(
                        "programme/lead-invitation",
                        new LeadInvitationPage(
                                secret,
                                invitation.programmeName(),
                                Frame.current().visitor().isPresent())))
                .orElseGet(LeadInvitationController::over);
    }

    @PostMapping("/lead-invitations/{secret}/acceptance")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView accept(@PathVariable String secret, CurrentPerson me, HttpServletResponse response) {
        if (naming.accept(secret, me).isEmpty()) {
            return over();
        }
        notices.say(response, LEADING);
        return new ModelAndView("redirect:/lead");
    }

    @PostMapping("/lead-invitations/{secret}/refusal")
    @Who(Who.Role.ANYONE)
    ModelAndView decline(@PathVariable String secret, HttpServletResponse response) {
        if (!naming.decline(secret)) {
            return over();
        }
        notices.say(response, DECLINED);
        return new ModelAndView("redirect:/");
    }

    private static ModelAndView over() {
        var page = Pages.page("programme/lead-invitation", LeadInvitationPage.over());
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
