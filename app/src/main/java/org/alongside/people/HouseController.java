package org.alongside.people;

import static org.alongside.language.Words.later;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.alongside.language.Later;
import org.alongside.people.page.ComplaintsPage;
import org.alongside.people.page.PostRoundPage;
import org.alongside.web.NotHere;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What administrators look after: complaints that wait for an answer, and letters that go by post or phone. */
@Controller
class HouseController {

    private static final Later ACKNOWLEDGED = later("It is acknowledged.");
    private static final Later BROUGHT = later("It is noted that the letter has reached them.");

    private final Complaints complaints;
    private final PostRound postRound;
    private final TransactionTemplate transaction;
    private final Notices notices;
    private final Clock clock;

    HouseController(
            Complaints complaints, PostRound postRound, TransactionTemplate transaction, Notices notices, Clock clock) {
        this.complaints = complaints;
        this.postRound = postRound;
        this.transaction = transaction;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/house/complaints")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView complaints(CurrentPerson me) {
        administrator(me);
        return Pages.page(
                "people/complaints",
                new ComplaintsPage(complaints.all().stream()
                        .map(c -> new ComplaintsPage.Complaint(
                                c.id(),
                                c.words(),
                                c.answerTo(),
                                c.receivedAt(),
                                c.due(),
                                c.acknowledgedAt() == null && c.due().isBefore(clock.instant()),
                                c.recipient().isPresent(),
                                c.acknowledgedAt()))
                        .toList()));
    }

    @PostMapping("/house/complaints/{complaint}/acknowledgement")
    @Who(Who.Role.ADMINISTRATOR)
    String acknowledge(@PathVariable UUID complaint, CurrentPerson me, HttpServletResponse response) {
        administrator(me);
        act(() -> complaints.acknowledge(complaint));
        notices.say(response, ACKNOWLEDGED);
        return "redirect:/house/complaints";
    }

    @GetMapping("/house/post")
    @Who(Who.Role.ADMINISTRATOR)
    ModelAndView post(CurrentPerson me) {
        administrator(me);
        return Pages.page(
                "people/post",
                new PostRoundPage(postRound.waiting().stream()
                        .map(r -> new PostRoundPage.Letter(
                                r.id(), r.way().equals("phone"), r.reach(), r.letter(), r.language(), r.since()))
                        .toList()));
    }

    @PostMapping("/house/post/{letter}/done")
    @Who(Who.Role.ADMINISTRATOR)
    String done(@PathVariable UUID letter, CurrentPerson me, HttpServletResponse response) {
        administrator(me);
        act(() -> postRound.done(letter));
        notices.say(response, BROUGHT);
        return "redirect:/house/post";
    }

    private void act(java.util.function.BooleanSupplier act) {
        if (!Boolean.TRUE.equals(transaction.execute(_ -> act.getAsBoolean()))) {
            throw new NotHere();
        }
    }

    private static void administrator(CurrentPerson me) {
        if (!me.administrator()) {
            throw new NotHere();
        }
    }
}
