package org.alongside.learning.page;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.learning.Consultation;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;

/**
 * What a pair asks its cohort, as the two look after it: what the others read, how far it has come, what is next.
 *
 * @param earlier what one half wrote and the other wrote over
 * @param offers what is offered of it and waits for the second hand
 */
public record ConsultationPage(
        Pair pair, UUID reader, Consultation consultation, List<EarlierWords.Earlier> earlier, List<Offer> offers) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    /** Whether the two can go on with it. */
    public boolean canGoOn() {
        return pair.isOpen() && consultation.goesOn() && !consultation.isErased();
    }

    /** What they take from it, as far as it is written. */
    public Consultation.Takeaway takeaway() {
        return Objects.requireNonNull(consultation.takeaway());
    }

    public boolean hasTakeaway() {
        return consultation.takeaway() != null && !takeaway().words().isEmpty();
    }
}
