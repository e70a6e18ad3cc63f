package org.alongside.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.learning.page.OpenedPage;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Pages;
import org.alongside.web.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What the two halves of a pair opened between them on the days of their cohort: theirs to keep. */
@Controller
class OpenedController {

    private final Pairs pairs;
    private final BlindAnswers blind;

    OpenedController(Pairs pairs, BlindAnswers blind) {
        this.pairs = pairs;
        this.blind = blind;
    }

    @GetMapping("/pairs/{pair}/opened")
    @Who(Who.Role.HALF)
    ModelAndView show(@PathVariable UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var opened = blind.in(pair, Block.BEGINNING).stream()
                .filter(BlindAnswers.Answer::isOpen)
                .collect(Collectors.groupingBy(BlindAnswers.Answer::what))
                .values()
                .stream()
                .map(OpenedController::opened)
                .sorted(Comparator.comparing(OpenedPage.Opened::at).reversed())
                .toList();
        return Pages.page("learning/opened", new OpenedPage(both, me.id().value(), opened));
    }

    private static OpenedPage.Opened opened(List<BlindAnswers.Answer> answers) {
        return new OpenedPage.Opened(
                Objects.requireNonNull(answers.getFirst().openedAt()),
                answers.stream().collect(Collectors.toMap(BlindAnswers.Answer::person, answer -> answer)));
    }
}
