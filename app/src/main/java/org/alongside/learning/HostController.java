package org.alongside.learning;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.learning.page.HostPage;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The facilitators' screen: where the day stands, what to say, and moving everybody on. */
@Controller
@RequestMapping("/cohorts/{cohort}/days/{day}/host")
class HostController {

    private static final Later NOTHING_PLANNED = later("Plan the day first: it has no exercise yet.");
    private static final Later MOVED_ALREADY =
            later("Somebody moved on a moment ago. Look where you are, and go on from there.");
    private static final Later NOT_YOURS = later("Your partner holds the screen. Take it over first.");
    private static final Later AT_THE_END = later("There is nothing there. End the day when you are done.");
    private static final Later NO_MOVE = later("Nothing was changed. Press one of the buttons.");
    private static final Later ENDED = later("The day is over. Thank you for running it.");

    private static final int LONGEST_NOTE = 300;
    private static final int MORE = 5;

    private final Rooms rooms;
    private final ParkingLot lot;
    private final Opened opened;
    private final Hosting hosting;
    private final Notices notices;
    private final Reading reading;
    private final Clock clock;

    HostController(
            Rooms rooms,
            ParkingLot lot,
            Opened opened,
            Hosting hosting,
            Notices notices,
            Reading reading,
            Clock clock) {
        this.rooms = rooms;
        this.lot = lot;
        this.opened = opened;
        this.hosting = hosting;
        this.notices = notices;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    @Who(Who.Role.FACILITATOR)
    ModelAndView show(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me) {
        return Pages.page("learning/host", page(cohort, day, me, "", Problems.none()));
    }

    @PostMapping
    @Who(Who.Role.FACILITATOR)
    String begin(@PathVariable UUID cohort, @PathVariable UUID day, CurrentPerson me, HttpServletResponse response) {
        if (hosting.begin(cohort, day, me)) {
            return path(cohort, day);
        }
        notices.say(response, NOTHING_PLANNED);
        return "redirect:/cohorts/" + cohort + "/days/" + day + "/plan";
    }

    /** @param seen the step that the one who pressed had before them */
    @PostMapping("/moves")
    @Who(Who.Role.FACILITATOR)
    ModelAndView move(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(required = false) @Nullable UUID block,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") long seen,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = Problems.none()
                .atMost("note", note, LONGEST_NOTE, say("Use at most {n} characters", "n", LONGEST_NOTE));
        if (problems.any()) {
            return reading.within(() -> Pages.again("learning/host", page(cohort, day, me, note, problems)));
        }
        var where = move(move, block, note.strip());
        var refused = where == null ? NO_MOVE : refused(hosting.move(cohort, day, where, seen, me));
        if (refused != null && !note.isBlank()) {
            return Pages.notKept(refused.now().plain(), "/cohorts/" + cohort + "/days/" + day + "/host", note);
        }
        if (refused != null || where instanceof Hosting.Move.End) {
            notices.say(response, refused == null ? ENDED : refused);
        }
        return new ModelAndView(path(cohort, day));
    }

    private static @Nullable Later refused(Hosting.Outcome outcome) {
        return switch (outcome) {
            case DONE -> null;
            case MOVED_ALREADY -> MOVED_ALREADY;
            case NOT_YOURS -> NOT_YOURS;
            case AT_THE_END -> AT_THE_END;
        };
    }

    /** To the other facilitator, or to oneself. */
    @PostMapping("/hand")
    @Who(Who.Role.FACILITATOR)
    String hand(
            @PathVariable UUID cohort,
            @PathVariable UUID day,
            @RequestParam(required = false) @Nullable UUID to,
            CurrentPerson me) {
        hosting.hand(cohort, day, to == null ? me.id().value() : to, me);
        return path(cohort, day);
    }

    private static Hosting.@Nullable Move move(String move, @Nullable UUID block, String note) {
        return switch (move) {
            case "onward" -> new Hosting.Move.Onward();
            case "back" -> new Hosting.Move.Back();
            case "more" -> new Hosting.Move.MoreMinutes(MORE);
            case "pause" -> new Hosting.Move.Pause();
            case "end" -> new Hosting.Move.End();
            case "to" -> block == null ? null : new Hosting.Move.To(block, note);
            default -> null;
        };
    }

    private HostPage page(UUID cohort, UUID day, CurrentPerson me, String note, Problems problems) {
        var room = rooms.facilitating(cohort, day, me.id()).orElseThrow(NotHere::new);
        int open = room.block()
                .filter(block -> block.exercise().kind() == Exercise.Kind.BLIND)
                .map(block -> opened.in(room, block))
                .orElse(0);
        return new HostPage(room, lot.of(day), open, clock.instant(), note, problems);
    }

    private static String path(UUID cohort, UUID day) {
        return "redirect:/cohorts/" + cohort + "/days/" + day + "/host";
    }
}
