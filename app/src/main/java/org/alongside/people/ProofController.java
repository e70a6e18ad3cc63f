package org.alongside.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.alongside.people.page.AgainPage;
import org.alongside.people.page.StrongerPage;
import org.alongside.web.Frame;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.ProofFirst;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody signed in comes who has to prove more before a page: a second proof, or the same ones once more. */
@Controller
class ProofController {

    private final Ways ways;
    private final Accounts accounts;

    ProofController(Ways ways, Accounts accounts) {
        this.ways = ways;
        this.accounts = accounts;
    }

    @GetMapping("/sign-in/stronger")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView stronger(@RequestParam(defaultValue = "/today") String onward, CurrentPerson me) {
        var path = Onward.safe(onward);
        if (Frame.current().visitor().filter(v -> v.strong()).isPresent()) {
            return new ModelAndView("redirect:" + path);
        }
        return Pages.page("people/stronger", new StrongerPage(path));
    }

    @GetMapping("/sign-in/again")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView again(@RequestParam(defaultValue = "/account/ways") String onward, CurrentPerson me) {
        boolean passkey = ways.of(me.id()).stream().anyMatch(way -> way.kind() == Ways.Kind.PASSKEY);
        var email = accounts.addressesOf(me.id()).getFirst().email();
        return Pages.page("people/again", new AgainPage(email, passkey, Onward.safe(onward)));
    }

    /** Leads to giving the proof, and from there to where they wanted to go. */
    @ControllerAdvice
    static class First {

        /** Acts whose page has the same address. */
        private static final Set<String> THEIR_OWN = Set.of(AddressController.CODE, AccountController.ERASURE);

        @ExceptionHandler(ProofFirst.class)
        ModelAndView prove(ProofFirst first, HttpServletRequest request) {
            var page = switch (first.of()) {
                case TWO -> "redirect:/sign-in/stronger";
                case AGAIN -> "redirect:/sign-in/again";
            };
            return new ModelAndView(page, "onward", onward(first.of(), request));
        }

        /** Back to the page itself; from an act to where it can be begun again. */
        private static String onward(ProofFirst.Of of, HttpServletRequest request) {
            if (request.getMethod().equals("GET")) {
                var query = request.getQueryString();
                return request.getRequestURI() + (query == null ? "" : "?" + query);
            }
            if (THEIR_OWN.contains(request.getRequestURI())) {
                return request.getRequestURI();
            }
            return of == ProofFirst.Of.AGAIN ? "/account/ways" : "/today";
        }
    }
}
