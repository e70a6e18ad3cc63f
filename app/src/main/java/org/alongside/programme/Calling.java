package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Words;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing a call: first a draft that the leads alone can see, then for everybody. Once it is published, what people
 * decide upon stays; the rest changes only together with a sentence about what changed.
 */
@Service
class Calling {

    private static final int MOST_DAYS = 40;
    private static final int MOST_QUESTIONS = 12;

    /** How a step went. */
    sealed interface Outcome {
        record Done(UUID call) implements Outcome {}

        /** Something has to be looked at first. */
        record Again(Problems problems) implements Outcome {}
    }

    private final Programmes programmes;
    private final Calls calls;
    private final Settings settings;
    private final Clock clock;

    Calling(Programmes programmes, Calls calls, Settings settings, Clock clock) {
        this.programmes = programmes;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Outcome begin(UUID programme, String title, String slug, PersonId me) {
        var _ = programmes.ledBy(me, programme).orElseThrow(NotHere::new);
        var problems = CallForm.heading(Problems.none(), title, slug);
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        var id = UUID.randomUUID();
        return calls.begin(id, programme, slug, title.strip(), Words.language().tag(), settings.timeZone())
                ? new Outcome.Done(id)
                : taken();
    }

    /** @param from the mark of the draft that stood before whoever writes */
    @Transactional
    Outcome write(UUID programme, UUID call, CallForm form, String from, PersonId me) {
        calls.hold(call);
        var draft = draft(programme, call, me);
        var problems = form.problems();
        if (!problems.any() && form.isOlderThan(draft, from)) {
            problems.changedElsewhere("title");
        }
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        return calls.write(form.onto(draft)) ? new Outcome.Done(call) : taken();
    }

    @Transactional
    Outcome addDay(UUID programme, UUID call, DayForm form, PersonId me) {
        var _ = draft(programme, call, me);
        var problems = form.problems();
        if (calls.daysOf(call).size() >= MOST_DAYS) {
            problems.add("title", say("A call has at most 40 days"));
        }
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        calls.add(call, form.made());
        return new Outcome.Done(call);
    }

    @Transactional
    void removeDay(UUID programme, UUID call, UUID day, PersonId me) {
        var _ = draft(programme, call, me);
        if (!calls.removeDay(call, day)) {
            throw new NotHere();
        }
    }

    @Transactional
    Outcome ask(UUID programme, UUID call, String ask, String hint, PersonId me) {
        var _ = draft(programme, call, me);
        var problems = Problems.none()
                .need("ask", ask, say("Write the question"))
                .atMost("ask", ask, CallForm.LONGEST_LINE, say("Use at most 200 characters"))
                .atMost("hint", hint, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
        if (calls.questionsOf(call).size() >= MOST_QUESTIONS) {
            problems.add("ask", say("A call asks at most 12 things"));
        }
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        calls.ask(call, ask.strip(), hint.strip());
        return new Outcome.Done(call);
    }

    @Transactional
    void removeQuestion(UUID programme, UUID call, UUID question, PersonId me) {
        var _ = draft(programme, call, me);
        if (!calls.removeQuestion(call, question)) {
            throw new NotHere();
        }
    }

    /** From now on anybody can read it, and pairs can apply. */
    @Transactional
    Outcome publish(UUID programme, UUID call, PersonId me) {
        var draft = draft(programme, call, me);
        var problems = draft.missing(calls.daysOf(call), clock.instant());
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        calls.publish(call);
        return new Outcome.Done(call);
    }

    /** Changes what may still change, and says so; {@link Telling} writes to those who have begun to apply. */
    @Transactional
    Outcome change(UUID programme, UUID call, CallForm form, String what, PersonId me) {
        var published =
                calls.ledBy(me, programme, call).filter(Call::isPublished).orElseThrow(NotHere::new);
        var problems = form.changeProblems()
                .need("what", what, say("Say what changed, in a sentence"))
                .atMost("what", what, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
        form.checkLaterClosing(problems, published, clock.instant());
        if (problems.any()) {
            return new Outcome.Again(problems);
        }
        var changed = form.changing(published);
        if (!calls.write(changed)) {
            return taken();
        }
        boolean later = !Objects.equals(changed.closesAt(), published.closesAt());
        calls.say(call, what.strip(), later ? changed.closesAt() : null);
        return new Outcome.Done(call);
    }

    private Call draft(UUID programme, UUID call, PersonId me) {
        return calls.ledBy(me, programme, call)
                .filter(found -> !found.isPublished())
                .orElseThrow(NotHere::new);
    }

    private static Outcome taken() {
        return new Outcome.Again(Problems.none().add("slug", say("Another call has this address: choose another")));
    }
}
