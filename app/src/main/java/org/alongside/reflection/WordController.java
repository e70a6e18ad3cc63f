package org.alongside.reflection;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.reflection.page.WordPage;
import org.alongside.reflection.page.WordsPage;
import org.alongside.web.AtMost;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A word with the facilitators: asked for alone, or because of something shared. */
@Controller
class WordController {

    private static final int LONGEST = 2_000;
    private static final Later ASKED = later("Your facilitators know that you asked. Nobody else does.");
    private static final Later HEARD = later("Noted, with your name and today’s date.");
    private static final Later BACK = later("Taken back. It is gone from their pages.");

    private final AskedWords words;
    private final Ladders ladders;
    private final Entries entries;
    private final Sharings sharings;
    private final Reading reading;
    private final Notices notices;

    WordController(
            AskedWords words, Ladders ladders, Entries entries, Sharings sharings, Reading reading, Notices notices) {
        this.words = words;
        this.ladders = ladders;
        this.entries = entries;
        this.sharings = sharings;
        this.reading = reading;
        this.notices = notices;
    }

    @GetMapping("/pairs/{pair}/word")
    @Who(Who.Role.HALF)
    ModelAndView ask(@PathVariable UUID pair, CurrentPerson me) {
        return Pages.page("reflection/word", page(of(pair, me), me, null, "", Problems.none()));
    }

    @PostMapping("/pairs/{pair}/word")
    @Who(Who.Role.HALF)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView send(
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me,
            HttpServletResponse response) {
        var problems = tooLong(text);
        return problems.any()
                ? Pages.again("reflection/word", reading.within(() -> page(of(pair, me), me, null, text, problems)))
                : sent(reading.within(() -> of(pair, me)), null, text, me, response);
    }

    /** Something shared worries its reader. What they say goes to the facilitators; its author is not told by us. */
    @GetMapping("/journal/{entry}/report")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView report(@PathVariable UUID entry, CurrentPerson me) {
        return Pages.page("reflection/word", page(around(entry, me), me, entry, "", Problems.none()));
    }

    @PostMapping("/journal/{entry}/report")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 60, minutes = 60, of = "letters")
    ModelAndView sendReport(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String text,
            CurrentPerson me,
            HttpServletResponse response) {
        var ladder = reading.within(() -> around(entry, me));
        var problems = tooLong(text).need("text", text, say("Say in a line what worries you."));
        return problems.any()
                ? reading.within(() -> Pages.again("reflection/word", page(ladder, me, entry, text, problems)))
                : sent(ladder, entry, text, me, response);
    }

    @GetMapping("/journal/words")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(CurrentPerson me) {
        return Pages.page(
                "reflection/words",
                new WordsPage(words.of(me.id()).stream()
                        .map(word -> new WordsPage.Row(
                                word.id(),
                                word.person().equals(me.id().value()),
                                word.by(),
                                word.hat(),
                                word.entry(),
                                word.report(),
                                word.written(),
                                word.askedAt(),
                                word.heardAt(),
                                word.heardBy()))
                        .toList()));
    }

    @PostMapping("/journal/words/{word}/hearing")
    @Who(Who.Role.SIGNED_IN)
    String heard(@PathVariable UUID word, CurrentPerson me, HttpServletResponse response) {
        words.heard(word, me.id());
        notices.say(response, HEARD);
        return "redirect:/journal/words";
    }

    @PostMapping("/journal/words/{word}/removal")
    @Who(Who.Role.SIGNED_IN)
    String takeBack(@PathVariable UUID word, CurrentPerson me, HttpServletResponse response) {
        words.takeBack(word, me.id());
        notices.say(response, BACK);
        return "redirect:/journal/words";
    }

    private ModelAndView sent(
            Ladder ladder, @Nullable UUID entry, String text, CurrentPerson me, HttpServletResponse response) {
        var facilitators = ladder.rung(Reach.FACILITATORS).orElseThrow(NotHere::new);
        var to = reading.within(() -> notAbout(ladder, entry, me));
        if (to.isEmpty()) {
            throw new NotHere();
        }
        words.ask(facilitators.circle(), to, ladder.pair().id(), entry, text.strip(), me.id());
        notices.say(response, ASKED);
        return new ModelAndView("redirect:/journal/words");
    }

    /** The facilitators, but for whoever asks, their other half, and whoever wrote what it is about. */
    private List<Ladder.Person> notAbout(Ladder ladder, @Nullable UUID entry, CurrentPerson me) {
        var not = new HashSet<UUID>(entry == null ? Set.of() : entries.authorsOf(entry));
        not.add(me.id().value());
        not.add(ladder.pair().otherThan(me.id().value()).person());
        return ladder.rung(Reach.FACILITATORS).map(Ladder.Rung::people).orElse(List.of()).stream()
                .filter(person -> !not.contains(person.id()))
                .toList();
    }

    private WordPage page(Ladder ladder, CurrentPerson me, @Nullable UUID entry, String text, Problems problems) {
        var names =
                notAbout(ladder, entry, me).stream().map(Ladder.Person::name).toList();
        var pair = ladder.pair();
        var partner = pair.otherThan(me.id().value()).called();
        return new WordPage(
                pair.id(),
                pair.lives().called(),
                pair.works().called(),
                pair.half(me.id().value()).hat(),
                entry,
                partner,
                names,
                ladder.rung(Reach.FACILITATORS).isPresent(),
                text,
                LONGEST,
                problems);
    }

    /** In two cohorts at once, the first by name. */
    private Ladder of(UUID pair, CurrentPerson me) {
        return ladders.of(me.id()).stream()
                .filter(ladder -> ladder.pair().id().equals(pair))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    /** Where what worries its reader goes: only of what is shared with them, and not of what is only offered. */
    private Ladder around(UUID entry, CurrentPerson me) {
        var found = entries.find(entry)
                .filter(e -> !e.isBy(me.id()) && e.reach() != Reach.ME)
                .orElseThrow(NotHere::new);
        var there = sharings.of(entry).stream().map(Sharings.Sharing::pair).toList();
        var mine = ladders.of(me.id());
        return mine.stream()
                .filter(ladder ->
                        there.contains(ladder.pair().id()) || ladder.pair().id().equals(found.pair()))
                .findFirst()
                .or(() -> mine.stream()
                        .filter(ladder -> ladder.rung(Reach.FACILITATORS).isPresent())
                        .findFirst())
                .or(() -> mine.stream().findFirst())
                .orElseThrow(NotHere::new);
    }

    private static Problems tooLong(String text) {
        return Problems.none().atMost("text", text, LONGEST, say("Use at most 2,000 characters."));
    }
}
