package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.ApplicationPage;
import org.alongside.programme.page.ApplyPage;
import org.alongside.programme.page.Together;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A pair applies: how it begins, a page that shows how far they are, and taking it back. */
@Controller
class ApplicationController {

    private static final Later TAKEN_BACK = later("It is yours again. The leads can’t see it any more.");
    private static final Later DECLINED = later("You gave the place back. Another pair will be glad of it.");

    private final Begun begun;
    private final Pairs pairs;
    private final Calls calls;
    private final Applications applications;
    private final Applying applying;
    private final BothHands hands;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    ApplicationController(
            Begun begun,
            Pairs pairs,
            Calls calls,
            Applications applications,
            Applying applying,
            BothHands hands,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.begun = begun;
        this.pairs = pairs;
        this.calls = calls;
        this.applications = applications;
        this.applying = applying;
        this.hands = hands;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    /** Which of my pairs applies? */
    @GetMapping("/programmes/{slug}/apply")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView ask(@PathVariable String slug, CurrentPerson me) {
        return Pages.page("programme/apply", apply(slug, me, ""));
    }

    @PostMapping("/pairs/{pair}/applications")
    @Who(Who.Role.HALF)
    ModelAndView begin(@PathVariable UUID pair, @RequestParam(defaultValue = "") String call, CurrentPerson me) {
        var refusal = applying.begin(pair, call, me);
        return refusal.isPresent()
                ? reading.within(() -> Pages.again("programme/apply", apply(call, me, refusal.get())))
                : new ModelAndView("redirect:" + Begun.address(pair, call));
    }

    @GetMapping("/pairs/{pair}/applications/{slug}")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me) {
        var one = begun.of(pair, slug, me);
        var application = one.application();
        var now = clock.instant();
        var rows =
                begun.answers(one).stream().map(answered -> row(one, answered)).toList();
        boolean enough = rows.stream().allMatch(ApplicationPage.Row::enough);
        return Pages.page(
                "programme/application",
                new ApplicationPage(
                        one.together(),
                        one.call(),
                        application.id(),
                        application.sentAt(),
                        application.withdrawnAt(),
                        one.call().isClosedAt(now),
                        rows,
                        enough,
                        one.applied().ownWritten(),
                        offer(one, enough, now).map(Offer::offeredBy).orElse(null),
                        told(one.applied()),
                        place(one.applied(), now)));
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/withdrawal")
    @Who(Who.Role.HALF)
    String takeBack(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me, HttpServletResponse to) {
        applying.takeBack(pair, slug, me);
        notices.say(to, TAKEN_BACK);
        return "redirect:" + Begun.address(pair, slug);
    }

    @PostMapping("/pairs/{pair}/applications/{slug}/place/refusal")
    @Who(Who.Role.HALF)
    String decline(@PathVariable UUID pair, @PathVariable String slug, CurrentPerson me, HttpServletResponse to) {
        applying.declinePlace(pair, slug, me);
        notices.say(to, DECLINED);
        return "redirect:" + Begun.address(pair, slug);
    }

    private ApplyPage apply(String slug, CurrentPerson me, String refusal) {
        var call = calls.published(slug).orElseThrow(NotHere::new);
        var applying = applications.pairsApplyingTo(call.id());
        return new ApplyPage(
                call,
                call.isOpenAt(clock.instant()),
                pairs.of(me.id()).stream()
                        .filter(Pair::isOpen)
                        .map(pair ->
                                new ApplyPage.Choice(Together.of(pair, me.id().value()), applying.contains(pair.id())))
                        .toList(),
                refusal);
    }

    private static ApplicationPage.Row row(Begun.One one, Applications.Answered answered) {
        var question = answered.question();
        return new ApplicationPage.Row(
                one.put(question),
                question.kind() == Question.Kind.OPEN,
                Choices.label(question, answered.answer().choice()),
                answered.answer().written(),
                answered.isEnough(),
                question.mayBeLeftOut());
    }

    /** What waits for a hand: sending it, or taking the place. */
    private Optional<Offer> offer(Begun.One one, boolean enough, Instant now) {
        var application = one.application();
        if (application.isDraft() && enough) {
            return hands.openOffer(one.pair().id(), SendApplication.NAME, application.id());
        }
        var place = one.applied().place();
        return place != null && place.canBeTakenAt(now)
                ? hands.openOffer(one.pair().id(), TakePlace.NAME, application.id())
                : Optional.empty();
    }

    private static ApplicationPage.@Nullable Told told(Applications.Applied applied) {
        var told = applied.told();
        return told == null ? null : new ApplicationPage.Told(told.outcome(), told.reason(), told.feedback());
    }

    private static ApplicationPage.@Nullable Place place(Applications.Applied applied, Instant now) {
        var place = applied.place();
        return place == null
                ? null
                : new ApplicationPage.Place(
                        place.acceptBy(), place.takenAt(), place.givenUpAt(), place.canBeTakenAt(now));
    }
}
