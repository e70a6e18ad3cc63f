package org.alongside.leading;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Either half writes under a heading. If both have changed it, whoever comes second sees what stands there before
 * theirs is kept, and what stood there stays as an earlier version. Every change holds the pair first and takes off
 * the hands that were given to the words as they were.
 */
@Service
class Writing {

    /** How a change went. */
    sealed interface Outcome {

        record Saved(int version) implements Outcome {}

        /** The other half has changed it since: what stands there now. */
        record Elsewhere(Document.Passage stands) implements Outcome {}

        /** The pair pauses or has ended. */
        record NotNow() implements Outcome {}

        /** What it was written for is closed; there is another one now, or none yet. */
        record Closed() implements Outcome {}
    }

    private final Pairs pairs;
    private final Documents documents;
    private final BothHands hands;
    private final List<SigningTogether> signings;
    private final Clock clock;

    Writing(Pairs pairs, Documents documents, BothHands hands, List<SigningTogether> signings, Clock clock) {
        this.pairs = pairs;
        this.documents = documents;
        this.hands = hands;
        this.signings = signings;
        this.clock = clock;
    }

    /**
     * Writes over the version the writer had before them: 0 for the first words under a heading.
     *
     * @param in the document they had before them, if they had one
     */
    @Transactional
    Outcome write(UUID pair, Heading heading, String text, int version, @Nullable UUID in, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return new Outcome.NotNow();
        }
        var open = openOf(pair, heading.kind());
        if (in != null && open.filter(document -> document.id().equals(in)).isEmpty()) {
            return new Outcome.Closed();
        }
        var stands = open.flatMap(document -> document.latest(heading));
        int now = stands.map(Document.Passage::version).orElse(0);
        if (stands.map(Document.Passage::text).orElse("").equals(text)) {
            return new Outcome.Saved(now);
        }
        if (now != version) {
            return new Outcome.Elsewhere(stands.orElseThrow(NotHere::new));
        }
        var document = open.orElseGet(() -> begin(pair, heading.kind()));
        takeHandsOff(document, heading);
        documents.write(document, heading, text, me.id(), clock.instant());
        return new Outcome.Saved(version + 1);
    }

    private Optional<Document> openOf(UUID pair, Heading.Kind kind) {
        return documents.of(pair, kind).filter(Document::isOpen);
    }

    private Document begin(UUID pair, Heading.Kind kind) {
        return documents
                .find(pair, documents.begin(pair, kind, clock.instant()))
                .orElseThrow();
    }

    private void takeHandsOff(Document document, Heading heading) {
        signings.stream()
                .filter(signing -> signing.isAbout(heading))
                .forEach(signing -> hands.edited(document.pair(), signing.name(), document.id()));
    }
}
