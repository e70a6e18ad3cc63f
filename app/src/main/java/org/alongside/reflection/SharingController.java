package org.alongside.reflection;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.reflection.page.SharingPage;
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

/** Choosing who may read an entry, with everybody's name, and taking it back. */
@Controller
class SharingController {

    private static final Later SHARED = later("Shared. The people named can read it from now on.");
    private static final Later BACK = later("Taken back. It is gone from their pages.");
    private static final Later NOT_NOW =
            later("That is not possible now: your pair pauses or has ended, or the circle is no longer there.");

    private final Entries entries;
    private final Sharing sharing;
    private final Sharings sharings;
    private final Journaling journaling;
    private final Ladders ladders;
    private final Reading reading;
    private final Notices notices;

    SharingController(
            Entries entries,
            Sharing sharing,
            Sharings sharings,
            Journaling journaling,
            Ladders ladders,
            Reading reading,
            Notices notices) {
        this.entries = entries;
        this.sharing = sharing;
        this.sharings = sharings;
        this.journaling = journaling;
        this.ladders = ladders;
        this.reading = reading;
        this.notices = notices;
    }

    @GetMapping("/journal/{entry}/sharing")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView choose(@PathVariable UUID entry, CurrentPerson me) {
        return Pages.page("reflection/sharing", page(entry, "", false, Problems.none(), me));
    }

    @PostMapping("/journal/{entry}/sharing")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView share(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String consent,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            HttpServletResponse response) {
        var chosen = chosen(to, about.equals("yes"), seen);
        var problems = Problems.none();
        if (chosen.isEmpty()) {
            problems.add("to", say("Choose who may read it."));
        }
        if (!consent.equals("yes")) {
            problems.add("consent", say("Say that these people may read it, or go back."));
        }
        if (problems.any() || chosen.isEmpty()) {
            return again(entry, to, about.equals("yes"), problems, me);
        }
        return switch (sharing.share(entry, chosen.get(), me.id())) {
            case Sharing.Outcome.Done _ -> said(SHARED, "/journal/" + entry, response);
            case Sharing.Outcome.NeedsBoth(var proposal) ->
                new ModelAndView("redirect:/pairs/" + chosen.get().pair() + "/hands?act=" + ShareEntry.NAME
                        + "&subject=" + proposal);
            case Sharing.Outcome.OtherPeople _ ->
                again(
                        entry,
                        to,
                        about.equals("yes"),
                        Problems.none()
                                .add("to", say("Somebody joined or left in the meantime. Read the names again.")),
                        me);
            case Sharing.Outcome.NotNow _ -> said(NOT_NOW, "/journal/" + entry, response);
        };
    }

    @PostMapping("/journal/{entry}/sharing/withdrawal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView takeBack(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "me") String to,
            CurrentPerson me,
            HttpServletResponse response) {
        sharing.takeBack(entry, Reach.of(to).orElseThrow(NotHere::new), me.id());
        return said(BACK, "/journal/" + entry, response);
    }

    private ModelAndView again(UUID entry, String to, boolean about, Problems problems, CurrentPerson me) {
        return Pages.again("reflection/sharing", reading.within(() -> page(entry, to, about, problems, me)));
    }

    private SharingPage page(UUID id, String to, boolean about, Problems problems, CurrentPerson me) {
        var entry = entries.find(id).orElseThrow(NotHere::new);
        var written = entry.written();
        if (!journaling.isMine(entry, me.id()) || written == null) {
            throw new NotHere();
        }
        var all = ladders.of(me.id());
        var current = sharings.of(id);
        return new SharingPage(
                id,
                written,
                entry.isByBoth(),
                entry.isShared(),
                entry.about() != null,
                entry.reach().level(),
                all.stream()
                        .filter(ladder -> !Sharing.isElsewhere(entry, ladder, current))
                        .map(ladder -> choices(ladder, entry, me))
                        .filter(circles -> !circles.choices().isEmpty())
                        .toList(),
                to,
                about,
                Ladder.fingerprint(all),
                problems);
    }

    private static SharingPage.Circles choices(Ladder ladder, Entries.Entry entry, CurrentPerson me) {
        var reader = me.id().value();
        var other = ladder.pair().otherThan(reader);
        return new SharingPage.Circles(
                ladder.pair().lives().called(),
                ladder.pair().works().called(),
                other.called(),
                ladder.cohort(),
                ladder.rungs().stream()
                        .filter(rung -> rung.reach().isWiderThan(entry.reach()))
                        .map(rung -> new SharingPage.Choice(
                                ladder.pair().id() + "/" + rung.reach().key() + "/" + rung.circle(),
                                rung.reach().level(),
                                ladder.namesBeside(reader, rung.reach())))
                        .toList());
    }

    private static Optional<Sharing.Choice> chosen(String to, boolean about, String seen) {
        var parts = List.of(to.split("/", -1));
        if (parts.size() != 3) {
            return Optional.empty();
        }
        try {
            var pair = UUID.fromString(parts.getFirst());
            var circle = UUID.fromString(parts.getLast());
            return Reach.of(parts.get(1))
                    .filter(reach -> reach != Reach.ME)
                    .map(reach -> new Sharing.Choice(pair, reach, circle, about, seen));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private ModelAndView said(Later sentence, String path, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path);
    }
}
