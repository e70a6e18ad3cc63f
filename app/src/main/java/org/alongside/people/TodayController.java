package org.alongside.people;

import java.util.Comparator;
import org.alongside.people.page.TodayPage;
import org.alongside.web.Pages;
import org.alongside.web.Today;
import org.alongside.web.Who;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in: what waits for me. */
@Controller
class TodayController {

    private static final Comparator<Today.Item> SOONEST_FIRST =
            Comparator.comparing(Today.Item::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ObjectProvider<Today> modules;

    TodayController(ObjectProvider<Today> modules) {
        this.modules = modules;
    }

    @GetMapping("/today")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(CurrentPerson me) {
        var items = modules.orderedStream()
                .flatMap(module -> module.waitingFor(me.id().value()).stream())
                .sorted(SOONEST_FIRST)
                .toList();
        return Pages.page("people/today", new TodayPage(me.name(), me.administrator(), items));
    }
}
