package org.alongside.leading;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Either half says what to try next. Nobody takes anything on for the other. */
@Service
class Committing {

    /** What is to be tried, by whom, by when. */
    record Plan(String text, Commitment.Leads leads, LocalDate due) {}

    private final Pairs pairs;
    private final Documents documents;
    private final Commitments commitments;
    private final Clock clock;

    Committing(Pairs pairs, Documents documents, Commitments commitments, Clock clock) {
        this.pairs = pairs;
        this.documents = documents;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** False when the pair pauses or has ended. */
    @Transactional
    boolean plan(UUID pair, Plan plan, @Nullable UUID insteadOf, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (!both.isOpen()) {
            return false;
        }
        var document = openChallenge(pair);
        if (insteadOf != null && commitments.find(pair, insteadOf).isEmpty()) {
            throw new NotHere();
        }
        var now = clock.instant();
        var asked = new Commitment(
                UUID.randomUUID(),
                document.id(),
                pair,
                Written.here(plan.text()),
                plan.leads(),
                plan.due(),
                me.id().value(),
                null,
                now,
                List.of(),
                null,
                Written.NOTHING,
                null,
                null,
                null);
        commitments.add(asked, insteadOf);
        if (plan.leads().includes(both.half(me.id().value()))) {
            commitments.takeOn(asked.id(), me.id(), now);
        }
        return true;
    }

    /** Says yes to what the other half asked. */
    @Transactional
    boolean takeOn(UUID pair, UUID commitment, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var found = commitments.find(pair, commitment).orElseThrow(NotHere::new);
        if (!both.isOpen() || !found.asks(both.half(me.id().value()))) {
            return false;
        }
        commitments.takeOn(commitment, me.id(), clock.instant());
        return true;
    }

    /** What came of it. What nobody has taken on yet can only be left. */
    @Transactional
    boolean end(UUID pair, UUID commitment, Commitment.Outcome outcome, String why, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var found = commitments.find(pair, commitment).orElseThrow(NotHere::new);
        boolean fits = found.isTakenOnBy(both) != (outcome == Commitment.Outcome.NOT_TAKEN);
        if (!both.isOpen() || !found.isOpen() || !fits) {
            return false;
        }
        commitments.end(found, outcome, why, me.id(), clock.instant());
        return true;
    }

    Document openChallenge(UUID pair) {
        return documents
                .of(pair, Heading.Kind.CHALLENGE)
                .filter(Document::isOpen)
                .orElseThrow(NotHere::new);
    }
}
