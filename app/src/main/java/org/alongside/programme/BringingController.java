package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.page.BringPage;
import org.alongside.programme.page.BroughtPage;
import org.alongside.web.AtMost;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Reading;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Bringing pairs in from a spreadsheet: look at what it holds, then ask them; and answering such a letter. */
@Controller
class BringingController {

    private static final Later INVITED = later("The letters are on their way. Nobody is in until both have said yes.");
    private static final Later NOTHING = later("There was nothing new in it. Nobody is asked twice.");
    private static final Later WAITING = later("Thank you. We wait for your partner’s answer now.");
    private static final Later PAIRED = later("You are a pair now, and in the cohort.");
    private static final Later DECLINED = later("You said no, and we have forgotten your details.");
    private static final Later TAKEN_BACK = later("It is taken back. What you wrote of them is gone.");
    private static final Later TOO_LATE = later("They have answered in the meantime.");

    private final Bringing bringing;
    private final Meeting meeting;
    private final Notices notices;
    private final Reading reading;

    BringingController(Bringing bringing, Meeting meeting, Notices notices, Reading reading) {
        this.bringing = bringing;
        this.meeting = meeting;
        this.notices = notices;
        this.reading = reading;
    }

    @GetMapping("/cohorts/{cohort}/pairs/new")
    @Who(Who.Role.LEAD)
    ModelAndView ask(@PathVariable UUID cohort, CurrentPerson me) {
        return Pages.page(
                "programme/bring",
                BringPage.empty(meeting.leading(cohort, me.id()).cohort(), Problems.none()));
    }

    /** Shows what a file holds. Nothing of it is kept here: the page itself carries it on. */
    @PostMapping("/cohorts/{cohort}/pairs/preview")
    @Who(Who.Role.LEAD)
    ModelAndView preview(
            @PathVariable UUID cohort, @RequestParam(required = false) @Nullable MultipartFile file, CurrentPerson me)
            throws IOException {
        var into = leading(cohort, me);
        var bytes = file == null ? new byte[0] : file.getBytes();
        return switch (Spreadsheet.read(bytes)) {
            case Spreadsheet.Read.Refused(var sentence) -> again(into, sentence);
            case Spreadsheet.Read.Rows(var table) ->
                switch (BroughtRow.in(table)) {
                    case BroughtRow.Found.Refused(var sentence) -> again(into, sentence);
                    case BroughtRow.Found.Rows(var rows) -> {
                        var found = bringing.preview(cohort, rows, me.id());
                        yield Pages.page(
                                "programme/bring",
                                new BringPage(
                                        into,
                                        found.sorted(),
                                        found.before(),
                                        found.fresh().size(),
                                        BroughtRow.written(found.fresh()),
                                        Problems.none()));
                    }
                };
        };
    }

    /** Asks them. What comes back from the page is read as warily as a file. */
    @PostMapping("/cohorts/{cohort}/pairs")
    @Who(Who.Role.LEAD)
    ModelAndView invite(
            @PathVariable UUID cohort,
            @RequestParam(defaultValue = "") String rows,
            CurrentPerson me,
            HttpServletResponse response) {
        var into = leading(cohort, me);
        if (!(Spreadsheet.read(rows.getBytes(UTF_8)) instanceof Spreadsheet.Read.Rows(var table))
                || !(BroughtRow.in(table) instanceof BroughtRow.Found.Rows(var found))) {
            return again(into, say("Choose a file"));
        }
        notices.say(response, bringing.invite(cohort, found, me) == 0 ? NOTHING : INVITED);
        return new ModelAndView("redirect:" + into.path());
    }

    /** A question went to the wrong person, or has become needless. */
    @PostMapping("/cohorts/{cohort}/brought/{row}/withdrawal")
    @Who(Who.Role.LEAD)
    String withdraw(@PathVariable UUID cohort, @PathVariable UUID row, CurrentPerson me, HttpServletResponse response) {
        notices.say(response, bringing.withdraw(cohort, row, me.id()) ? TAKEN_BACK : TOO_LATE);
        return "redirect:/cohorts/" + cohort;
    }

