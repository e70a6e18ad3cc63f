package org.alongside.programme;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.CallPage;
import org.alongside.programme.page.ChangePage;
import org.alongside.programme.page.DraftPage;
import org.alongside.programme.page.LeadingPage;
import org.alongside.programme.page.WritePage;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where leads write a call and publish it. */
@Controller
@RequestMapping("/lead")
class CallController {

    private static final Later SAVED = later("Saved. Only the leads can see the draft.");
    private static final Later PUBLISHED = later("The call is published. Anybody can read it now.");
    private static final Later CHANGED = later("Changed, and said so on the page.");

    private final Programmes programmes;
    private final Calls calls;
    private final Cohorts cohorts;
    private final Calling calling;
    private final Telling telling;
    private final Notices notices;
    private final Clock clock;
    private final Reading reading;

    CallController(
            Programmes programmes,
            Calls calls,
            Cohorts cohorts,
            Calling calling,
            Telling telling,
            Notices notices,
            Clock clock,
            Reading reading) {
        this.programmes = programmes;
        this.calls = calls;
        this.cohorts = cohorts;
        this.calling = calling;
        this.telling = telling;
        this.notices = notices;
        this.clock = clock;
        this.reading = reading;
    }

    @GetMapping
    @Who(Who.Role.LEAD)
    ModelAndView list(CurrentPerson me) {
        return Pages.page("programme/leading", leading(me, null, "", "", Problems.none()));
    }

    @PostMapping("/{programme}/calls")
    @Who(Who.Role.LEAD)
    ModelAndView begin(
            @PathVariable UUID programme,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String slug,
            CurrentPerson me) {
        return switch (calling.begin(programme, title, slug, me.id())) {
            case Calling.Outcome.Done(var call) -> onward(programme, call, "/words");
            case Calling.Outcome.Again(var problems) ->
                again("programme/leading", () -> leading(me, programme, title, slug, problems));
        };
    }

    @GetMapping("/{programme}/calls/{call}")
    @Who(Who.Role.LEAD)
    ModelAndView show(@PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me) {
        return Pages.page(
                "programme/draft", draft(found(programme, call, me), DayForm.empty(), "", "", Problems.none()));
    }

    @GetMapping("/{programme}/calls/{call}/words")
    @Who(Who.Role.LEAD)
    ModelAndView words(@PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me) {
        var found = unpublished(programme, call, me);
        return Pages.page("programme/write", WritePage.of(found));
    }

    @PostMapping("/{programme}/calls/{call}/words")
    @Who(Who.Role.LEAD)
    ModelAndView write(
            @PathVariable UUID programme,
            @PathVariable UUID call,
            CallForm form,
            @RequestParam(defaultValue = "") String from,
            CurrentPerson me,
            HttpServletResponse response) {
        return switch (calling.write(programme, call, form, from, me.id())) {
            case Calling.Outcome.Done _ -> {
                notices.say(response, SAVED);
                yield onward(programme, call, "");
            }
            case Calling.Outcome.Again(var problems) ->
                again("programme/write", () -> WritePage.again(found(programme, call, me), form, from, problems));
        };
    }

    @PostMapping("/{programme}/calls/{call}/days")
    @Who(Who.Role.LEAD)
    ModelAndView addDay(@PathVariable UUID programme, @PathVariable UUID call, DayForm form, CurrentPerson me) {
        return switch (calling.addDay(programme, call, form, me.id())) {
            case Calling.Outcome.Done _ -> onward(programme, call, "#days");
            case Calling.Outcome.Again(var problems) ->
                again("programme/draft", () -> draft(found(programme, call, me), form, "", "", problems));
        };
    }

    @PostMapping("/{programme}/calls/{call}/days/{day}/removal")
    @Who(Who.Role.LEAD)
    ModelAndView removeDay(
            @PathVariable UUID programme, @PathVariable UUID call, @PathVariable UUID day, CurrentPerson me) {
        calling.removeDay(programme, call, day, me.id());
        return onward(programme, call, "#days");
    }

    @PostMapping("/{programme}/calls/{call}/questions")
    @Who(Who.Role.LEAD)
    ModelAndView ask(
            @PathVariable UUID programme,
            @PathVariable UUID call,
            @RequestParam(defaultValue = "") String ask,
            @RequestParam(defaultValue = "") String hint,
            CurrentPerson me) {
        return switch (calling.ask(programme, call, ask, hint, me.id())) {
            case Calling.Outcome.Done _ -> onward(programme, call, "#questions");
            case Calling.Outcome.Again(var problems) ->
                again("programme/draft", () -> draft(found(programme, call, me), DayForm.empty(), ask, hint, problems));
        };
    }

