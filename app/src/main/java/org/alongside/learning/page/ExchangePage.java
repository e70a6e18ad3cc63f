package org.alongside.learning.page;

import org.alongside.learning.Consultation;
import org.alongside.learning.Exchange;
import org.alongside.learning.Reply;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * What a pair has asked its cohort, and all that was said to it.
 *
 * @param acting the pair the reader acts as
 */
public record ExchangePage(Cohort cohort, @Nullable CohortPair acting, Exchange said) {

    public Consultation asked() {
        return said.asked();
    }

    public String path() {
        return asked().inCohort();
    }

    public String replies() {
        return path() + "/replies";
    }

    public boolean isOurs() {
        return said.isOurs();
    }

    /** Whether thoughts are there, or can be. */
    public boolean hasThoughts() {
        return asked().thoughtsAt() != null;
    }

    public boolean canAsk() {
        return said.isMyTurn(Reply.Kind.QUESTION);
    }

    public boolean canThink() {
        return said.isMyTurn(Reply.Kind.TRY);
    }

    public boolean canAnswer(Exchange.Thread thread) {
        var question = thread.question();
        return question != null
                && !question.isTakenBack()
                && said.isMyTurn(Reply.Kind.ANSWER)
                && said.myAnswerTo(question.id()).isEmpty();
    }

    /** Where one's own words are changed: an answer from the question it answers. */
    public String changing(Reply reply) {
        return replies() + "/" + (reply.answers() == null ? reply.id() + "/words" : reply.answers() + "/answer");
    }
}
