package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.language.Later;
import org.alongside.people.page.BeginPage;
import org.alongside.people.page.LinkPage;
import org.alongside.people.page.SecondStepPage;
import org.alongside.people.page.SignInPage;
import org.alongside.people.page.SignInSentPage;
import org.alongside.web.AtMost;
import org.alongside.web.Cookies;
import org.alongside.web.FormTokens;
import org.alongside.web.Frame;
import org.alongside.web.LateForm;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.SignInFirst;
import org.alongside.web.Typed;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in, beginning, signing out. */
@Controller
class SignInController {

    /** From one network, which a whole hospital may be. Tries of a single letter, code or app are counted apart. */
    private static final int MOST = 600;

    private static final Later SIGNED_OUT = later("You are signed out.");

    private final SigningIn signingIn;
    private final Sessions sessions;
    private final SessionCookie sessionCookie;
    private final KeptWords keptWords;
    private final FormTokens formTokens;
    private final Cookies cookies;
    private final Notices notices;

    SignInController(
            SigningIn signingIn,
            Sessions sessions,
            SessionCookie sessionCookie,
            KeptWords keptWords,
            FormTokens formTokens,
            Cookies cookies,
            Notices notices) {
        this.sessionCookie = sessionCookie;
        this.signingIn = signingIn;
        this.sessions = sessions;
        this.keptWords = keptWords;
        this.formTokens = formTokens;
        this.cookies = cookies;
        this.notices = notices;
    }

    @GetMapping("/sign-in")
    @Who(Who.Role.ANYONE)
    Object show(@RequestParam(defaultValue = "/today") String onward, HttpServletRequest request) {
        if (Frame.current().visitor().isPresent()) {
            return new ModelAndView("redirect:" + Onward.safe(onward));
        }
        return Pages.page("people/sign-in", new SignInPage("", Onward.safe(onward), keyIn(request), Problems.none()));
    }

