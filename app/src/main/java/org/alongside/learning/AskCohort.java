package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.programme.CohortPair;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** A pair asks its cohort. Both see by name who will read it; who comes in later does not. */
@Component
class AskCohort implements JointAct {

    static final String NAME = "ask-cohort";

    private final Consultations consultations;
    private final Rooms rooms;

    AskCohort(Consultations consultations, Rooms rooms) {
        this.consultations = consultations;
        this.rooms = rooms;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Ask our cohort");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var asked = consultations
                .find(pair, subject)
                .filter(found -> !found.isErased())
                .orElseThrow(NotHere::new);
        var readers = rooms.everybody(asked.cohort()).stream()
                .filter(other -> !other.pair().equals(pair))
                .toList();
        var terms = new ArrayList<>(List.of(
                NAME,
                asked.grain(),
                asked.situation().lang(),
                asked.question().lang(),
                // So that a hand that was given before it came back counts no more.
                asked.stillSince().toString()));
        readers.forEach(other -> terms.add(other.pair().toString()));
        return new Words(
                called().plain(),
                t(
                        "These people will be able to read it, with your names: {people}. They ask questions first. Either of you can take it back at any time, alone. We can’t undo what somebody has read.",
                        "people",
                        readers.stream().map(CohortPair::names).collect(Collectors.joining("; "))),
                List.of(
                        new Words.Part(t("Where we are, and what we have tried"), asked.situation()),
                        new Words.Part(t("Our question"), asked.question())),
                terms);
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        consultations.hold(subject);
        return consultations
                .find(pair, subject)
                .filter(found -> found.isOurs() && !found.isErased() && found.goesOn())
                .isPresent();
    }

    @Override
    public boolean namesReaders() {
        return true;
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        consultations.show(subject, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/consultations/" + subject;
    }
}
