package org.alongside.learning.page;

import org.alongside.language.Written;
import org.alongside.learning.Consultation;
import org.alongside.learning.Reply;
import org.alongside.learning.SaidForm;
import org.alongside.people.Hat;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Asking, answering, or saying what one thinks.
 *
 * @param acting the pair the writer acts as, in the hat they speak in
 * @param kind what it will be; of thoughts either, where it is still to be chosen
 * @param question which is answered
 * @param path where it is sent
 * @param open whether it is the writer's turn
 * @param stands what another window of the writer has saved in the meantime
 */
public record WriteReplyPage(
        Cohort cohort,
        @Nullable CohortPair acting,
        @Nullable Hat hat,
        Consultation asked,
        Reply.Kind kind,
        @Nullable Reply question,
        String path,
        boolean open,
        SaidForm form,
        @Nullable Written stands,
        int most,
        Problems problems) {

    public boolean isQuestion() {
        return kind == Reply.Kind.QUESTION;
    }

    public boolean isAnswer() {
        return kind == Reply.Kind.ANSWER;
    }

    /** Whether the writer says which of the two thoughts it is; once it is said, it stays. */
    public boolean choosesKind() {
        return !isQuestion() && !isAnswer() && path.endsWith("/replies");
    }
}
