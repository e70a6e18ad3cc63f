package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.LeadInvitationPage;
import org.alongside.web.AtMost;
import org.alongside.web.Frame;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.ProofFirst;
import org.alongside.web.Visitor;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Saying yes or no to leading a programme, or to looking after safeguarding. */
@Controller
class LeadInvitationController {

    private static final Later LEADING = later("You are a lead of this programme now.");
    private static final Later SAFEGUARDING =
            later("You look after safeguarding now, as one of two. What people write to you stands on this page.");
    private static final Later DECLINED = later("You said no, and we have forgotten your details.");

    private final NamingLeads naming;
    private final Notices notices;

    LeadInvitationController(NamingLeads naming, Notices notices) {
        this.naming = naming;
        this.notices = notices;
    }

    @GetMapping("/lead-invitations/{secret}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "lead invitations")
    ModelAndView show(@PathVariable String secret) {
        return naming.behind(secret)
                .map(invitation ->
                        Pages.page("programme/lead-invitation", page(secret, invitation, "", Problems.none(), false)))
                .orElseGet(LeadInvitationController::over);
    }

    @PostMapping("/lead-invitations/{secret}/acceptance")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 200, minutes = 10, of = "lead invitations")
    ModelAndView accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String reach,
            CurrentPerson me,
            HttpServletResponse response) {
        var invited = naming.behind(secret);
        if (invited.filter(LeadInvitationController::asksForTwoProofs).isPresent()) {
            ProofFirst.unlessTwo();
        }
        var problems = invited.map(invitation -> problems(invitation, reach)).orElseGet(Problems::none);
        if (problems.any()) {
            return again(secret, reach, problems, false);
        }
        return switch (naming.accept(secret, reach.strip(), me)) {
            case LEADS -> onward("/lead", LEADING, response);
            case SAFEGUARDS -> onward("/safeguarding", SAFEGUARDING, response);
            case OTHER_PART -> again(secret, reach, Problems.none(), true);
            case OVER -> over();
        };
    }

    @PostMapping("/lead-invitations/{secret}/refusal")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "lead invitations")
    ModelAndView decline(@PathVariable String secret, HttpServletResponse response) {
        if (!naming.decline(secret)) {
            return over();
        }
        notices.say(response, DECLINED);
        return new ModelAndView("redirect:/");
    }

    private ModelAndView onward(String path, Later notice, HttpServletResponse response) {
        notices.say(response, notice);
        return new ModelAndView("redirect:" + path);
    }

    private ModelAndView again(String secret, String reach, Problems problems, boolean otherPart) {
        return naming.behind(secret)
                .map(invitation ->
                        Pages.again("programme/lead-invitation", page(secret, invitation, reach, problems, otherPart)))
                .orElseGet(LeadInvitationController::over);
    }

    private LeadInvitationPage page(
            String secret, Leads.Invited invitation, String reach, Problems problems, boolean otherPart) {
        var visitor = Frame.current().visitor();
        return new LeadInvitationPage(
                secret,
                invitation.role(),
                naming.titleOf(invitation),
                visitor.isPresent(),
                asksForTwoProofs(invitation) && visitor.filter(Visitor::strong).isEmpty(),
                reach,
                otherPart,
                problems);
    }

    /** Who takes safeguarding on takes it from somebody else, that moment. */
    private static boolean asksForTwoProofs(Leads.Invited invitation) {
        return invitation.role() != Role.LEAD;
    }

    private static Problems problems(Leads.Invited invitation, String reach) {
        return invitation.role() == Role.LEAD
                ? Problems.none()
                : Problems.none()
                        .need("reach", reach, say("Say how people reach you"))
                        .atMost("reach", reach, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
    }

    private static ModelAndView over() {
        var page = Pages.page("programme/lead-invitation", LeadInvitationPage.over());
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
