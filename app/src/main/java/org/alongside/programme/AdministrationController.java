package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Email;
import org.alongside.programme.page.AdministrationPage;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Looking after the installation: which programmes there are, and who leads them. No application is read here. */
@Controller
class AdministrationController {

    private static final int LONGEST_NAME = 120;
    private static final Later BEGUN = later("The programme is there. Now name its leads.");
    private static final Later INVITED = later("The letter is on its way. They lead once they say yes.");
    private static final Later WITHDRAWN = later("The invitation is taken back.");
    private static final Later ENDED = later("They lead this programme no longer, and see nothing of it any more.");

    private final Programmes programmes;
    private final Leads leads;
    private final NamingLeads naming;
    private final Notices notices;
    private final Reading reading;

    AdministrationController(Programmes programmes, Leads leads, NamingLeads naming, Notices notices, Reading reading) {
        this.programmes = programmes;
        this.leads = leads;
        this.naming = naming;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/administration")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView show(CurrentPerson me) {
        NamingLeads.onlyAdministrators(me);
        return Pages.page("programme/administration", page("", null, "", "", Problems.none()));
    }

    @PostMapping("/administration/programmes")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView begin(@RequestParam(defaultValue = "") String programme, CurrentPerson me, HttpServletResponse to) {
        NamingLeads.onlyAdministrators(me);
        var problems = Problems.none()
                .need("programme", programme, say("Give the programme a name"))
                .atMost("programme", programme, LONGEST_NAME, say("Use a name of at most 120 characters"));
        if (problems.any()) {
            return again(programme, null, "", "", problems);
        }
        var _ = naming.begin(programme.strip(), me);
        notices.say(to, BEGUN);
        return new ModelAndView("redirect:/administration");
    }

    @PostMapping("/administration/programmes/{programme}/leads")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView invite(
            @PathVariable UUID programme, HttpServletRequest request, CurrentPerson me, HttpServletResponse to) {
        NamingLeads.onlyAdministrators(me);
        // One page has this form once for each programme, so its fields carry the programme's id.
        var name = typed(request, "name-" + programme);
        var email = typed(request, "email-" + programme);
        var problems = Problems.none()
                .need("name-" + programme, name, say("Tell us their name"))
                .atMost("name-" + programme, name, LONGEST_NAME, say("Use a name of at most 120 characters"));
        Email.check(problems, "email-" + programme, email);
        if (problems.any()) {
            return again("", programme, name, email, problems);
        }
        naming.invite(programme, name.strip().replace('\n', ' '), Email.tidy(email), me);
        notices.say(to, INVITED);
        return new ModelAndView("redirect:/administration");
    }

    @PostMapping("/administration/invitations/{invitation}/withdrawal")
    @Who(Who.Role.ADMINISTRATOR)
    String withdraw(@PathVariable UUID invitation, CurrentPerson me, HttpServletResponse to) {
        naming.withdraw(invitation, me);
        notices.say(to, WITHDRAWN);
        return "redirect:/administration";
    }

    @PostMapping("/administration/programmes/{programme}/leads/{lead}/ending")
    @Who(Who.Role.ADMINISTRATOR)
    String end(@PathVariable UUID programme, @PathVariable UUID lead, CurrentPerson me, HttpServletResponse to) {
        naming.end(programme, lead, me);
        notices.say(to, ENDED);
        return "redirect:/administration";
    }

    private static String typed(HttpServletRequest request, String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "");
    }

    private ModelAndView again(String programme, @Nullable UUID to, String name, String email, Problems wrong) {
        return reading.within(() -> Pages.again("programme/administration", page(programme, to, name, email, wrong)));
    }

    private AdministrationPage page(String typed, @Nullable UUID to, String name, String email, Problems problems) {
        var now = leads.now();
        var invited = leads.invited();
        return new AdministrationPage(
                programmes.all().stream()
                        .map(p -> new AdministrationPage.Programme(
                                p.id(),
                                p.name(),
                                now.stream()
                                        .filter(lead -> lead.programme().equals(p.id()))
                                        .map(lead -> new AdministrationPage.Lead(
                                                lead.person(), lead.name() == null ? "" : lead.name(), lead.since()))
                                        .toList(),
                                invited.stream()
                                        .filter(i -> i.programme().equals(p.id()))
                                        .map(i -> new AdministrationPage.Invited(
                                                i.id(),
                                                i.name() == null ? "" : i.name(),
                                                i.email() == null ? "" : i.email(),
                                                i.lapsesAt()))
                                        .toList(),
                                p.id().equals(to) ? name : "",
                                p.id().equals(to) ? email : ""))
                        .toList(),
                typed,
                problems);
    }
}
