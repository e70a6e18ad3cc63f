package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.page.WayPage;
import org.alongside.people.page.WaysPage;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How I sign in: what there is, what each is called, and taking one away. */
@Controller
class WayController {

    private static final Later RENAMED = later("The name is changed.");
    private static final Later REMOVED = later("It is gone. We have sent you a letter about it.");

    private final Ways ways;
    private final Accounts accounts;
    private final ChangingWays changing;
    private final TransactionTemplate transaction;
    private final Notices notices;

    WayController(
            Ways ways, Accounts accounts, ChangingWays changing, TransactionTemplate transaction, Notices notices) {
        this.ways = ways;
        this.accounts = accounts;
        this.changing = changing;
        this.transaction = transaction;
        this.notices = notices;
    }

    @GetMapping("/account/ways")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(CurrentPerson me) {
        return Pages.page("people/ways", new WaysPage(emails(me), rows(me), isTrusted(), isStrong()));
    }

    @GetMapping("/account/ways/{way}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID way, CurrentPerson me) {
        var found = find(way, me);
        return Pages.page("people/way", page(found, found.name(), me, Problems.none()));
    }

    @PostMapping("/account/ways/{way}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView rename(
            @PathVariable UUID way,
            @RequestParam(defaultValue = "") String name,
            CurrentPerson me,
            HttpServletResponse response) {
        var found = inTransaction(() -> find(way, me));
        var problems = nameProblems(name);
        if (problems.any()) {
            return Pages.again("people/way", inTransaction(() -> page(found, name, me, problems)));
        }
        transaction.executeWithoutResult(_ -> ways.rename(way, me.id(), name.strip()));
        notices.say(response, RENAMED);
        return new ModelAndView("redirect:/account/ways");
    }

    @PostMapping("/account/ways/{way}/removal")
    @Who(value = Who.Role.SIGNED_IN, fresh = true)
    ModelAndView remove(
            @PathVariable UUID way,
            @RequestParam(defaultValue = "false") boolean sure,
            CurrentPerson me,
            HttpServletResponse response) {
        var found = inTransaction(() -> find(way, me));
        var page = inTransaction(() -> page(found, found.name(), me, Problems.none()));
        if (page.lastForRole() && !sure) {
            return Pages.again(
                    "people/way",
                    page.with(Problems.none().add("sure", say("Tell us that you are sure, or keep this way"))));
        }
        changing.remove(way, found.name(), me);
        notices.say(response, REMOVED);
        return new ModelAndView("redirect:/account/ways");
    }

    /** What to do about the name of a way. */
    static Problems nameProblems(String name) {
        return Problems.none()
                .need("name", name, say("Give it a name, such as “My phone”"))
                .atMost("name", name, 60, say("Use a name of at most 60 characters"));
    }

    private Ways.Way find(UUID way, CurrentPerson me) {
        return ways.of(me.id()).stream()
                .filter(w -> w.id().equals(way))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private WayPage page(Ways.Way way, String name, CurrentPerson me, Problems problems) {
        long seconds = ways.of(me.id()).stream().filter(WayController::isSecond).count();
        return new WayPage(row(way), name, isSecond(way) && seconds == 1, isTrusted(), problems);
    }

    private static boolean isSecond(Ways.Way way) {
        return way.kind() != Ways.Kind.PROVIDER;
    }

    private List<WaysPage.Row> rows(CurrentPerson me) {
        return ways.of(me.id()).stream().map(WayController::row).toList();
    }

    private static WaysPage.Row row(Ways.Way way) {
        return new WaysPage.Row(
                way.id(),
                way.kind().name().toLowerCase(java.util.Locale.ROOT),
                way.name(),
                way.addedAt(),
                way.usedAt());
    }

    private List<String> emails(CurrentPerson me) {
        return accounts.addressesOf(me.id()).stream()
                .map(Accounts.Address::email)
                .toList();
    }

    private static boolean isTrusted() {
        return Frame.current().visitor().orElseThrow(NotHere::new).trusted();
    }

    private static boolean isStrong() {
        return Frame.current().visitor().orElseThrow(NotHere::new).strong();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