    @PostMapping("/sign-in")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 60, of = "sign-ins")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String onward,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request) {
        var problems = Email.problems(email);
        if (problems.any()) {
            return Pages.again("people/sign-in", new SignInPage(email, Onward.safe(onward), kept, problems));
        }
        signingIn.ask(Email.tidy(email), visit(request), Onward.safe(onward));
        return Pages.page("people/sign-in-sent", new SignInSentPage(Email.tidy(email), kept, Problems.none()));
    }

    @PostMapping("/sign-in/code")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 10, of = "codes of letters")
    ModelAndView spendCode(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var problems =
                Problems.none().add("code", say("Check the code, or ask for a new letter: this one does not fit."));
        return arrived(signingIn.byCode(code, visit(request), Device.of(request)), kept, request, response)
                .orElseGet(() -> Pages.again("people/sign-in-sent", new SignInSentPage(email, kept, problems)));
    }

    /** Only looks: mail filters open links too. */
    @GetMapping("/sign-in/{link}")
    @Who(Who.Role.ANYONE)
    ModelAndView open(@PathVariable String link, HttpServletRequest request) {
        var visit = cookies.secret(request, Cookies.VISIT).orElse("");
        return Pages.page(
                "people/link",
                switch (signingIn.standingOf(link, visit)) {
                    case HERE -> new LinkPage(LinkPage.Standing.HERE, link);
                    case ELSEWHERE -> new LinkPage(LinkPage.Standing.ELSEWHERE, "");
                    case OVER -> new LinkPage(LinkPage.Standing.OVER, "");
                });
    }

    @PostMapping("/sign-in/{link}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 10, of = "links of letters")
    ModelAndView spendLink(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) {
        return arrived(signingIn.byLink(link, visit(request), Device.of(request)), "", request, response)
                .orElseGet(SignInController::over);
    }

    /** The one-time link that the first start prints for whoever looks after this place. */
    @GetMapping("/begin/{token}")
    @Who(Who.Role.ANYONE)
    ModelAndView first(@PathVariable String token) {
        return signingIn
                .beginning(token)
                .filter(beginning -> beginning.email() == null)
                .map(_ -> Pages.page("people/begin", BeginPage.empty(token, true)))
                .orElseGet(SignInController::overAtStart);
    }

    @PostMapping("/begin")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 10, of = "beginnings")
    ModelAndView begin(
            @RequestParam(defaultValue = "") String beginning,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean adult,
            HttpServletRequest request,
            HttpServletResponse response) {
        var open = signingIn.beginning(beginning);
        if (open.isEmpty()) {
            return request.getParameter("email") == null ? over() : overAtStart();
        }
        boolean asksEmail = open.get().email() == null;
        var problems = asksEmail ? Email.problems(email) : Problems.none();
        problems.need("name", name, say("Tell us what you want to be called"))
                .atMost("name", name, 80, say("Use a name of at most 80 characters"));
        if (!adult) {
            problems.add("adult", say("Tell us that you are 18 or over. Alongside is for adults."));
        }
        if (problems.any()) {
            return Pages.again("people/begin", new BeginPage(beginning, name, email, adult, asksEmail, problems));
        }
        var begun = signingIn.begin(beginning, name.strip(), Email.tidy(email), visit(request), Device.of(request));
        return arrived(begun, "", request, response).orElseGet(() -> asksEmail ? overAtStart() : over());
    }

    /** What a passkey has answered; the script has put it into the form. */
    @PostMapping("/sign-in/passkey")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 10, of = "passkeys")
    ModelAndView usePasskey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String onward,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var problems = Problems.none()
                .add(
                        "email",
                        say(
                                "Ask for a letter instead: that passkey is not known here, or did not prove that it is you."));
        var outcome = signingIn.byPasskey(answer, Onward.safe(onward), visit(request), Device.of(request));
        return arrived(outcome, kept, request, response)
                .orElseGet(
                        () -> Pages.again("people/sign-in", new SignInPage("", Onward.safe(onward), kept, problems)));
    }

    /** The second step, for those who have set one up. */
    @PostMapping("/sign-in/second-step")
    @Who(Who.Role.ANYONE)
    @AtMost(value = MOST, minutes = 10, of = "codes of apps")
    ModelAndView second(
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var outcome = signingIn.bySecondStep(step, code, visit(request), Device.of(request));
        if (outcome instanceof SigningIn.Outcome.NotThis(var token, var ways, var onward)) {
            var problems = Problems.none()
                    .add("code", say("Wait for the next code in your app, and type that one: this one does not fit."));
            return Pages.again(
                    "people/second-step",
                    new SecondStepPage(token, ways.app(), ways.passkey(), onward, kept, problems));
        }
        return arrived(outcome, kept, request, response).orElseGet(SignInController::over);
    }

    @PostMapping("/sign-out")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView signOut(CurrentPerson me, HttpServletResponse response) {
        sessions.end(me.session(), me.id());
        cookies.forget(response, Cookies.SESSION);
        cookies.forget(response, Cookies.KEPT);
        // Not "cookies": the notice on the next page is one.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        notices.say(response, SIGNED_OUT);
        return new ModelAndView("redirect:/");
    }

    /**
     * Words that wait are given back by the key in the page, else by the one in the cookie: that is how it comes along
     * where another page signs in, such as the link of a letter.
     */
    private ModelAndView welcome(
            SigningIn.Outcome.In in, String kept, HttpServletRequest request, HttpServletResponse response) {
        sessionCookie.give(in.token(), request, response);
        formTokens.renew(sessions.holding(in.token()).orElseThrow(), in.token(), request, response);
        cookies.forget(response, Cookies.KEPT);
        return keptWords
                .giveBack(kept, in.person())
                .or(() -> keptWords.giveBack(keyIn(request), in.person()))
                .map(Typed::afterSigningIn)
                .orElseGet(() -> new ModelAndView("redirect:" + in.onward()));
    }

    /** Where somebody comes who arrives by any of the ways; empty when this one leads no further. */
    Optional<ModelAndView> arrived(
            SigningIn.Outcome outcome, String kept, HttpServletRequest request, HttpServletResponse response) {
        return switch (outcome) {
            case SigningIn.Outcome.In in -> Optional.of(welcome(in, kept, request, response));
            case SigningIn.Outcome.Second(var token, var ways, var onward) ->
                Optional.of(Pages.page(
                        "people/second-step",
                        new SecondStepPage(token, ways.app(), ways.passkey(), onward, kept, Problems.none())));
            case SigningIn.Outcome.Begin(var token) ->
                Optional.of(Pages.page("people/begin", BeginPage.empty(token, false)));
            case SigningIn.Outcome.NotThis _, SigningIn.Outcome.Over _ -> Optional.empty();
        };
    }

    private static ModelAndView over() {
        return Pages.page("people/link", new LinkPage(LinkPage.Standing.OVER, ""));
    }

    private static ModelAndView overAtStart() {
        var page = Pages.page("people/link", new LinkPage(LinkPage.Standing.OVER_AT_START, ""));
        page.setStatus(HttpStatus.GONE);
        return page;
    }

    private String keyIn(HttpServletRequest request) {
        return cookies.value(request, Cookies.KEPT).orElse("");
    }

    private String visit(HttpServletRequest request) {
        return cookies.secret(request, Cookies.VISIT).orElse("");
    }

    /** Leads to signing in, and keeps safe whatever was being sent. */
    @ControllerAdvice
    static class First {

        private final Sessions sessions;
        private final KeptWords keptWords;
        private final Cookies cookies;

        First(Sessions sessions, KeptWords keptWords, Cookies cookies) {
            this.sessions = sessions;
            this.keptWords = keptWords;
            this.cookies = cookies;
        }

        @ExceptionHandler(SignInFirst.class)
        ModelAndView toSignIn(HttpServletRequest request, HttpServletResponse response) {
            if (Set.of("GET", "HEAD").contains(request.getMethod())) {
                return new ModelAndView("redirect:/sign-in", Map.of("onward", request.getRequestURI()));
            }
            return isAutosave(request) ? nothing(401, response) : keepFor(maker(request), request, response);
        }

        /**
         * Somebody has signed in or out since the page was made. Its words are shown to whoever typed them, where that
         * is who is signed in now, and wait where nobody is. Nothing is done without a second press.
         */
        @ExceptionHandler(LateForm.class)
        ModelAndView late(LateForm form, HttpServletRequest request, HttpServletResponse response) {
            if (isAutosave(request)) {
                return nothing(403, response);
            }
            var maker = maker(request);
            var me = Frame.current().visitor().map(visitor -> new PersonId(visitor.person()));
            if (me.isEmpty() && maker.isPresent()) {
                return keepFor(maker, request, response);
            }
            response.setStatus(403);
            boolean mine = me.equals(maker) && (me.isPresent() || form.isFromHere());
            return Optional.of(Typed.of(request))
                    .filter(typed -> mine && typed.any())
                    .map(Typed::ofALatePage)
                    .or(() -> waitingFor(me, request))
                    .orElseGet(LateForm::refused);
        }

        /** On a page for signing in that waited in another tab. */
        private Optional<ModelAndView> waitingFor(Optional<PersonId> me, HttpServletRequest request) {
            return me.flatMap(person -> Optional.ofNullable(request.getParameter("kept"))
                            .flatMap(key -> keptWords.giveBack(key, person)))
                    .map(Typed::afterSigningIn);
        }

        private ModelAndView keepFor(
                Optional<PersonId> person, HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(401);
            var typed = Typed.of(request);
            var key = person.filter(_ -> typed.any())
                    .map(one -> keptWords.keep(one, typed))
                    .orElse("");
            if (!key.isEmpty()) {
                cookies.set(response, Cookies.KEPT, key, KeptWords.KEPT_FOR);
            }
            return Pages.page("people/sign-in", new SignInPage("", "/today", key, Problems.none()));
        }

        /** Whose page it was. Not whose session the browser holds: that may have been given up, or be another's. */
        private Optional<PersonId> maker(HttpServletRequest request) {
            return Optional.ofNullable(request.getParameter(FormTokens.MADE_FOR))
                    .flatMap(sessions::onceHeldBy);
        }

        private static boolean isAutosave(HttpServletRequest request) {
            return request.getHeader("X-Autosave") != null;
        }

        private static ModelAndView nothing(int status, HttpServletResponse response) {
            response.setStatus(status);
            return new ModelAndView((_, _, _) -> {});
        }
    }
}
