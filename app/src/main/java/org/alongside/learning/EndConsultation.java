package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** A pair ends what it asked its cohort, with what it takes from it. */
@Component
class EndConsultation implements JointAct {

    static final String NAME = "end-consultation";

    private final Consultations consultations;

    EndConsultation(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Say what we take from it, and end it");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var takeaway = takeaway(pair, subject).orElseThrow(NotHere::new);
        return new Words(
                called().plain(),
                t(
                        "Whoever can read what you asked can read this too. After that nobody adds anything; all of it stays to be read. Either of you can take it back at any time, alone. We can’t undo what somebody has read."),
                List.of(new Words.Part(t("What we take from it"), takeaway.words())),
                List.of(
                        NAME,
                        takeaway.grain(),
                        takeaway.words().lang(),
                        takeaway.stillSince().toString()));
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        consultations.hold(subject);
        return takeaway(pair, subject).isPresent()
                && consultations
                        .find(pair, subject)
                        .filter(found -> found.isAt(Consultation.Standing.THOUGHTS) && found.goesOn())
                        .isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        consultations.end(subject, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/consultations/" + subject;
    }

    private Optional<Consultation.Takeaway> takeaway(UUID pair, UUID subject) {
        return consultations
                .find(pair, subject)
                .flatMap(found -> Optional.ofNullable(found.takeaway()))
                .filter(takeaway -> !takeaway.words().isEmpty());
    }
}
