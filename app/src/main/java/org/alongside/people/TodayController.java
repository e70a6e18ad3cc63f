package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.mail.Outbox;
import org.alongside.people.page.TodayPage;
import org.alongside.settings.Settings;
import org.alongside.web.Frame;
import org.alongside.web.Pages;
import org.alongside.web.Places;
import org.alongside.web.Today;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in: what waits for me. */
@Controller
class TodayController {

    private static final Comparator<Today.Item> SOONEST_FIRST =
            Comparator.comparing(Today.Item::due, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Longer than a busy mail server takes. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final ObjectProvider<Today> modules;
    private final ObjectProvider<Places> places;
    private final Together together;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Settings settings;
    private final Clock clock;

    TodayController(
            ObjectProvider<Today> modules,
            ObjectProvider<Places> places,
            Together together,
            Accounts accounts,
            Outbox outbox,
            Settings settings,
            Clock clock) {
        this.modules = modules;
        this.places = places;
        this.together = together;
        this.accounts = accounts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/today")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(CurrentPerson me) {
        var person = me.id().value();
        var waiting =
                modules.orderedStream().map(module -> module.waitingFor(person)).toList();
        var items = together.all(Map.of("me", person, "now", Times.at(clock.instant())), waiting).stream()
                .sorted(SOONEST_FIRST)
                .toList();
        var stuck = me.administrator() && !settings.demo() ? stuck() : null;
        return Pages.page(
                "people/today",
                new TodayPage(
                        me.name(),
                        me.administrator(),
                        items,
                        placesOf(person),
                        accounts.helperOf(me.id()).map(Accounts.Helper::name).orElse(null),
                        stuck,
                        settings.mail().server() != null,
                        isWeakly()));
    }

    private static boolean isWeakly() {
        return Frame.current()
                .visitor()
                .filter(visitor -> visitor.trusted() && !visitor.strong())
                .isPresent();
    }

    private List<Places.Place> placesOf(UUID person) {
        var shares =
                places.orderedStream().map(module -> module.placesOf(person)).toList();
        return together.all(Map.of("me", person), shares);
    }

    /** Letters that wait for a mail server which is not named, or have waited for a while. */
    private Outbox.@Nullable Waits stuck() {
        var waits = outbox.lately();
        var since = waits.since();
        boolean leaving = settings.mail().server() != null
                && since != null
                && since.isAfter(clock.instant().minus(A_WHILE));
        return since == null || leaving ? null : waits;
    }
}
