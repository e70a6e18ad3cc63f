package org.alongside.demo;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.alongside.demo.page.DemoLetterPage;
import org.alongside.demo.page.DemoLettersPage;
import org.alongside.demo.page.DemoPage;
import org.alongside.mail.DemoLetters;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.web.Cookies;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Being one of the invented people, and reading every letter that would have been sent. */
@Controller
@Conditional(InDemo.class)
class DemoController {

    private final Cast cast;
    private final Sessions sessions;
    private final DemoLetters letters;
    private final Cookies cookies;

    DemoController(Cast cast, Sessions sessions, DemoLetters letters, Cookies cookies) {
        this.cast = cast;
        this.sessions = sessions;
        this.letters = letters;
        this.cookies = cookies;
    }

    @GetMapping("/demo")
    @Who(Who.Role.ANYONE)
    ModelAndView people() {
        return Pages.page("demo/people", new DemoPage(cast.toBe()));
    }

    @PostMapping("/demo/people/{person}")
    @Who(Who.Role.ANYONE)
    String be(@PathVariable UUID person, HttpServletResponse response) {
        if (!cast.includes(person)) {
            throw new NotHere();
        }
        cookies.set(response, Cookies.SESSION, sessions.begin(new PersonId(person), ""), Duration.ofSeconds(-1));
        return "redirect:/today";
    }

    @GetMapping("/demo/letters")
    @Who(Who.Role.ANYONE)
    ModelAndView letters() {
        return Pages.page("demo/letters", new DemoLettersPage(letters.all()));
    }

    @GetMapping("/demo/letters/{letter}")
    @Who(Who.Role.ANYONE)
    ModelAndView letter(@PathVariable UUID letter) {
        return Pages.page(
                "demo/letter", new DemoLetterPage(letters.letter(letter).orElseThrow(NotHere::new)));
    }
}
