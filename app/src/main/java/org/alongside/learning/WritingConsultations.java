package org.alongside.learning;

import java.util.UUID;
import org.alongside.learning.Consultation.Standing;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohorts;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What either half does alone with what the pair asks its cohort: write it, go on to thoughts, write what they take from
 * it, take all of it back. What is changed or taken back takes off the hands that were given to it as it was.
 */
@Service
class WritingConsultations {

    /** How a change went. */
    sealed interface Outcome {

        record Saved(UUID consultation) implements Outcome {}

        /** The other half, or another window, has changed it since: how it stands now. */
        record Elsewhere(Consultation stands) implements Outcome {}

        /** The pair pauses or has ended, or it has gone on by now. */
        record NotNow() implements Outcome {}
    }

    private final Pairs pairs;
    private final Consultations consultations;
    private final Cohorts cohorts;
    private final EarlierWords earlier;
    private final BothHands hands;

    WritingConsultations(
            Pairs pairs, Consultations consultations, Cohorts cohorts, EarlierWords earlier, BothHands hands) {
        this.pairs = pairs;
        this.consultations = consultations;
        this.cohorts = cohorts;
        this.earlier = earlier;
        this.hands = hands;
    }

    @Transactional
    Outcome begin(UUID pair, ConsultationForm form, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return new Outcome.NotNow();
        }
        return cohorts.nowOf(pair)
                .<Outcome>map(cohort -> new Outcome.Saved(consultations.begin(pair, cohort.id(), form, me.id())))
                .orElseGet(Outcome.NotNow::new);
    }

    @Transactional
    Outcome change(UUID pair, UUID id, ConsultationForm form, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var stands = held(pair, id);
        if (!open || !stands.isOurs()) {
            return new Outcome.NotNow();
        }
        if (stands.version() != form.from()) {
            return new Outcome.Elsewhere(stands);
        }
        takeHandsOff(stands);
        consultations.change(stands, form, me.id());
        earlier.writtenOver(pair, id, stands.writtenBy(), stands.writtenAt(), stands.over(form), me.id());
        return new Outcome.Saved(id);
    }

    /** No more questions: now the others say what they think. */
    @Transactional
    boolean openThoughts(UUID pair, UUID id, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var stands = held(pair, id);
        if (!open || !stands.isAt(Standing.QUESTIONS)) {
            return false;
        }
        consultations.openThoughts(id);
        return true;
    }

    @Transactional
    Outcome writeTakeaway(UUID pair, UUID id, SaidForm form, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var stands = held(pair, id);
        if (!open || !stands.isAt(Standing.THOUGHTS)) {
            return new Outcome.NotNow();
        }
        var there = stands.takeaway();
        if (there != null && there.version() != form.from()) {
            return new Outcome.Elsewhere(stands);
        }
        takeHandsOff(stands);
        if (there == null) {
            consultations.beginTakeaway(stands, form.text(), me.id());
        } else {
            consultations.changeTakeaway(stands, form.text(), me.id());
            var over = Consultation.over(there, form.text());
            earlier.writtenOver(pair, id, there.writtenBy(), there.stillSince(), over, me.id());
        }
        return new Outcome.Saved(id);
    }

    /** Also once the pair pauses or has ended: one hand is enough to step back. */
    @Transactional
    boolean takeBack(UUID pair, UUID id, CurrentPerson me) {
        pairs.held(me.id(), pair);
        takeHandsOff(held(pair, id));
        return consultations.takeBack(pair, id);
    }

    @Transactional
    boolean remove(UUID pair, UUID id, CurrentPerson me) {
        pairs.held(me.id(), pair);
        var stands = held(pair, id);
        if (!stands.isAllOf(me.id().value())) {
            return false;
        }
        takeHandsOff(stands);
        return consultations.remove(pair, id);
    }

    /** As it is from then on: whoever says something to it waits. */
    private Consultation held(UUID pair, UUID id) {
        consultations.hold(id);
        return consultations.find(pair, id).orElseThrow(NotHere::new);
    }

    private void takeHandsOff(Consultation stands) {
        hands.edited(stands.pair(), AskCohort.NAME, stands.id());
        hands.edited(stands.pair(), EndConsultation.NAME, stands.id());
    }
}
