package org.alongside.web;

import static org.alongside.web.Who.Role.ANYONE;

import org.alongside.settings.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every part of the pages in one place, for whoever builds one. Only in the demo. */
@Controller
class PartsController {

    private final Settings settings;

    PartsController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/parts")
    @Who(ANYONE)
    ModelAndView show() {
        if (!settings.demo()) {
            throw new NotHere();
        }
        return Pages.page("web/parts");
    }
}
