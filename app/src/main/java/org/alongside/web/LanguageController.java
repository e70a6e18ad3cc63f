package org.alongside.web;

import static org.alongside.web.Who.Role.ANYONE;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.alongside.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The language somebody reads in on this browser. A link rather than a form, so that kept pages can carry it. */
@Controller
class LanguageController {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Cookies cookies;

    LanguageController(Cookies cookies) {
        this.cookies = cookies;
    }

    @GetMapping("/language/{tag}")
    @Who(ANYONE)
    String choose(
            @PathVariable String tag,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response) {
        var language = Languages.tagged(tag).orElseThrow(NotHere::new);
        cookies.set(response, Cookies.LANGUAGE, language.tag(), REMEMBERED);
        return "redirect:" + Onward.safe(back);
    }
}
