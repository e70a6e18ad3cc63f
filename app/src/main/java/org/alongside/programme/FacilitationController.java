package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.programme.page.FacilitationPage;
import org.alongside.web.AtMost;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Reading;
import org.alongside.web.Visitor;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Being asked to facilitate a cohort: with which pair, or not this time. */
@Controller
class FacilitationController {

    private static final Later DECLINED = later("You said no, and we have forgotten your details.");

    private final Facilitating facilitating;
    private final Pairs pairs;
    private final Notices notices;
    private final Reading reading;

    FacilitationController(Facilitating facilitating, Pairs pairs, Notices notices, Reading reading) {
        this.facilitating = facilitating;
        this.pairs = pairs;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/facilitations/{secret}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "facilitations")
    ModelAndView show(@PathVariable String secret) {
        return facilitating
                .behind(secret)
                .map(found -> Pages.page("programme/facilitation", page(secret, found, false)))
                .orElseGet(FacilitationController::over);
    }

    @PostMapping("/facilitations/{secret}/pair")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 200, minutes = 10, of = "facilitations")
    ModelAndView choose(@PathVariable String secret, @RequestParam UUID pair, CurrentPerson me) {
        var both = reading.within(
                () -> pairs.with(me.id(), pair).filter(Pair::isOpen).orElseThrow(NotHere::new));
        var asked = facilitating.behind(secret);
        if (asked.filter(found -> sitsThere(found, both)).isPresent()) {
            return reading.within(() -> Pages.again("programme/facilitation", page(secret, asked.get(), true)));
        }
        return facilitating
                .choose(secret, both)
                .map(facilitation -> new ModelAndView(
                        "redirect:/pairs/" + pair + "/hands?act=" + FacilitateCohort.NAME + "&subject=" + facilitation))
                .orElseGet(FacilitationController::over);
    }

    @PostMapping("/facilitations/{secret}/refusal")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "facilitations")
    ModelAndView decline(@PathVariable String secret, HttpServletResponse response) {
        if (!facilitating.decline(secret)) {
            return over();
        }
        notices.say(response, DECLINED);
        return new ModelAndView("redirect:/");
    }

    private boolean sitsThere(Facilitations.Facilitation asked, Pair both) {
        return facilitating.sitsInIt(
                asked.cohort(), both.lives().person(), both.works().person());
    }

    private FacilitationPage page(String secret, Facilitations.Facilitation asked, boolean sitsThere) {
        var visitor = Frame.current().visitor();
        List<Pair> mine = visitor.map(v -> pairs.of(new PersonId(v.person()))).orElse(List.of());
        return new FacilitationPage(
                secret,
                asked.cohortName(),
                visitor.isPresent(),
                sitsThere,
                visitor.map(Visitor::person).orElse(new UUID(0, 0)),
                mine.stream().filter(Pair::isOpen).toList());
    }

    private static ModelAndView over() {
        var page = Pages.page("programme/facilitation", FacilitationPage.over());
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
