package org.alongside.pairing;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.page.InvitationPage;
import org.alongside.pairing.page.InvitePage;
import org.alongside.pairing.page.InvitedPage;
import org.alongside.pairing.page.JoinPage;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Email;
import org.alongside.people.Secrets;
import org.alongside.web.AtMost;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Inviting somebody to become a pair, and answering. */
@Controller
class InvitationController {

    private static final Later PAIRED = later("You are a pair now.");
    private static final Later DECLINED = later("You said no, and we have forgotten your details.");
    private static final Later WITHDRAWN = later("The invitation is taken back.");

    private final Inviting inviting;
    private final Notices notices;

    InvitationController(Inviting inviting, Notices notices) {
        this.inviting = inviting;
        this.notices = notices;
    }

    @GetMapping("/pairs/new")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView ask(@RequestParam(defaultValue = "/today") String onward) {
        return Pages.page("pairing/invite", InvitePage.empty(Onward.safe(onward)));
    }

    @PostMapping("/invitations")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView create(InviteForm form, CurrentPerson me) {
        var problems = form.problems();
        if (problems.any()) {
            return Pages.again("pairing/invite", form.page(problems));
        }
        var email = form.byPaper() ? null : Email.tidy(form.email());
        var sent = inviting.invite(me, form.sideOrLives(), form.name().strip(), email, Onward.safe(form.onward()));
        return Pages.page(
                "pairing/invited",
                new InvitedPage(
                        form.name().strip(),
                        email,
                        Secrets.shown(sent.code()),
                        Frame.current().settings().link("/join")));
    }

    @PostMapping("/invitations/{id}/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    String withdraw(@PathVariable UUID id, CurrentPerson me, HttpServletResponse response) {
        if (!inviting.withdraw(id, me.id())) {
            throw new NotHere();
        }
        notices.say(response, WITHDRAWN);
        return "redirect:/pairs";
    }

    @GetMapping("/join")
    @Who(Who.Role.ANYONE)
    ModelAndView join() {
        return Pages.page("pairing/join", new JoinPage("", Problems.none()));
    }

    @PostMapping("/join")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 30, minutes = 10, of = "codes")
    ModelAndView find(@RequestParam(defaultValue = "") String code) {
        var typed = Secrets.typed(code);
        if (inviting.behind(typed).isEmpty()) {
            return Pages.again(
                    "pairing/join",
                    new JoinPage(
                            code,
                            Problems.none()
                                    .add(
                                            "code",
                                            say(
                                                    "Check the code. It has eight letters and numbers, and is open for 14 days."))));
        }
        return new ModelAndView("redirect:/invitations/" + typed);
    }

    @GetMapping("/invitations/{secret}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "invitations")
    ModelAndView show(@PathVariable String secret) {
        var found = inviting.behind(secret);
        if (found.isEmpty()) {
            return over();
        }
        var invitation = found.get();
        if (isOf(invitation.inviter())) {
            return Pages.page("pairing/invitation", InvitationPage.yourself());
        }
        return Pages.page(
                "pairing/invitation",
                new InvitationPage(
                        InvitationPage.Standing.OPEN,
                        secret,
                        invitation.inviterName(),
                        invitation.sideOfInviter() == Pair.Side.LIVES,
                        Frame.current().visitor().isPresent()));
    }

    @PostMapping("/invitations/{secret}/acceptance")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 200, minutes = 10, of = "invitations")
    ModelAndView accept(@PathVariable String secret, CurrentPerson me, HttpServletResponse response) {
        return switch (inviting.accept(secret, me.id())) {
            case Inviting.Answer.Paired paired -> {
                notices.say(response, PAIRED);
                yield new ModelAndView(
                        "redirect:" + (paired.onward().equals("/today") ? "/pairs/" + paired.pair() : paired.onward()));
            }
            case Inviting.Answer.Over _ -> over();
            case Inviting.Answer.Yourself _ -> Pages.page("pairing/invitation", InvitationPage.yourself());
        };
    }

    @PostMapping("/invitations/{secret}/refusal")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "invitations")
    ModelAndView decline(@PathVariable String secret, HttpServletResponse response) {
        if (!inviting.decline(secret)) {
            return over();
        }
        notices.say(response, DECLINED);
        return new ModelAndView("redirect:/");
    }

    private static ModelAndView over() {
        var page = Pages.page("pairing/invitation", InvitationPage.over());
        page.setStatus(HttpStatus.GONE);
        return page;
    }

    private static boolean isOf(UUID inviter) {
        return Frame.current()
                .visitor()
                .filter(visitor -> visitor.person().equals(inviter))
                .isPresent();
    }
}
