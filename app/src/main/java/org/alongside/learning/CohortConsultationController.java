package org.alongside.learning;

import java.util.UUID;
import org.alongside.learning.page.CohortConsultationsPage;
import org.alongside.learning.page.ExchangePage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What pairs ask their cohort, for everybody in it and its facilitators. */
@Controller
@RequestMapping("/cohorts/{cohort}/consultations")
class CohortConsultationController {

    private final Rooms rooms;
    private final Consultations consultations;
    private final Replies replies;

    CohortConsultationController(Rooms rooms, Consultations consultations, Replies replies) {
        this.rooms = rooms;
        this.consultations = consultations;
        this.replies = replies;
    }

    @GetMapping
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(@PathVariable UUID cohort, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        return Pages.page(
                "learning/cohort-consultations",
                new CohortConsultationsPage(
                        seen, consultations.inCohort(cohort), me.id().value()));
    }

    @GetMapping("/{consultation}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID consultation, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        var asked = consultations.shown(cohort, consultation).orElseThrow(NotHere::new);
        return Pages.page(
                "learning/exchange", new ExchangePage(seen.cohort(), seen.acting(), replies.to(asked, me.id())));
    }
}