    @PostMapping("/{programme}/calls/{call}/questions/{question}/removal")
    @Who(Who.Role.LEAD)
    ModelAndView removeQuestion(
            @PathVariable UUID programme, @PathVariable UUID call, @PathVariable UUID question, CurrentPerson me) {
        calling.removeQuestion(programme, call, question, me.id());
        return onward(programme, call, "#questions");
    }

    @GetMapping("/{programme}/calls/{call}/preview")
    @Who(Who.Role.LEAD)
    ModelAndView preview(@PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me) {
        var found = found(programme, call, me);
        return Pages.page(
                "programme/call",
                new CallPage(
                        found,
                        calls.daysOf(call),
                        calls.questionsOf(call),
                        List.of(),
                        false,
                        address(programme, call)));
    }

    @PostMapping("/{programme}/calls/{call}/publication")
    @Who(Who.Role.LEAD)
    ModelAndView publish(
            @PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me, HttpServletResponse response) {
        return switch (calling.publish(programme, call, me.id())) {
            case Calling.Outcome.Done _ -> {
                notices.say(response, PUBLISHED);
                yield onward(programme, call, "");
            }
            case Calling.Outcome.Again(var problems) ->
                again("programme/draft", () -> draft(found(programme, call, me), DayForm.empty(), "", "", problems));
        };
    }

    @GetMapping("/{programme}/calls/{call}/change")
    @Who(Who.Role.LEAD)
    ModelAndView change(@PathVariable UUID programme, @PathVariable UUID call, CurrentPerson me) {
        var found =
                calls.ledBy(me.id(), programme, call).filter(Call::isPublished).orElseThrow(NotHere::new);
        return Pages.page("programme/change", new ChangePage(found, CallForm.of(found), "", Problems.none()));
    }

    @PostMapping("/{programme}/calls/{call}/change")
    @Who(Who.Role.LEAD)
    ModelAndView keepChange(
            @PathVariable UUID programme,
            @PathVariable UUID call,
            CallForm form,
            @RequestParam(defaultValue = "") String what,
            CurrentPerson me,
            HttpServletResponse response) {
        return switch (calling.change(programme, call, form, what, me.id())) {
            case Calling.Outcome.Done _ -> {
                telling.changed();
                notices.say(response, CHANGED);
                yield onward(programme, call, "");
            }
            case Calling.Outcome.Again(var problems) ->
                again("programme/change", () -> new ChangePage(found(programme, call, me), form, what, problems));
        };
    }

    private Call found(UUID programme, UUID call, CurrentPerson me) {
        return calls.ledBy(me.id(), programme, call).orElseThrow(NotHere::new);
    }

    private Call unpublished(UUID programme, UUID call, CurrentPerson me) {
        return calls.ledBy(me.id(), programme, call)
                .filter(found -> !found.isPublished())
                .orElseThrow(NotHere::new);
    }

    private DraftPage draft(Call call, DayForm day, String ask, String hint, Problems problems) {
        var days = calls.daysOf(call.id());
        var now = clock.instant();
        return new DraftPage(
                call,
                days,
                calls.questionsOf(call.id()),
                call.isPublished() ? Problems.none() : call.missing(days, now),
                call.isClosedAt(now),
                day,
                ask,
                hint,
                problems);
    }

    private LeadingPage leading(
            CurrentPerson me,
            @org.jspecify.annotations.Nullable UUID to,
            String title,
            String slug,
            Problems problems) {
        var now = clock.instant();
        var standing = calls.ledBy(me.id());
        var all = cohorts.ledBy(me.id());
        return new LeadingPage(programmes.ledBy(me.id()).stream()
                .map(programme -> new LeadingPage.Programme(
                        programme.id(),
                        programme.name(),
                        standing.stream()
                                .filter(s -> s.programme().equals(programme.id()))
                                .map(s -> new LeadingPage.Call(
                                        s.call(), s.call().isClosedAt(now), s.sent(), s.decided(), s.held()))
                                .toList(),
                        all.stream()
                                .filter(cohort -> cohort.programme().equals(programme.id()))
                                .toList(),
                        programme.id().equals(to) ? title : "",
                        programme.id().equals(to) ? slug : "",
                        programme.id().equals(to) ? problems : Problems.none()))
                .toList());
    }

    private ModelAndView again(String template, Supplier<Object> page) {
        return reading.within(() -> Pages.again(template, page.get()));
    }

    private static ModelAndView onward(UUID programme, UUID call, String path) {
        return new ModelAndView("redirect:" + address(programme, call) + path);
    }

    private static String address(UUID programme, UUID call) {
        return "/lead/" + programme + "/calls/" + call;
    }
}
