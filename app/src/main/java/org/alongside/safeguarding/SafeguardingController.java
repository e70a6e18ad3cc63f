package org.alongside.safeguarding;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.programme.SafeguardingPeople.Holder;
import org.alongside.safeguarding.page.SafeguardingPage;
import org.alongside.safeguarding.page.WorryPage;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the two people for safeguarding see: what they were told, who opened it, and what was done. */
@Controller
class SafeguardingController {

    private static final Later NOTED = later("Noted, with your name and the time.");
    private static final Later CLOSED = later("Noted and closed.");

    private final Worries worries;
    private final Attending attending;
    private final SafeguardingPeople people;
    private final Notices notices;
    private final Reading reading;

    SafeguardingController(
            Worries worries, Attending attending, SafeguardingPeople people, Notices notices, Reading reading) {
        this.worries = worries;
        this.attending = attending;
        this.people = people;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/safeguarding")
    @Who(Who.Role.SAFEGUARDING)
    ModelAndView list(CurrentPerson me) {
        var mine = people.reachable(me.id()).stream()
                .filter(one -> isIn(one.holders(), me))
                .toList();
        if (mine.isEmpty()) {
            throw new NotHere();
        }
        var openings = worries.openings();
        return Pages.page(
                "safeguarding/safeguarding",
                new SafeguardingPage(
                        mine,
                        worries.all().stream()
                                .map(worry -> new SafeguardingPage.Row(
                                        worry.id(),
                                        mine.stream()
                                                .filter(one -> one.circle().equals(worry.circle()))
                                                .findFirst()
                                                .map(SafeguardingPeople.Reachable::title)
                                                .orElse(""),
                                        worry.sentAt(),
                                        worry.dueAt(),
                                        worry.closedAt(),
                                        openings.stream()
                                                .filter(opening ->
                                                        opening.worry().equals(worry.id()))
                                                .map(SafeguardingController::opened)
                                                .toList()))
                                .toList()));
    }

    @GetMapping("/safeguarding/{worry}")
    @Who(Who.Role.SAFEGUARDING)
    ModelAndView show(@PathVariable UUID worry, CurrentPerson me) {
        return Pages.page("safeguarding/worry", page(worry, me, "", Problems.none()));
    }

    @PostMapping("/safeguarding/{worry}/opening")
    @Who(Who.Role.SAFEGUARDING)
    String open(@PathVariable UUID worry, CurrentPerson me) {
        attending.open(worry, me);
        return "redirect:/safeguarding/" + worry;
    }

    @PostMapping("/safeguarding/{worry}/notes")
    @Who(Who.Role.SAFEGUARDING)
    ModelAndView note(
            @PathVariable UUID worry,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") String closing,
            CurrentPerson me,
            HttpServletResponse response) {
        boolean closes = closing.equals("true");
        var problems = Problems.none()
                .need("words", words, say("Say what was done"))
                .atMost("words", words, Confiding.LONGEST, say("Use at most 10,000 characters"));
        if (problems.any()) {
            return reading.within(() -> Pages.again("safeguarding/worry", page(worry, me, words, problems)));
        }
        attending.note(worry, words.strip(), closes, me);
        notices.say(response, closes ? CLOSED : NOTED);
        return new ModelAndView("redirect:/safeguarding/" + worry);
    }

    private WorryPage page(UUID id, CurrentPerson me, String typed, Problems problems) {
        var worry = worries.find(id).orElseThrow(NotHere::new);
        var openings = worries.openingsOf(id);
        var words = worries.wordsOf(worry);
        return new WorryPage(
                id,
                worry.sentAt(),
                worry.dueAt(),
                worry.closedAt(),
                openings.stream().map(SafeguardingController::opened).toList(),
                words.map(Worries.Words::words).orElse(null),
                words.map(Worries.Words::reach).orElse(Written.NOTHING),
                worries.notesOf(worry).stream()
                        .map(note -> new WorryPage.Note(note.name(), note.words(), note.notedAt()))
                        .toList(),
                typed,
                Confiding.LONGEST,
                problems);
    }

    private static WorryPage.Opened opened(Worries.Opening opening) {
        return new WorryPage.Opened(opening.name(), opening.openedAt());
    }

    private static boolean isIn(List<Holder> holders, CurrentPerson me) {
        return holders.stream()
                .anyMatch(holder -> holder.person().equals(me.id().value()));
    }
}
