package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import org.alongside.language.Phrase;
import org.alongside.people.PersonId;
import org.springframework.stereotype.Component;

/** A challenge ends when both say what has changed, whatever it is. Then it stays as it is, and another can begin. */
@Component
class CloseChallenge extends SigningTogether {

    static final String NAME = "close-challenge";

    private final Commitments commitments;

    CloseChallenge(Documents documents, Commitments commitments) {
        super(
                NAME,
                Heading.Kind.CHALLENGE,
                Heading.Kind.CHALLENGE.headings(),
                List.of(Heading.AIM, Heading.OUTCOME),
                documents);
        this.commitments = commitments;
    }

    @Override
    public Phrase called() {
        return t("Close our challenge");
    }

    @Override
    Phrase effect() {
        return t(
                "The challenge stands as it is from then on, with all you tried, and you can begin another. What is still open of what you took on is let go.");
    }

    /** All that was tried stands with it, so both have seen all of that. */
    @Override
    List<String> more(Document document) {
        return commitments.of(document.id()).stream()
                .map(commitment -> commitment.id() + " " + commitment.outcome())
                .toList();
    }

    @Override
    void signed(Document document, Instant at) {
        commitments.endAllOf(document, PersonId.asking(), at);
        documents.close(document, at);
    }
}
