package org.alongside.demo;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.demo.page.DemoLetterPage;
import org.alongside.demo.page.DemoLettersPage;
import org.alongside.demo.page.DemoPage;
import org.alongside.language.Later;
import org.alongside.mail.DemoLetters;
import org.alongside.mail.Outbox;
import org.alongside.people.Began;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.people.Sessions;
import org.alongside.web.Cookies;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Walking through the demo, being one of its people, and reading every letter that would have been sent. */
@Controller
@Conditional(InDemo.class)
class DemoController {

    private static final String WALK = "walk";
    private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

    /** Pages that both halves have, so that going on as the other leads to the same one. */
    private static final Pattern BOTH_HAVE = Pattern.compile(
            "/today|/pairs|/journal|/programmes(/[a-z0-9-]+)?|/cohorts/[0-9a-f-]{36}"
                    + "|/pairs/[0-9a-f-]{36}(/assumptions|/journal|/ending|/standing/[0-9a-f-]{36}|/applications/[a-z0-9-]+|/hands/[0-9a-f-]{36})?");

    /** The open call has closed by then. */
    private static final Duration FIVE_WEEKS = Duration.ofDays(35);

    private static final Later PASSED = later("Five weeks have passed. Choose again who you are.");

    private final DemoClock clock;
    private final Newcomers newcomers;
    private final OtherHalves halves;
    private final Sessions sessions;
    private final DemoLetters letters;
    private final Outbox outbox;
    private final Cookies cookies;
    private final Notices notices;

    DemoController(
            DemoClock clock,
            Newcomers newcomers,
            OtherHalves halves,
            Sessions sessions,
            DemoLetters letters,
            Outbox outbox,
            Cookies cookies,
            Notices notices) {
        this.clock = clock;
        this.newcomers = newcomers;
        this.halves = halves;
        this.sessions = sessions;
        this.letters = letters;
        this.outbox = outbox;
        this.cookies = cookies;
        this.notices = notices;
    }

    @GetMapping("/demo")
    @Who(Who.Role.ANYONE)
    ModelAndView people(HttpServletRequest request) {
        halves.look();
        return Pages.page(
                "demo/people",
                new DemoPage(
                        Walk.steps(),
                        taken(request),
                        WhoToBe.groups(),
                        WhoToBe.others(),
                        newcomers.latest(),
                        LocalDate.ofInstant(clock.instant(), Ago.ZONE),
                        Secrets.shown(InventedStanding.CODE),
                        new DemoPage.Phone(
                                Cast.LEAD.name(), Cast.LEAD.email(), InventedPeople.APP.codeAt(clock.instant()))));
    }

    @PostMapping("/demo/people/{person}")
    @Who(Who.Role.ANYONE)
    String be(@PathVariable UUID person, HttpServletResponse response) {
        if (!newcomers.isHere(person)) {
            throw new NotHere();
        }
        become(person, response);
        return "redirect:/today";
    }

    /** Goes on as the other half, on the same page where both have it. */
    @PostMapping("/demo/other-half")
    @Who(Who.Role.SIGNED_IN)
    String beTheOther(@RequestParam(defaultValue = "") String here, CurrentPerson me, HttpServletResponse response) {
        become(halves.of(me.id().value()).orElseThrow(NotHere::new), response);
        return "redirect:" + (BOTH_HAVE.matcher(here).matches() ? here : "/today");
    }

    @PostMapping("/demo/walk/{number}")
    @Who(Who.Role.ANYONE)
    String walk(@PathVariable int number, HttpServletResponse response) {
        if (number < 1 || number > Walk.values().length) {
            throw new NotHere();
        }
        var step = Walk.values()[number - 1];
        if (step.as() != null) {
            become(step.as().id(), response);
        }
        cookies.set(response, WALK, Integer.toString(number), UNTIL_THE_BROWSER_CLOSES);
        notices.say(response, step.arriving());
        return "redirect:" + step.path();
    }

    /** Everybody is signed out by then, as anybody would be after half an hour. */
    @PostMapping("/demo/time")
    @Who(Who.Role.ANYONE)
    String goOn(HttpServletResponse response) {
        clock.goOn(FIVE_WEEKS);
        cookies.forget(response, Cookies.SESSION);
        notices.say(response, PASSED);
        return "redirect:/demo";
    }

    @GetMapping("/demo/letters")
    @Who(Who.Role.ANYONE)
    ModelAndView letters() {
        return Pages.page(
                "demo/letters",
                new DemoLettersPage(letters.all(), outbox.standing().waiting()));
    }

    @GetMapping("/demo/letters/{letter}")
    @Who(Who.Role.ANYONE)
    ModelAndView letter(@PathVariable UUID letter) {
        return Pages.page(
                "demo/letter", new DemoLetterPage(letters.letter(letter).orElseThrow(NotHere::new)));
    }

    private void become(UUID person, HttpServletResponse response) {
        var token = sessions.begin(new PersonId(person), "", Began.INVENTED);
        cookies.set(response, Cookies.SESSION, token, UNTIL_THE_BROWSER_CLOSES);
    }

    private int taken(HttpServletRequest request) {
        return cookies.value(request, WALK)
                .filter(value -> value.matches("[1-9]"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
