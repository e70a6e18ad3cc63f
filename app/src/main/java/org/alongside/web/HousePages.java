package org.alongside.web;

import static org.alongside.web.Who.Role.ANYONE;

import java.util.List;
import org.alongside.web.page.HomePage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages about this place itself: the first page, help, and what we promise. The same for everybody. */
@Controller
class HousePages {

    private final ObjectProvider<Openings> openings;

    HousePages(ObjectProvider<Openings> openings) {
        this.openings = openings;
    }

    @GetMapping("/")
    @Who(value = ANYONE, kept = true)
    ModelAndView home() {
        var open = openings.stream().map(Openings::open).flatMap(List::stream).toList();
        return Pages.page("web/home", new HomePage(open));
    }

    @GetMapping("/help")
    @Who(value = ANYONE, kept = true)
    ModelAndView help() {
        return Pages.page("web/help");
    }

    @GetMapping("/accessibility")
    @Who(value = ANYONE, kept = true)
    ModelAndView accessibility() {
        return Pages.page("web/accessibility");
    }

    @GetMapping("/who-can-read-what")
    @Who(value = ANYONE, kept = true)
    ModelAndView whoCanReadWhat() {
        return Pages.page("web/whoCanReadWhat");
    }

    @GetMapping("/your-data")
    @Who(value = ANYONE, kept = true)
    ModelAndView yourData() {
        return Pages.page("web/yourData");
    }

    @GetMapping("/complaints")
    @Who(value = ANYONE, kept = true)
    ModelAndView complaints() {
        return Pages.page("web/complaints");
    }
}
