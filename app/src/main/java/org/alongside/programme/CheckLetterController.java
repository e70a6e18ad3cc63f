package org.alongside.programme;

import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.alongside.people.Secrets;
import org.alongside.programme.page.CheckLetterPage;
import org.alongside.programme.page.LetterPage;
import org.alongside.settings.Settings;
import org.alongside.web.AtMost;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.QrPicture;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whether a letter of standing stands, for whoever holds one. A code that is unknown, taken back or erased gets one answer.
 */
@Controller
@RequestMapping("/standing")
class CheckLetterController {

    private static final String TRIES = "codes of letters of standing";

    private final LettersOfStanding letters;
    private final Reading reading;
    private final Settings settings;
    private final Clock clock;

    CheckLetterController(LettersOfStanding letters, Reading reading, Settings settings, Clock clock) {
        this.letters = letters;
        this.reading = reading;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.ANYONE)
    ModelAndView ask() {
        return Pages.page("programme/check-letter", new CheckLetterPage("", Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.ANYONE)
    @AtMost(value = 60, minutes = 10, of = TRIES)
    ModelAndView find(@RequestParam(defaultValue = "") String code) {
        var typed = Secrets.typed(code);
        if (reading.within(() -> letters.behind(typed)).isEmpty()) {
            return Pages.again("programme/check-letter", unknown(code));
        }
        return new ModelAndView("redirect:/standing/" + typed);
    }

    /** No search engine keeps it: who is named there can take it back. */
    @GetMapping("/{code}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 60, minutes = 10, of = TRIES)
    ModelAndView show(@PathVariable String code, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        var typed = Secrets.typed(code);
        return letters.behind(typed)
                .map(letter -> Pages.page("programme/letter", page(letter, typed)))
                .orElseGet(() -> {
                    var page = Pages.page("programme/check-letter", unknown(code));
                    page.setStatus(HttpStatus.NOT_FOUND);
                    return page;
                });
    }

    private LetterPage page(LetterOfStanding letter, String code) {
        var address = settings.link("/standing/" + code);
        return new LetterPage(
                letter,
                Secrets.shown(code),
                settings.link("/standing"),
                QrPicture.of(address),
                settings.here(clock.instant()));
    }

    private static CheckLetterPage unknown(String code) {
        return new CheckLetterPage(
                code,
                Problems.none()
                        .add(
                                "code",
                                say(
                                        "No letter stands under this code. Check it: it has sixteen letters and numbers.")));
    }
}
