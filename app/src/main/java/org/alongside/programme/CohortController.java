package org.alongside.programme;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.database.Together;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Email;
import org.alongside.programme.page.CohortPage;
import org.alongside.programme.page.CohortsPage;
import org.alongside.web.AtMost;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Cohorts: made by leads, and a page for everybody in one. What stands on it depends on who reads it. */
@Controller
class CohortController {

    private static final Later MADE = later("The cohort is made. It opens when a pair of facilitators has said yes.");
    private static final Later ASKED = later("The letter is on its way.");
    private static final Later ENDED = later("They no longer facilitate this cohort.");
    private static final Later LEFT = later("Your pair has left the cohort. Nothing of it is open to you any more.");

    private final Cohorts cohorts;
    private final Together together;
    private final Facilitating facilitating;
    private final Meeting meeting;
    private final Bringing bringing;
    private final LeavingCohort leaving;
    private final Programmes programmes;
    private final Calls calls;
    private final ObjectProvider<Readiness> modules;
    private final ObjectProvider<OnADay> onADay;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    CohortController(
            Cohorts cohorts,
            Together together,
            Facilitating facilitating,
            Meeting meeting,
            Bringing bringing,
            LeavingCohort leaving,
            Programmes programmes,
            Calls calls,
            ObjectProvider<Readiness> modules,
            ObjectProvider<OnADay> onADay,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.cohorts = cohorts;
        this.together = together;
        this.facilitating = facilitating;
        this.meeting = meeting;
        this.bringing = bringing;
        this.leaving = leaving;
        this.programmes = programmes;
        this.calls = calls;
        this.modules = modules;
        this.onADay = onADay;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping("/lead/{programme}/cohorts")
    @Who(Who.Role.LEAD)
    ModelAndView list(@PathVariable UUID programme, CurrentPerson me) {
        var zone = Frame.current().settings().timeZone().getId();
        return Pages.page("programme/cohorts", list(programme, me, "", "", zone, Problems.none()));
    }

    @PostMapping("/lead/{programme}/cohorts")
    @Who(Who.Role.LEAD)
    ModelAndView make(
            @PathVariable UUID programme,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String zone,
            CurrentPerson me,
            HttpServletResponse response) {
        var from = uuidOrNull(call);
        var problems = Meeting.newCohort(name, from, zone);
        if (problems.any()) {
            return Pages.again(
                    "programme/cohorts", reading.within(() -> list(programme, me, name, call, zone, problems)));
        }
        var made = meeting.make(programme, from, name, zone, me.id());
        if (made == null) {
            problems.add("call", say("This call has a cohort already"));
            return Pages.again(
                    "programme/cohorts", reading.within(() -> list(programme, me, name, call, zone, problems)));
        }
        notices.say(response, MADE);
        return new ModelAndView("redirect:/cohorts/" + made);
    }

    @GetMapping("/cohorts/{cohort}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID cohort, CurrentPerson me) {
        return Pages.page("programme/cohort", page(cohort, me, "", "", Problems.none()));
    }

    @PostMapping("/cohorts/{cohort}/facilitators")
    @Who(Who.Role.LEAD)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView ask(
            @PathVariable UUID cohort,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            CurrentPerson me,
            HttpServletResponse response) {
        var found = reading.within(() -> meeting.leading(cohort, me.id())).cohort();
        var problems = Problems.none()
                .need("name", name, say("Tell us their name"))
                .atMost("name", name, 100, say("Use at most 100 characters"));
        Email.check(problems, "email", email);
        if (problems.any()) {
            return Pages.again("programme/cohort", reading.within(() -> page(cohort, me, name, email, problems)));
        }
        facilitating.ask(found, oneLine(name), Email.tidy(email));
        notices.say(response, ASKED);
        return new ModelAndView("redirect:" + found.path());
    }

    @PostMapping("/cohorts/{cohort}/facilitators/{facilitation}/ending")
    @Who(Who.Role.LEAD)
    String end(
            @PathVariable UUID cohort,
            @PathVariable UUID facilitation,
            CurrentPerson me,
            HttpServletResponse response) {
        var found = reading.within(() -> meeting.leading(cohort, me.id())).cohort();
        facilitating.end(found, facilitation);
        notices.say(response, ENDED);
        return "redirect:" + found.path();
    }

    /** One hand is enough to step back. */
    @PostMapping("/cohorts/{cohort}/pairs/{pair}/leaving")
    @Who(Who.Role.HALF)
    String leave(@PathVariable UUID cohort, @PathVariable UUID pair, CurrentPerson me, HttpServletResponse response) {
        leaving.leave(cohort, pair, me.id());
        notices.say(response, LEFT);
        return "redirect:/pairs/" + pair;
    }

    private CohortsPage list(
            UUID programme, CurrentPerson me, String name, String call, String zone, Problems problems) {
        var found = programmes.ledBy(me.id(), programme).orElseThrow(NotHere::new);
        var all = cohorts.of(programme);
        var free = calls.ledBy(me.id()).stream()
                .filter(standing -> standing.programme().equals(programme))
                .map(Calls.Standing::call)
                .filter(Call::isPublished)
                .filter(c -> all.stream().noneMatch(cohort -> c.id().equals(cohort.call())))
                .toList();
        return new CohortsPage(found, all, free, name, call, zone, problems);
    }

    private CohortPage page(UUID cohort, CurrentPerson me, String name, String email, Problems problems) {
        var seen = cohorts.seen(cohort, me.id())
                .filter(s -> s.leads() || s.facilitates() || s.inside())
                .orElseThrow(NotHere::new);
        var now = clock.instant();
        var ways = onADay.orderedStream().map(module -> module.ways(seen)).toList();
        var told = together.each(
                Map.of("cohort", cohort),
                Stream.<Together.Share<?, ?>>concat(
                                Stream.of(CohortDays.OF_COHORT, CohortDays.ATTENDED, Facilitations.OF_COHORT),
                                ways.stream())
                        .toList());
        var all = told.of(CohortDays.OF_COHORT);
        boolean staff = seen.leads() || seen.facilitates();
        var pairs = seen.cohort().isOpen() || staff
                ? cohorts.pairsOf(cohort)
                : cohorts.pairsOf(cohort).stream()
                        .filter(p -> p.has(me.id().value()))
                        .toList();
        var asked = told.of(Facilitations.OF_COHORT);
        var current = asked.stream()
                .filter(Facilitations.Facilitation::isNow)
                .findFirst()
                .orElse(null);
        var columns = seen.facilitates() ? steps(pairs) : List.<Readiness.Step>of();
        var titles = titles(columns);
        var attended = told.of(CohortDays.ATTENDED);
        return new CohortPage(
                seen.cohort(),
                me.id().value(),
                seen.leads(),
                seen.facilitates(),
                now,
                all,
                all.stream()
                        .filter(day -> !day.isCancelled() && !day.isOverAt(now))
                        .findFirst()
                        .orElse(null),
                pairs,
                current == null ? null : current.pair(),
                current == null ? null : current.id(),
                seen.leads()
                        ? asked.stream()
                                .filter(f -> f.isAskedAt(now))
                                .map(CohortController::asked)
                                .toList()
                        : List.of(),
                seen.leads() ? bringing.broughtInto(cohort, pairs) : CohortPage.Brought.nobody(),
                titles,
                seen.facilitates() ? rows(pairs, titles, columns, attended) : List.of(),
                noted(pairs, attended),
                own(attended, me),
                ways.stream().flatMap(share -> told.of(share).stream()).toList(),
                name,
                email,
                problems);
    }

    private static CohortPage.Asked asked(Facilitations.Facilitation facilitation) {
        var two = facilitation.pair();
        var who = two == null ? facilitation.name() : two.names();
        return new CohortPage.Asked(
                facilitation.id(), who == null ? say("somebody who has left") : who, facilitation.lapsesAt());
    }

    private List<Readiness.Step> steps(List<CohortPair> pairs) {
        var ids = pairs.stream().map(CohortPair::pair).toArray(UUID[]::new);
        return together.all(
                Map.of("pairs", ids),
                modules.orderedStream().map(Readiness::steps).toList());
    }

    private static List<String> titles(List<Readiness.Step> steps) {
        return steps.stream()
                .sorted(Comparator.comparingInt(Readiness.Step::order))
                .map(Readiness.Step::title)
                .distinct()
                .toList();
    }

    private static List<CohortPage.Row> rows(
            List<CohortPair> pairs,
            List<String> titles,
            List<Readiness.Step> steps,
            List<CohortDays.Attended> attended) {
        Map<UUID, Map<String, Readiness.Step>> byPair = steps.stream()
                .collect(Collectors.groupingBy(
                        Readiness.Step::pair,
                        Collectors.toMap(Readiness.Step::title, Function.identity(), (one, _) -> one)));
        return pairs.stream()
                .map(pair -> new CohortPage.Row(
                        pair,
                        cells(titles, byPair.getOrDefault(pair.pair(), Map.of())),
                        both(pair, attended, how -> how == Attendance.CAME),
                        both(pair, attended, _ -> true)))
                .toList();
    }

    private static List<Readiness.@Nullable Step> cells(List<String> titles, Map<String, Readiness.Step> steps) {
        List<Readiness.@Nullable Step> cells = new java.util.ArrayList<>();
        titles.forEach(title -> cells.add(steps.get(title)));
        return cells;
    }

    /** On how many days the same is noted of both, as they are counted here. */
    private static int both(CohortPair pair, List<CohortDays.Attended> attended, Predicate<Attendance> noted) {
        return (int) attended.stream()
                .filter(a -> a.pair().equals(pair.pair()) && noted.test(a.how()))
                .collect(Collectors.groupingBy(CohortDays.Attended::day, Collectors.counting()))
                .values()
                .stream()
                .filter(many -> many == 2)
                .count();
    }

    /** Of how many people who are in now it is noted whether they came, by day. */
    private static Map<UUID, Integer> noted(List<CohortPair> pairs, List<CohortDays.Attended> attended) {
        var in = pairs.stream().map(CohortPair::pair).collect(Collectors.toSet());
        return attended.stream()
                .filter(a -> in.contains(a.pair()))
                .collect(Collectors.groupingBy(CohortDays.Attended::day, Collectors.summingInt(_ -> 1)));
    }

    private static Map<UUID, Attendance> own(List<CohortDays.Attended> attended, CurrentPerson me) {
        return attended.stream()
                .filter(a -> a.person().equals(me.id().value()))
                .collect(Collectors.toMap(CohortDays.Attended::day, CohortDays.Attended::how, (one, _) -> one));
    }

    static String oneLine(String typed) {
        return typed.replaceAll("\\s+", " ").strip();
    }

    static @Nullable UUID uuidOrNull(String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException _) {
            throw new NotHere();
        }
    }
}
