package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.leading.page.PassagePage;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.AppliedChallenge;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writing under one heading of the challenge or the agreement. */
@Controller
class PassageController {

    private static final Later SAVED = later("Saved for the two of you.");
    private static final Later NOT_NOW = later("Your pair pauses or has ended, so nothing changes here now.");
    private static final String PASSAGE = "/pairs/{pair}/writing/{heading}";
    private static final int LONGEST = 3_000;

    /** What was typed, on which version, and in which document, if there was one. */
    private record Draft(
            UUID pair,
            Heading heading,
            String text,
            int version,
            @Nullable UUID in) {

        static Draft of(UUID pair, String heading, String text, int version, @Nullable UUID in) {
            var found = Heading.of(heading).orElseThrow(NotHere::new);
            return new Draft(pair, found, text.strip(), version, in);
        }

        Draft at(int newer) {
            return new Draft(pair, heading, text, newer, in);
        }

        Problems problems() {
            return Problems.none().atMost("text", text, LONGEST, say("Use at most 3,000 characters"));
        }

        String onward() {
            return "/pairs/" + pair + "/" + heading.kind().key();
        }
    }

    private final Pairs pairs;
    private final Documents documents;
    private final Writing writing;
    private final AppliedChallenge applied;
    private final Notices notices;
    private final Reading reading;

    PassageController(
            Pairs pairs,
            Documents documents,
            Writing writing,
            AppliedChallenge applied,
            Notices notices,
            Reading reading) {
        this.pairs = pairs;
        this.documents = documents;
        this.writing = writing;
        this.applied = applied;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping(PASSAGE)
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, @PathVariable String heading, CurrentPerson me) {
        var draft = Draft.of(pair, heading, "", 0, null);
        var open = openOf(draft);
        var begun = open.flatMap(document -> document.latest(draft.heading()))
                .map(stands -> new Draft(pair, draft.heading(), stands.text(), stands.version(), null))
                .orElseGet(() -> new Draft(pair, draft.heading(), firstWords(pair, draft.heading()), 0, null));
        return Pages.page("leading/passage", page(begun, open, me, Problems.none(), null));
    }

    @PostMapping(PASSAGE)
    @Who(Who.Role.HALF)
    ModelAndView write(
            @PathVariable UUID pair,
            @PathVariable String heading,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(name = "document", required = false) @Nullable UUID in,
            CurrentPerson me,
            HttpServletResponse response) {
        var draft = Draft.of(pair, heading, text, version, in);
        var problems = draft.problems();
        if (problems.any()) {
            return again(draft, me, problems, null);
        }
        return switch (writing.write(pair, draft.heading(), draft.text(), version, in, me)) {
            case Writing.Outcome.Saved _ -> said(SAVED, draft.onward(), response);
            case Writing.Outcome.NotNow _ ->
                again(draft, me, problems.add("text", NOT_NOW.now().plain()), null);
            case Writing.Outcome.Elsewhere(var stands) -> again(draft.at(stands.version()), me, problems, stands);
            case Writing.Outcome.Closed _ -> closed(draft, me);
        };
    }

    /** As it is typed, where script runs. The answer carries the version that is kept now. */
    @PostMapping(path = PASSAGE, headers = "X-Autosave")
    @Who(Who.Role.HALF)
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable UUID pair,
            @PathVariable String heading,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(name = "document", required = false) @Nullable UUID in,
            CurrentPerson me) {
        var draft = Draft.of(pair, heading, text, version, in);
        if (draft.problems().any()) {
            return ResponseEntity.unprocessableContent().build();
        }
        return switch (writing.write(pair, draft.heading(), draft.text(), version, in, me)) {
            case Writing.Outcome.Saved(var now) -> ResponseEntity.ok(Map.of("version", now));
            case Writing.Outcome.NotNow _, Writing.Outcome.Elsewhere _, Writing.Outcome.Closed _ ->
                ResponseEntity.status(409).build();
        };
    }

    /** The challenge goes on from what they applied with. */
    private String firstWords(UUID pair, Heading heading) {
        return heading == Heading.WHO ? applied.of(pair).orElse("") : "";
    }

    private ModelAndView said(Later sentence, String path, HttpServletResponse response) {
        notices.say(response, sentence);
        return new ModelAndView("redirect:" + path);
    }

    private ModelAndView again(Draft draft, CurrentPerson me, Problems problems, Document.@Nullable Passage stands) {
        return reading.within(() -> Pages.again("leading/passage", page(draft, openOf(draft), me, problems, stands)));
    }

    /** What was typed for one that is closed can go into the one that is open now, if they save it once more. */
    private ModelAndView closed(Draft draft, CurrentPerson me) {
        var stands = reading.within(() -> openOf(draft)
                .flatMap(document -> document.latest(draft.heading()))
                .orElse(null));
        return again(
                draft.at(stands == null ? 0 : stands.version()),
                me,
                Problems.none()
                        .add(
                                "text",
                                say(
                                        "What you wrote this for is closed. Save it once more to put it into the new one.")),
                stands);
    }

    private Optional<Document> openOf(Draft draft) {
        return documents.of(draft.pair(), draft.heading().kind()).filter(Document::isOpen);
    }

    private PassagePage page(
            Draft draft,
            Optional<Document> open,
            CurrentPerson me,
            Problems problems,
            Document.@Nullable Passage stands) {
        var both = pairs.with(me.id(), draft.pair()).orElseThrow(NotHere::new);
        return new PassagePage(
                both,
                me.id().value(),
                draft.heading(),
                draft.text(),
                draft.version(),
                open.map(Document::id).orElse(null),
                LONGEST,
                stands,
                open.flatMap(document -> document.latest(draft.heading())).orElse(null),
                open.map(document -> documents.earlier(document, draft.heading()))
                        .orElse(List.of()),
                problems);
    }
}
