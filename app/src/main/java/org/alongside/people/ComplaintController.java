package org.alongside.people;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import jakarta.servlet.http.HttpServletResponse;
import org.alongside.language.Later;
import org.alongside.people.page.ComplainPage;
import org.alongside.web.AtMost;
import org.alongside.web.Notices;
import org.alongside.web.Pages;
import org.alongside.web.Problems;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Making a complaint, signed in or not. */
@Controller
class ComplaintController {

    private static final Later RECEIVED = later("We have it. We will write to you within 30 days, usually sooner.");

    private final Complaints complaints;
    private final TransactionTemplate transaction;
    private final Notices notices;

    ComplaintController(Complaints complaints, TransactionTemplate transaction, Notices notices) {
        this.complaints = complaints;
        this.transaction = transaction;
        this.notices = notices;
    }

    @GetMapping("/complaints/new")
    @Who(Who.Role.ANYONE)
    ModelAndView ask() {
        return Pages.page("people/complain", new ComplainPage("", "", Problems.none()));
    }

    @PostMapping("/complaints")
    @Who(Who.Role.ANYONE)
    @AtMost(value = 20, minutes = 60, of = "complaints")
    ModelAndView create(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String answer,
            HttpServletResponse response) {
        var problems = Problems.none()
                .need("words", words, say("Tell us what went wrong"))
                .atMost("words", words, 10_000, say("Use at most 10,000 characters"))
                .need("answer", answer, say("Tell us how to answer you"))
                .atMost("answer", answer, 300, say("Use at most 300 characters"));
        if (problems.any()) {
            return Pages.again("people/complain", new ComplainPage(words, answer, problems));
        }
        transaction.executeWithoutResult(_ -> complaints.add(words.strip(), answer.strip()));
        notices.say(response, RECEIVED);
        return new ModelAndView("redirect:/complaints");
    }
}
