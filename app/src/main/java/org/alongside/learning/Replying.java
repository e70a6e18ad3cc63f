package org.alongside.learning;

import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.CohortPair;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saying something to what a pair has asked: at first the others only ask, then they only say what they think. The pair
 * answers questions. What somebody said is theirs, to change while it is their turn and to take back always.
 */
@Service
class Replying {

    /** How it went. */
    sealed interface Outcome {

        record Said(Consultation to) implements Outcome {}

        /** Another window has changed it since: how it stands now. */
        record Elsewhere(Written stands, int version) implements Outcome {}

        /** It is not their turn, or no more. */
        record NotNow() implements Outcome {}
    }

    private record Here(Exchange said, @Nullable CohortPair acting) {}

    private final Rooms rooms;
    private final Consultations consultations;
    private final Replies replies;
    private final SpeakingAs speaking;

    Replying(Rooms rooms, Consultations consultations, Replies replies, SpeakingAs speaking) {
        this.rooms = rooms;
        this.consultations = consultations;
        this.replies = replies;
        this.speaking = speaking;
    }

    /** @param kind a question or a thought */
    @Transactional
    Outcome say(UUID cohort, UUID consultation, Reply.Kind kind, SaidForm form, CurrentPerson me) {
        var here = held(cohort, consultation, me);
        if (kind == Reply.Kind.ANSWER || !here.said().isMyTurn(kind)) {
            return new Outcome.NotNow();
        }
        return added(here, kind, null, form, me);
    }

    /** By either half, each in their own name: the first time, and again over one's own answer. */
    @Transactional
    Outcome answer(UUID cohort, UUID consultation, UUID question, SaidForm form, CurrentPerson me) {
        var here = held(cohort, consultation, me);
        var said = here.said();
        if (!said.isOurs() || said.question(question).isEmpty()) {
            throw new NotHere();
        }
        if (!said.isMyTurn(Reply.Kind.ANSWER)) {
            return new Outcome.NotNow();
        }
        return said.myAnswerTo(question)
                .map(mine -> changed(said, mine, form, me))
                .orElseGet(() -> added(here, Reply.Kind.ANSWER, question, form, me));
    }

    @Transactional
    Outcome change(UUID cohort, UUID consultation, UUID reply, SaidForm form, CurrentPerson me) {
        var said = held(cohort, consultation, me).said();
        var mine = said.find(reply).filter(said::isMine).orElseThrow(NotHere::new);
        return said.canChange(mine) ? changed(said, mine, form, me) : new Outcome.NotNow();
    }

    @Transactional
    void takeBack(UUID cohort, UUID consultation, UUID reply, CurrentPerson me) {
        var said = held(cohort, consultation, me).said();
        var mine = said.find(reply).filter(said::isMine).orElseThrow(NotHere::new);
        replies.takeBack(mine, me.id());
    }

    private Outcome added(Here here, Reply.Kind kind, @Nullable UUID question, SaidForm form, CurrentPerson me) {
        var asked = here.said().asked();
        replies.add(asked, kind, question, form.text(), speaking.of(here.acting(), me), me.id());
        return new Outcome.Said(asked);
    }

    private Outcome changed(Exchange said, Reply mine, SaidForm form, CurrentPerson me) {
        if (form.text().equals(mine.written().text())) {
            return new Outcome.Said(said.asked());
        }
        if (!form.mayReplace(mine.written(), mine.version())) {
            return new Outcome.Elsewhere(mine.written(), mine.version());
        }
        replies.change(said.asked(), mine, form.text(), me.id());
        return new Outcome.Said(said.asked());
    }

    /** Until the transaction ends, nobody else says something and the pair goes no step on. */
    private Here held(UUID cohort, UUID consultation, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        consultations.hold(consultation);
        var asked = consultations.shown(cohort, consultation).orElseThrow(NotHere::new);
        return new Here(replies.to(asked, me.id()), seen.acting());
    }
}
