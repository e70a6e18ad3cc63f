package org.alongside.reflection;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.people.Hats;
import org.alongside.reflection.page.EntryPage;
import org.alongside.reflection.page.JournalPage;
import org.alongside.reflection.page.WritePage;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everyone's journal, and what the two of a pair write together. */
@Controller
class JournalController {

    static final int LONGEST = 20_000;

    private static final Later THROWN_AWAY = later(
            "You have thrown this entry away, in another window perhaps. Save once more to keep these words as a new one.");
    private static final Later CHANGED = later(
            "It was changed in another window, so it is still here. Read it, then throw it away if you still want to.");
    private static final Later KEPT = later("Saved.");
    private static final Later GONE = later("Thrown away. Nobody can bring it back.");
    private static final Later STANDS = later("It is shared, so it stands still. Take it back first, then change it.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing changes here now.");

    private final Entries entries;
    private final Sharings sharings;
    private final Journaling journaling;
    private final Confidentiality confidentiality;
    private final EarlierWords earlier;
    private final Hats hats;
    private final Pairs pairs;
    private final Reading reading;
    private final Notices notices;

    JournalController(
            Entries entries,
            Sharings sharings,
            Journaling journaling,
            Confidentiality confidentiality,
            EarlierWords earlier,
            Hats hats,
            Pairs pairs,
            Reading reading,
            Notices notices) {
        this.entries = entries;
        this.sharings = sharings;
        this.journaling = journaling;
        this.confidentiality = confidentiality;
        this.earlier = earlier;
        this.hats = hats;
        this.pairs = pairs;
        this.reading = reading;
        this.notices = notices;
    }

    @GetMapping("/journal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView list(@RequestParam(defaultValue = "0") int page, CurrentPerson me) {
        int at = Math.clamp(page, 0, 10_000);
        return Pages.page(
                "reflection/journal",
                new JournalPage(
                        null,
                        me.id().value(),
                        rows(entries.by(me.id(), at)),
                        rows(entries.sharedWith(me.id(), at)),
                        at));
    }

    @GetMapping("/pairs/{pair}/journal")
    @Who(Who.Role.HALF)
    ModelAndView listOf(@PathVariable UUID pair, @RequestParam(defaultValue = "0") int page, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        int at = Math.clamp(page, 0, 10_000);
        return Pages.page(
                "reflection/journal",
                new JournalPage(both, me.id().value(), rows(entries.in(pair, at)), List.of(), at));
    }

    @GetMapping("/journal/new")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView begin(@RequestParam(defaultValue = "0") int prompt, CurrentPerson me) {
        return confidentiality.isReadBy(me.id())
                ? Pages.page(
                        "reflection/write",
                        page(null, fresh(null, entries.lastHatOf(me.id()).orElse(null), "", me), me, prompt))
                : Confidentiality.first();
    }

    @GetMapping("/pairs/{pair}/journal/new")
    @Who(Who.Role.HALF)
    ModelAndView beginTogether(
            @PathVariable UUID pair, @RequestParam(defaultValue = "0") int prompt, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        if (!confidentiality.isReadBy(me.id())) {
            return Confidentiality.first();
        }
        return both.isOpen()
                ? Pages.page("reflection/write", page(both, fresh(pair, null, "", me), me, prompt))
                : new ModelAndView("redirect:/pairs/" + pair + "/journal");
    }

    @GetMapping("/journal/{entry}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView show(@PathVariable UUID entry, CurrentPerson me) {
        var found = entries.find(entry).orElseThrow(NotHere::new);
        var since = sharings.of(entry);
        var pair = found.pair() != null
                ? found.pair()
                : since.isEmpty() ? null : since.getLast().pair();
        var both = pair == null ? null : pairs.with(me.id(), pair).orElse(null);
        boolean mine = found.isBy(me.id()) || found.isByBoth() && both != null;
        if (!mine && found.reach() == Reach.ME) {
            // Only offered: it is read where the hands are given, and nowhere else.
            throw new NotHere();
        }
        return Pages.page(
                "reflection/entry",
                new EntryPage(
                        row(found),
                        found.written(),
                        found.isByBoth() ? earlier.of(entry) : List.of(),
                        mine,
                        !mine
                                && both != null
                                && since.stream()
                                        .anyMatch(s -> s.isCurrent() && s.proposal() != null && s.to() != Reach.PAIR),
                        both,
                        me.id().value(),
                        found.isShared(),
                        since.stream()
                                .map(s -> new EntryPage.Sharing(s.to().level(), s.to().key(), s.since(), s.until()))
                                .toList()));
    }

