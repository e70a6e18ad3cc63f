package org.alongside.learning;

import java.util.UUID;
import org.alongside.learning.page.PackPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A day on paper, so that it works with no device at all: for the facilitators, and a sheet for everybody. */
@Controller
class PackController {

    private final Rooms rooms;

    PackController(Rooms rooms) {
        this.rooms = rooms;
    }

    @GetMapping("/cohorts/{cohort}/days/{day}/pack")
    @Who(Who.Role.FACILITATOR)
    ModelAndView show(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(defaultValue = "") String size,
            CurrentPerson me) {
        var room = rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
        return Pages.page("learning/pack", new PackPage(room, size.equals("large")));
    }
}
