package org.alongside.safeguarding;

import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.people.PersonId;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.programme.SafeguardingPeople.Reachable;
import org.alongside.safeguarding.page.SentPage;
import org.alongside.safeguarding.page.WorriedPage;
import org.alongside.web.Frame;
import org.alongside.web.Limits;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Visitor;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Being worried about someone: whom to ring, and telling two people here. Open to everybody. */
@Controller
class WorryController {

    private static final int MOST_AN_HOUR = 40;

    private final Confiding confiding;
    private final Worries worries;
    private final SafeguardingPeople people;
    private final Limits limits;
    private final Reading reading;

    WorryController(Confiding confiding, Worries worries, SafeguardingPeople people, Limits limits, Reading reading) {
        this.confiding = confiding;
        this.worries = worries;
        this.people = people;
        this.limits = limits;
        this.reading = reading;
    }

    /** @param programme from the page they come from, where that belongs to one */
    @GetMapping("/worried")
    @Who(Who.Role.ANYONE)
    ModelAndView ask(@RequestParam(defaultValue = "") String programme) {
        var name = visitor().map(Visitor::name).orElse("");
        return Pages.page("safeguarding/worried", page(id(programme), null, "", name, Problems.none()));
    }

    @PostMapping("/worried")
    @Who(Who.Role.ANYONE)
    ModelAndView create(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String reach,
            HttpServletRequest request) {
        if (!limits.allows("worries", request, MOST_AN_HOUR, Duration.ofHours(1))) {
            return again(
                    to,
                    words,
                    reach,
                    Problems.none()
                            .add(
                                    "words",
                                    say(
                                            "Too many were sent from your network in this hour. Your words are still here: ring us instead, or try again later.")),
                    HttpStatus.TOO_MANY_REQUESTS);
        }
        var circle = id(to);
        var problems = confiding.tell(
                circle, words, reach, visitor().map(Visitor::person).orElse(null));
        if (problems.any()) {
            return again(to, words, reach, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // No notice: it would wait for whoever opens the next page at this browser.
        return new ModelAndView("redirect:/worried/sent?to=" + circle);
    }

    /** @param to whom it went to just now, so that they can be rung too */
    @GetMapping("/worried/sent")
    @Who(Who.Role.ANYONE)
    ModelAndView sent(@RequestParam(defaultValue = "") String to) {
        var all = people.reachable(me());
        var mine = visitor().isPresent() ? worries.sent() : List.<Worries.Sent>of();
        return Pages.page(
                "safeguarding/sent",
                new SentPage(
                        all.stream()
                                .filter(one -> one.circle().equals(id(to)))
                                .findFirst()
                                .map(Reachable::holders)
                                .orElse(List.of()),
                        visitor().isPresent(),
                        mine.stream()
                                .map(sent -> new SentPage.Sent(
                                        title(all, sent.circle()).orElse(""), sent.sentAt(), sent.openedAt()))
                                .toList()));
    }

    private ModelAndView again(String to, String words, String reach, Problems problems, HttpStatus status) {
        var page =
                reading.within(() -> Pages.again("safeguarding/worried", page(null, id(to), words, reach, problems)));
        page.setStatus(status);
        return page;
    }

    private WorriedPage page(
            @Nullable UUID programme, @Nullable UUID chosen, String words, String reach, Problems problems) {
        var all = people.reachable(me());
        var likely = chosen == null ? likely(all, programme) : chosen;
        return new WorriedPage(
                all.stream()
                        .map(one -> new WorriedPage.Choice(
                                one.circle(),
                                one.programme() == null ? "" : one.title(),
                                one.holders(),
                                one.circle().equals(likely)))
                        .toList(),
                visitor().isPresent(),
                words,
                reach,
                Confiding.LONGEST,
                problems);
    }

    /** The programme of the page they come from; else the one they have a part in; else the only one there is. */
    private static @Nullable UUID likely(List<Reachable> all, @Nullable UUID programme) {
        var from = all.stream()
                .filter(one -> programme != null && programme.equals(one.programme()))
                .toList();
        var mine = all.stream().filter(Reachable::mine).toList();
        return List.of(from, mine, all).stream()
                .filter(some -> some.size() == 1)
                .findFirst()
                .map(only -> only.getFirst().circle())
                .orElse(null);
    }

    private static Optional<String> title(List<Reachable> all, UUID circle) {
        return all.stream()
                .filter(one -> one.circle().equals(circle))
                .findFirst()
                .map(Reachable::title);
    }

    private static Optional<Visitor> visitor() {
        return Frame.current().visitor();
    }

    private static @Nullable PersonId me() {
        return visitor().map(one -> new PersonId(one.person())).orElse(null);
    }

    /** What is no id names nobody. */
    private static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
