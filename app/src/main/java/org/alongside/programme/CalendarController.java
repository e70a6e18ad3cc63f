package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.CalendarPage;
import org.alongside.settings.Settings;
import org.alongside.web.AtMost;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A person's own calendar, for the calendar they use anyway. */
@Controller
class CalendarController {

    private final Calendars calendars;
    private final Reading reading;
    private final Settings settings;

    CalendarController(Calendars calendars, Reading reading, Settings settings) {
        this.calendars = calendars;
        this.reading = reading;
        this.settings = settings;
    }

    @GetMapping("/calendar")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(CurrentPerson me) {
        return Pages.page("programme/calendar", page(calendars.hasOne(me.id()), null, me));
    }

    /** The address is shown in the answer to this, and never again. */
    @PostMapping("/calendar")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView renew(CurrentPerson me) {
        var address = settings.link("/calendar/" + calendars.renew(me.id()) + ".ics");
        return Pages.page("programme/calendar", reading.within(() -> page(true, address, me)));
    }

    @GetMapping("/calendar/{secret}.ics")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 300, minutes = 10, of = "calendars")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        var calendar = calendars.behind(secret).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"alongside.ics\"")
                .body(calendar.getBytes(UTF_8));
    }

    private CalendarPage page(boolean made, @Nullable String address, CurrentPerson me) {
        return new CalendarPage(made, address, calendars.wouldLeaveOut(me.id()));
    }
}