    /** An empty sheet with our headings, for a team that begins one. */
    @GetMapping("/cohorts/{cohort}/pairs/pairs.csv")
    @Who(Who.Role.LEAD)
    ResponseEntity<byte[]> sheet(@PathVariable UUID cohort, CurrentPerson me) {
        var _ = meeting.leading(cohort, me.id());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pairs.csv\"")
                .body(BroughtRow.empty().getBytes(UTF_8));
    }

    @GetMapping("/brought/{secret}")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "brought")
    ModelAndView show(@PathVariable String secret) {
        return bringing.behind(secret)
                .map(asked -> Pages.page("programme/brought", page("/brought/" + secret, asked)))
                .orElseGet(BringingController::over);
    }

    @PostMapping("/brought/{secret}/acceptance")
    @Who(Who.Role.SIGNED_IN)
    @AtMost(value = 200, minutes = 10, of = "brought")
    ModelAndView accept(@PathVariable String secret, CurrentPerson me, HttpServletResponse response) {
        return switch (bringing.accept(secret, me.id())) {
            case Bringing.Answer.Paired(var cohort) -> {
                notices.say(response, PAIRED);
                yield new ModelAndView("redirect:/cohorts/" + cohort);
            }
            case Bringing.Answer.Waiting _ -> {
                notices.say(response, WAITING);
                yield new ModelAndView("redirect:/brought/" + secret);
            }
            case Bringing.Answer.Yourself _ -> Pages.page("programme/brought", BroughtPage.yourself());
            case Bringing.Answer.Elsewhere(var asked) ->
                Pages.page(
                        "programme/brought", page("/brought/" + secret, asked).elsewhere());
            case Bringing.Answer.Over _ -> over();
        };
    }

    @PostMapping("/brought/{secret}/refusal")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 200, minutes = 10, of = "brought")
    ModelAndView decline(@PathVariable String secret, HttpServletResponse response) {
        if (!bringing.decline(secret)) {
            return over();
        }
        notices.say(response, DECLINED);
        return new ModelAndView("redirect:/");
    }

    /** For whoever said yes: what waits, also without the letter. */
    @GetMapping("/asked/{row}")
    @Who(Who.Role.SIGNED_IN)
    ModelAndView waiting(@PathVariable UUID row, CurrentPerson me) {
        return Pages.page("programme/brought", page("/asked/" + row, bringing.waiting(row, me.id())));
    }

    @PostMapping("/asked/{row}/refusal")
    @Who(Who.Role.SIGNED_IN)
    String declineAfterAll(@PathVariable UUID row, CurrentPerson me, HttpServletResponse response) {
        if (!bringing.decline(row, me.id())) {
            throw new NotHere();
        }
        notices.say(response, DECLINED);
        return "redirect:/today";
    }

    private BroughtPage page(String path, Brought.Asked asked) {
        return new BroughtPage(
                asked.person() == null ? BroughtPage.Standing.OPEN : BroughtPage.Standing.WAITING,
                path,
                asked.cohortName(),
                asked.broughtBy(),
                asked.broughtAt(),
                asked.name(),
                asked.side().equals("lives"),
                asked.organisation(),
                bringing.needsOf(asked),
                asked.otherName(),
                asked.lapsesAt(),
                Frame.current().visitor().isPresent());
    }

    private Cohort leading(UUID cohort, CurrentPerson me) {
        return reading.within(() -> meeting.leading(cohort, me.id()).cohort());
    }

    private static ModelAndView again(Cohort cohort, String sentence) {
        return Pages.again(
                "programme/bring", BringPage.empty(cohort, Problems.none().add("file", sentence)));
    }

    private static ModelAndView over() {
        var page = Pages.page("programme/brought", BroughtPage.over());
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
