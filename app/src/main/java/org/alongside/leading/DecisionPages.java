package org.alongside.leading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.leading.page.DecisionPage;
import org.alongside.leading.page.DecisionsPage;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.people.Hats;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages of decisions are given: of the other half's placing nothing, before both have placed it. */
@Component
class DecisionPages {

    static final int LONGEST_WHY = 500;

    private final Pairs pairs;
    private final PairDecisions decisions;
    private final BlindAnswers blind;
    private final Hats hats;

    DecisionPages(Pairs pairs, PairDecisions decisions, BlindAnswers blind, Hats hats) {
        this.pairs = pairs;
        this.decisions = decisions;
        this.blind = blind;
        this.hats = hats;
    }

    DecisionsPage all(UUID pair, CurrentPerson me) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var answers = blind.in(pair, Decision.BEGINNING);
        var rows = decisions.of(pair).stream()
                .map(decision -> new DecisionsPage.Row(
                        decision,
                        mine(answers, decision, me)
                                .filter(BlindAnswers.Answer::ready)
                                .isPresent(),
                        placed(answers, decision, both)))
                .toList();
        return new DecisionsPage(both, me.id().value(), rows);
    }

    /** @param typed what came back from the form; null as long as nothing did */
    DecisionPage one(
            UUID pair, UUID decision, DecisionPage.@Nullable Typed typed, CurrentPerson me, Problems problems) {
        var both = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        var found = decisions.find(pair, decision).orElseThrow(NotHere::new);
        var answers = blind.in(pair, found.beginning());
        var mine = mine(answers, found, me);
        var before = before(answers, found, me);
        return new DecisionPage(
                both,
                me.id().value(),
                found,
                mine.filter(BlindAnswers.Answer::ready)
                        .flatMap(answer -> Placement.unpacked(answer.written()))
                        .orElse(null),
                mine.isEmpty() && before.isPresent(),
                placed(answers, found, both),
                hats.of(me.id()),
                typed != null
                        ? typed
                        : begun(
                                mine.or(() -> before).flatMap(answer -> Placement.unpacked(answer.written())),
                                found,
                                both.half(me.id().value())),
                LONGEST_WHY,
                problems);
    }

    /** What this half last placed, or nothing but the hat they speak in. */
    private static DecisionPage.Typed begun(Optional<Placement> before, Decision decision, Pair.Half half) {
        return before.map(placement -> new DecisionPage.Typed(
                        placement.ladder() == decision.ladder() ? placement.step() : 0,
                        key(placement.hat()),
                        placement.why().text()))
                .orElseGet(() -> new DecisionPage.Typed(0, key(half.hat()), ""));
    }

    private static String key(@Nullable Hat hat) {
        return hat == null ? "" : hat.key();
    }

    private static Optional<BlindAnswers.Answer> mine(
            List<BlindAnswers.Answer> answers, Decision decision, CurrentPerson me) {
        return of(answers, decision.what(), me.id().value());
    }

    /** Under the words it had before a correction, the last of them. */
    private static Optional<BlindAnswers.Answer> before(
            List<BlindAnswers.Answer> answers, Decision decision, CurrentPerson me) {
        return answers.stream()
                .filter(answer -> answer.person().equals(me.id().value()))
                .filter(answer -> !answer.what().equals(decision.what()))
                .max(Comparator.comparingInt(answer -> Integer.parseInt(
                        answer.what().substring(decision.beginning().length()))));
    }

    private static @Nullable Placed placed(List<BlindAnswers.Answer> answers, Decision decision, Pair both) {
        return decision.isOpen()
                ? new Placed(
                        decision,
                        placement(answers, decision, both.lives()),
                        placement(answers, decision, both.works()))
                : null;
    }

    private static @Nullable Placement placement(List<BlindAnswers.Answer> answers, Decision decision, Pair.Half half) {
        return of(answers, decision.what(), half.person())
                .flatMap(answer -> Placement.unpacked(answer.written()))
                .orElse(null);
    }

    private static Optional<BlindAnswers.Answer> of(List<BlindAnswers.Answer> answers, String what, UUID person) {
        return answers.stream()
                .filter(answer -> answer.what().equals(what) && answer.person().equals(person))
                .findFirst();
    }
}
