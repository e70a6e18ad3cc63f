package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Email;
import org.alongside.programme.page.AdministrationPage;
import org.alongside.programme.page.AdministrationPage.Asking;
import org.alongside.web.AtMost;
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

/**
 * Looking after the installation: which programmes there are, who leads them, and who looks after safeguarding. No
 * application and no worry is read here.
 */
@Controller
class AdministrationController {

    private static final int LONGEST_NAME = 120;
    private static final Later BEGUN = later("The programme is there. Now name its leads.");
    private static final Later INVITED = later("The letter is on its way. It is theirs once they say yes.");
    private static final Later WITHDRAWN = later("The invitation is taken back.");
    private static final Later HANDED_OVER =
            later("They are told of no worry any more, and see nothing of what was written.");
    private static final Later ENDED = later("They lead this programme no longer, and see nothing of it any more.");

    private final Programmes programmes;
    private final Leads leads;
    private final SafeguardingPeople safeguarding;
    private final NamingLeads naming;
    private final Notices notices;
    private final Reading reading;

    AdministrationController(
            Programmes programmes,
            Leads leads,
            SafeguardingPeople safeguarding,
            NamingLeads naming,
            Notices notices,
            Reading reading) {
        this.programmes = programmes;
        this.leads = leads;
        this.safeguarding = safeguarding;
        this.naming = naming;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/administration")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView show(CurrentPerson me) {
        NamingLeads.onlyAdministrators(me);
        return Pages.page("programme/administration", page("", Asking.NOBODY, Problems.none()));
    }

    @PostMapping("/administration/programmes")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView begin(@RequestParam(defaultValue = "") String programme, CurrentPerson me, HttpServletResponse to) {
        NamingLeads.onlyAdministrators(me);
        var problems = Problems.none()
                .need("programme", programme, say("Give the programme a name"))
                .atMost("programme", programme, LONGEST_NAME, say("Use a name of at most 120 characters"));
        if (problems.any()) {
            return again(programme, Asking.NOBODY, problems);
        }
        var _ = naming.begin(programme.strip(), me);
        notices.say(to, BEGUN);
        return new ModelAndView("redirect:/administration");
    }

    @PostMapping("/administration/programmes/{programme}/leads")
    @Who(Who.Role.ADMINISTRATOR)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView invite(
            @PathVariable UUID programme, HttpServletRequest request, CurrentPerson me, HttpServletResponse to) {
        NamingLeads.onlyAdministrators(me);
        return invite(programme, programme.toString(), request, me, to);
    }

    /** For the place as a whole there is only safeguarding. */
    @PostMapping("/administration/safeguarding")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView inviteForThePlace(HttpServletRequest request, CurrentPerson me, HttpServletResponse to) {
        NamingLeads.onlyAdministrators(me);
        return invite(null, AdministrationPage.PLACE, request, me, to);
    }

    /** One page has this form once for each programme and once for the place, so its fields carry which. */
    private ModelAndView invite(
            @Nullable UUID programme,
            String form,
            HttpServletRequest request,
            CurrentPerson me,
            HttpServletResponse to) {
        var asking = new Asking(
                form,
                Role.of(typed(request, "role-" + form)),
                typed(request, "name-" + form),
                typed(request, "email-" + form));
        var problems = Problems.none();
        if (programme == null && asking.role() == Role.LEAD) {
            problems.add("role-" + form, say("Choose which of the two they would be"));
        }
        problems.need("name-" + form, asking.name(), say("Tell us their name"))
                .atMost("name-" + form, asking.name(), LONGEST_NAME, say("Use a name of at most 120 characters"));
        Email.check(problems, "email-" + form, asking.email());
        if (problems.any()) {
            return again("", asking, problems);
        }
        naming.invite(
                programme, asking.role(), asking.name().strip().replace('\n', ' '), Email.tidy(asking.email()), me);
        notices.say(to, INVITED);
        return new ModelAndView("redirect:/administration");
    }

    @PostMapping("/administration/safeguarding/{circle}/{person}/ending")
    @Who(Who.Role.ADMINISTRATOR)
    String endSafeguarding(
            @PathVariable UUID circle, @PathVariable UUID person, CurrentPerson me, HttpServletResponse to) {
        naming.endSafeguarding(circle, person, me);
        notices.say(to, HANDED_OVER);
        return "redirect:/administration";
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

    private ModelAndView again(String programme, Asking asking, Problems wrong) {
        return reading.within(() -> Pages.again("programme/administration", page(programme, asking, wrong)));
    }

    private AdministrationPage page(String typed, Asking asking, Problems problems) {
        var now = leads.now();
        var holders = safeguarding.now();
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
                                of(holders, p.id()),
                                asked(invited, p.id())))
                        .toList(),
                of(holders, null),
                asked(invited, null),
                typed,
                asking,
                problems);
    }

    private static List<SafeguardingPeople.Holder> of(
            List<SafeguardingPeople.Holder> holders, @Nullable UUID programme) {
        return holders.stream()
                .filter(holder -> Objects.equals(holder.programme(), programme))
                .toList();
    }

    private static List<AdministrationPage.Invited> asked(List<Leads.Invited> invited, @Nullable UUID programme) {
        return invited.stream()
                .filter(i -> Objects.equals(i.programme(), programme))
                .map(i -> new AdministrationPage.Invited(
                        i.id(),
                        i.role(),
                        i.name() == null ? "" : i.name(),
                        i.email() == null ? "" : i.email(),
                        i.lapsesAt()))
                .toList();
    }
}