    @GetMapping("/journal/{entry}/writing")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView write(@PathVariable UUID entry, @RequestParam(defaultValue = "0") int prompt, CurrentPerson me) {
        var found = entries.find(entry).orElseThrow(NotHere::new);
        var both =
                found.pair() == null ? null : pairs.with(me.id(), found.pair()).orElse(null);
        if (!found.isBy(me.id()) && both == null || found.text() == null) {
            throw new NotHere();
        }
        if (!confidentiality.isReadBy(me.id())) {
            return Confidentiality.first();
        }
        if (found.isShared()) {
            return new ModelAndView("redirect:/journal/" + entry);
        }
        return Pages.page("reflection/write", page(both, draft(found), me, prompt));
    }

    @PostMapping("/journal/{entry}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView save(
            @PathVariable UUID entry,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String hat,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(required = false) @Nullable UUID pair,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "0") int prompt,
            CurrentPerson me,
            HttpServletResponse response) {
        var draft = new Journaling.Draft(entry, pair, Hat.of(hat).orElse(null), text.strip(), version, given);
        if (then.equals("prompt") && draft.text().isEmpty()) {
            return new ModelAndView(
                    "redirect:" + (pair == null ? "" : "/pairs/" + pair) + "/journal/new?prompt=" + (prompt + 1));
        }
        var problems = Problems.none()
                .need("text", text, say("Write a line first. One is enough."))
                .atMost("text", draft.text(), LONGEST, say("Use at most 20,000 characters, or make it two entries."));
        if (problems.any()) {
            return again(draft, me, prompt, problems, null);
        }
        return switch (journaling.keep(draft, me.id())) {
            case Journaling.Outcome.Kept _ -> kept(entry, then, prompt, response);
            case Journaling.Outcome.Elsewhere(var there, var at) ->
                again(
                        new Journaling.Draft(entry, pair, draft.hat(), draft.text(), at, given),
                        me,
                        prompt,
                        Problems.none().changedElsewhere("text"),
                        there);
            case Journaling.Outcome.Shared _ -> refused(draft, me, prompt, STANDS);
            case Journaling.Outcome.NotNow _ -> refused(draft, me, prompt, NOT_NOW);
            case Journaling.Outcome.ThrownAway _ ->
                refused(fresh(pair, draft.hat(), draft.text(), me), me, prompt, THROWN_AWAY);
            case Journaling.Outcome.LimitsFirst _ -> limitsFirst(draft, prompt);
        };
    }

    /** The limits are read now; here are the words again, to be saved or not. */
    @PostMapping(path = "/journal/{entry}", params = "limits")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView goOn(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String hat,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(required = false) @Nullable UUID pair,
            @RequestParam(defaultValue = "0") int prompt,
            CurrentPerson me) {
        confidentiality.read(me.id());
        var draft = new Journaling.Draft(entry, pair, Hat.of(hat).orElse(null), text, version, given);
        return Pages.page("reflection/write", typed(draft, me, prompt, Problems.none(), null));
    }

    /** As it is typed, where script runs. The answer carries the version that is kept now. */
    @PostMapping(path = "/journal/{entry}", headers = "X-Autosave")
    @Who(Who.Role.SIGNED_IN)
    ResponseEntity<String> keep(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String hat,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(required = false) @Nullable UUID pair,
            CurrentPerson me) {
        var words = text.strip();
        if (words.isEmpty()) {
            // Nothing to keep yet; and a box that was emptied takes nothing away by itself.
            return ResponseEntity.status(version == 0 ? 204 : 409).build();
        }
        if (words.length() > LONGEST) {
            return ResponseEntity.badRequest().build();
        }
        var draft = new Journaling.Draft(entry, pair, Hat.of(hat).orElse(null), words, version, given);
        return switch (journaling.keep(draft, me.id())) {
            case Journaling.Outcome.Kept(var now) ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body("{\"version\":\"" + now + "\"}");
            default -> ResponseEntity.status(409).build();
        };
    }

    @PostMapping("/journal/{entry}/removal")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView throwAway(
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "0") int version,
            CurrentPerson me,
            HttpServletResponse response) {
        return journaling.throwAway(entry, version, me.id())
                ? said(GONE, "/journal", response)
                : refused(reading.within(() -> draft(entries.find(entry).orElseThrow(NotHere::new))), me, 0, CHANGED);
    }

    private ModelAndView kept(UUID entry, String then, int prompt, HttpServletResponse response) {
        return switch (then) {
            case "sharing" -> new ModelAndView("redirect:/journal/" + entry + "/sharing");
            case "prompt" -> new ModelAndView("redirect:/journal/" + entry + "/writing?prompt=" + (prompt + 1));
            default -> said(KEPT, "/journal/" + entry, response);
        };
    }

    private ModelAndView said(Later sentence, String path, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path);
    }

    private static ModelAndView limitsFirst(Journaling.Draft draft, int prompt) {
        var hat = draft.hat();
        var pair = draft.pair();
        var typed = new ArrayList<>(List.of(
                "text",
                draft.text(),
                "version",
                Integer.toString(draft.version()),
                "prompt",
                Integer.toString(prompt),
                "given",
                draft.given()));
        if (hat != null) {
            typed.addAll(List.of("hat", hat.key()));
        }
        if (pair != null) {
            typed.addAll(List.of("pair", pair.toString()));
        }
        return Confidentiality.first(typed.toArray(String[]::new));
    }

    /** What was typed stands there again. */
    private ModelAndView refused(Journaling.Draft draft, CurrentPerson me, int prompt, Later why) {
        return again(draft, me, prompt, Problems.none().add("text", why.now().plain()), null);
    }

    /** Under an id of its own, given to whoever writes. */
    private Journaling.Draft fresh(@Nullable UUID pair, @Nullable Hat hat, String text, CurrentPerson me) {
        var id = UUID.randomUUID();
        return new Journaling.Draft(id, pair, hat, text, 0, entries.given(id, me.id()));
    }

    private ModelAndView again(
            Journaling.Draft draft, CurrentPerson me, int prompt, Problems problems, @Nullable Written there) {
        return Pages.again("reflection/write", typed(draft, me, prompt, problems, there));
    }

    private WritePage typed(
            Journaling.Draft draft, CurrentPerson me, int prompt, Problems problems, @Nullable Written there) {
        return reading.within(() -> {
            var pair = draft.pair();
            var both = pair == null ? null : pairs.with(me.id(), pair).orElseThrow(NotHere::new);
            return page(both, draft, me, prompt, problems, there);
        });
    }

    private WritePage page(@Nullable Pair both, Journaling.Draft draft, CurrentPerson me, int prompt) {
        return page(both, draft, me, prompt, Problems.none(), null);
    }

    private WritePage page(
            @Nullable Pair both,
            Journaling.Draft draft,
            CurrentPerson me,
            int prompt,
            Problems problems,
            @Nullable Written there) {
        return new WritePage(
                both,
                me.id().value(),
                draft.id(),
                draft.text(),
                draft.hat(),
                both == null ? hats.of(me.id()) : List.of(),
                draft.version(),
                draft.given(),
                prompt,
                JournalPrompts.at(prompt),
                LONGEST,
                there,
                problems);
    }

    private static Journaling.Draft draft(Entries.Entry entry) {
        return new Journaling.Draft(
                entry.id(),
                entry.pair(),
                entry.hat(),
                Objects.requireNonNullElse(entry.text(), ""),
                entry.version(),
                "");
    }

    private static List<JournalPage.Row> rows(List<Entries.Entry> found) {
        return found.stream().map(JournalController::row).toList();
    }

    private static JournalPage.Row row(Entries.Entry entry) {
        return new JournalPage.Row(
                entry.id(),
                entry.owner(),
                entry.by(),
                entry.isByBoth(),
                entry.hats().stream().map(Hat::called).toList(),
                entry.beganAt(),
                entry.sharedAt(),
                entry.reach().level(),
                beginning(entry.written()),
                entry.version());
    }

    /** The first words, cut between two of them. */
    private static @Nullable Written beginning(@Nullable Written written) {
        return written == null ? null : written.with(beginning(written.text()));
    }

    private static String beginning(String text) {
        if (text.length() <= 160) {
            return text;
        }
        int end = text.lastIndexOf(' ', 160);
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, end < 60 ? 160 : end))) + " …";
    }
}
