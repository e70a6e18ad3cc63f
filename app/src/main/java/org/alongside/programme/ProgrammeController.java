package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import org.alongside.programme.page.CallPage;
import org.alongside.programme.page.ProgrammesPage;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What anybody can read of programmes, signed in or not. */
@Controller
class ProgrammeController {

    private final Calls calls;
    private final Settings settings;
    private final Clock clock;

    ProgrammeController(Calls calls, Settings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/programmes")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView list() {
        var now = clock.instant();
        var all = calls.published();
        return Pages.page(
                "programme/programmes",
                new ProgrammesPage(
                        all.stream().filter(call -> call.isOpenAt(now)).toList(),
                        all.stream().filter(call -> !call.isOpenAt(now)).toList()));
    }

    @GetMapping("/programmes/{slug}")
    @Who(value = Who.Role.ANYONE, kept = true)
    ModelAndView show(@PathVariable String slug) {
        var call = calls.published(slug).orElseThrow(NotHere::new);
        return Pages.page(
                "programme/call",
                new CallPage(
                        call,
                        calls.daysOf(call.id()),
                        calls.questionsOf(call.id()),
                        calls.changesOf(call.id()),
                        call.isOpenAt(clock.instant()),
                        null));
    }

    @GetMapping("/programmes/{slug}/calendar.ics")
    @Who(value = Who.Role.ANYONE, kept = true)
    ResponseEntity<byte[]> calendar(@PathVariable String slug) {
        var call = calls.published(slug).orElseThrow(NotHere::new);
        var file = CallCalendar.of(
                call, calls.daysOf(call.id()), calls.changesOf(call.id()), settings.link("/programmes/" + slug));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + slug + ".ics\"")
                .body(file.getBytes(UTF_8));
    }
}
