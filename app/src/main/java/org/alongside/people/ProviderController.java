package org.alongside.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.alongside.language.Later;
import org.alongside.people.page.ProviderPage;
import org.alongside.people.page.ProviderPage.Standing;
import org.alongside.proving.Providers;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Onward;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Signing in through somebody else's sign-in. It belongs to an account only after its person has added it, signed in; a
 * name or an address that a provider tells joins nothing.
 */
@Controller
class ProviderController {

    /** What this browser carries while it is away: state, nonce, verifier, where to go on, and for which session. */
    private static final String ERRAND = "errand";

    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final Later ADDED = later("You can sign in with it from now on.");

    private final Providers providers;
    private final SigningIn signingIn;
    private final ChangingWays changing;
    private final SignInController signIns;
    private final Settings settings;
    private final Cookies cookies;
    private final Notices notices;
    private final Clock clock;

    ProviderController(
            Providers providers,
            SigningIn signingIn,
            ChangingWays changing,
            SignInController signIns,
            Settings settings,
            Cookies cookies,
            Notices notices,
            Clock clock) {
        this.providers = providers;
        this.signingIn = signingIn;
        this.changing = changing;
        this.signIns = signIns;
        this.settings = settings;
        this.cookies = cookies;
        this.notices = notices;
        this.clock = clock;
    }

    /** Keeps nothing here: what the errand needs travels in a cookie that only this browser sends back. */
    @GetMapping("/sign-in/with/{number}")
    @Who(value = Who.Role.ANYONE, waits = true)
    ModelAndView go(
            @PathVariable int number,
            @RequestParam(defaultValue = "/today") String onward,
            HttpServletResponse response) {
        var provider = provider(number);
        return providers
                .errand(provider)
                .map(errand -> {
                    carry(errand, Onward.safe(onward), "", response);
                    return new ModelAndView("redirect:" + errand.to());
                })
                .orElseGet(() -> page(provider, Standing.AWAY, "", HttpStatus.BAD_GATEWAY));
    }

    /** Begins with a form of ours, so that no other site can add somebody else's identity to an account. */
    @PostMapping("/account/ways/provider/{number}")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView join(@PathVariable int number, CurrentPerson me, HttpServletResponse response) {
        var provider = provider(number);
        return providers
                .errand(provider)
                .map(errand -> {
                    carry(errand, "/account/ways", me.session().toString(), response);
                    return page(provider, Standing.ON_THE_WAY, errand.to().toString(), HttpStatus.OK);
                })
                .orElseGet(() -> page(provider, Standing.AWAY, "", HttpStatus.BAD_GATEWAY));
    }

    @GetMapping("/sign-in/with/{number}/back")
    @Who(value = Who.Role.ANYONE, waits = true)
    ModelAndView back(@PathVariable int number, HttpServletRequest request, HttpServletResponse response) {
        var provider = provider(number);
        var carried = cookies.value(request, ERRAND).flatMap(ProviderController::carried);
        cookies.forget(response, ERRAND);
        var identity = carried.flatMap(trip -> providers.whoCameBack(
                provider,
                trip.errand(),
                Optional.ofNullable(request.getQueryString()).orElse("")));
        if (identity.isEmpty()) {
            return page(provider, Standing.REFUSED, "", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return carried.get().session().isEmpty()
                ? enter(provider, identity.get(), carried.get(), request, response)
                : add(provider, identity.get(), carried.get(), response);
    }

    private ModelAndView enter(
            Settings.Provider provider,
            Providers.Identity identity,
            Trip trip,
            HttpServletRequest request,
            HttpServletResponse response) {
        var visit = cookies.secret(request, Cookies.VISIT).orElse("");
        var how = provider.twoFactor() ? Began.TWO_FACTOR_PROVIDER : Began.PROVIDER;
        var outcome = signingIn.byProvider(identity, how, trip.onward(), visit, Device.of(request));
        return signIns.arrived(outcome, "", request, response)
                .orElseGet(() -> page(provider, Standing.UNKNOWN, "", HttpStatus.OK));
    }

    /**
     * Only in the session that asked for it, while that is fresh: a different one would get somebody else's identity, and
     * an old one may be in other hands by now.
     */
    private ModelAndView add(
            Settings.Provider provider, Providers.Identity identity, Trip trip, HttpServletResponse response) {
        var here = Frame.current()
                .visitor()
                .filter(visitor -> visitor.session().toString().equals(trip.session()))
                .filter(visitor -> visitor.isFresh(clock.instant()));
        if (here.isEmpty()) {
            return page(provider, Standing.REFUSED, "", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!changing.addProvider(new PersonId(here.get().person()), provider.name(), identity)) {
            return page(provider, Standing.TAKEN, "", HttpStatus.OK);
        }
        notices.say(response, ADDED);
        return new ModelAndView("redirect:" + trip.onward());
    }

    private record Trip(Providers.Errand errand, String onward, String session) {}

    private void carry(Providers.Errand errand, String onward, String session, HttpServletResponse response) {
        var path = Base64.getUrlEncoder().withoutPadding().encodeToString(onward.getBytes(UTF_8));
        cookies.set(
                response,
                ERRAND,
                String.join(".", errand.state(), errand.nonce(), errand.verifier(), path, session),
                AWAY);
    }

    private static Optional<Trip> carried(String cookie) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            var onward = new String(Base64.getUrlDecoder().decode(parts[3]), UTF_8);
            var errand = new Providers.Errand(java.net.URI.create("/"), parts[0], parts[1], parts[2]);
            return Optional.of(new Trip(errand, Onward.safe(onward), parts[4]));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Settings.Provider provider(int number) {
        return settings.providers().stream()
                .filter(provider -> provider.number() == number)
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView page(Settings.Provider provider, Standing standing, String to, HttpStatus status) {
        var page = Pages.page("people/provider", new ProviderPage(provider.name(), standing, to));
        page.setStatus(status);
        return page;
    }
}
