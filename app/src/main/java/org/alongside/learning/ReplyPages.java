package org.alongside.learning;

import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.learning.page.WriteReplyPage;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form in which somebody asks, answers or says what they think: empty, as it was said, or as it was typed. */
@Component
class ReplyPages {

    /** What was typed and why it comes back; nothing of it where the form is opened. */
    record Typed(@Nullable SaidForm form, @Nullable Written stands, Problems problems) {

        static Typed nothing() {
            return new Typed(null, null, Problems.none());
        }

        SaidForm or(SaidForm kept) {
            return form == null ? kept : form;
        }
    }

    private record Here(Cohort cohort, @Nullable CohortPair acting, Exchange said) {}

    private final Rooms rooms;
    private final Consultations consultations;
    private final Replies replies;
    private final SpeakingAs speaking;

    ReplyPages(Rooms rooms, Consultations consultations, Replies replies, SpeakingAs speaking) {
        this.rooms = rooms;
        this.consultations = consultations;
        this.replies = replies;
        this.speaking = speaking;
    }

    /** A question or a thought, whichever it is the turn of, or what it was the turn of when it was typed. */
    WriteReplyPage fresh(UUID cohort, UUID consultation, Typed typed, CurrentPerson me) {
        var here = here(cohort, consultation, me);
        var turn = here.said().asked().thoughtsAt() == null ? Reply.Kind.QUESTION : Reply.Kind.TRY;
        var form = typed.or(SaidForm.empty());
        var kind = form.said().orElse(turn);
        return page(here, kind, null, "", here.said().isMyTurn(kind), form, typed, me);
    }

    WriteReplyPage answer(UUID cohort, UUID consultation, UUID question, Typed typed, CurrentPerson me) {
        var here = here(cohort, consultation, me);
        var said = here.said();
        var asked = said.question(question).filter(_ -> said.isOurs()).orElseThrow(NotHere::new);
        var form = typed.or(said.myAnswerTo(question)
                .map(mine -> SaidForm.of(mine.written(), mine.version()))
                .orElseGet(SaidForm::empty));
        var kind = Reply.Kind.ANSWER;
        return page(here, kind, asked, "/" + question + "/answer", said.isMyTurn(kind), form, typed, me);
    }

    WriteReplyPage words(UUID cohort, UUID consultation, UUID reply, Typed typed, CurrentPerson me) {
        var here = here(cohort, consultation, me);
        var said = here.said();
        var mine = said.find(reply)
                .filter(found -> said.isMine(found) && found.answers() == null)
                .orElseThrow(NotHere::new);
        var form = typed.or(SaidForm.of(mine.written(), mine.version()));
        return page(here, mine.kind(), null, "/" + reply + "/words", said.canChange(mine), form, typed, me);
    }

    private Here here(UUID cohort, UUID consultation, CurrentPerson me) {
        var seen = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        var asked = consultations.shown(cohort, consultation).orElseThrow(NotHere::new);
        return new Here(seen.cohort(), seen.acting(), replies.to(asked, me.id()));
    }

    private WriteReplyPage page(
            Here here,
            Reply.Kind kind,
            @Nullable Reply question,
            String path,
            boolean open,
            SaidForm form,
            Typed typed,
            CurrentPerson me) {
        return new WriteReplyPage(
                here.cohort(),
                here.acting(),
                speaking.of(here.acting(), me),
                here.said().asked(),
                kind,
                question,
                here.said().asked().inCohort() + "/replies" + path,
                open,
                form,
                typed.stands(),
                Reply.LONGEST,
                typed.problems());
    }
}
