package org.alongside.leading.page;

import static org.alongside.language.Words.say;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.leading.Commitment;
import org.alongside.leading.Document;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A pair's shared challenge.
 *
 * @param document null as long as nothing is written
 * @param commitments those that are open first, by when they are due
 * @param canAgree whether both can agree on the aim as it is written
 * @param canClose whether both can close it
 * @param offers what waits for a second hand
 */
public record ChallengePage(
        Pair pair,
        UUID reader,
        @Nullable Document document,
        List<Commitment> commitments,
        boolean canAgree,
        boolean canClose,
        List<Offer> offers,
        LocalDate today) {

    public String path() {
        return "/pairs/" + pair.id() + "/challenge";
    }

    /** Whether either half can still write. */
    public boolean canWrite() {
        return pair.isOpen() && (document == null || document.isOpen());
    }

    public List<Commitment> open() {
        return commitments.stream().filter(Commitment::isOpen).toList();
    }

    public List<Commitment> over() {
        return commitments.stream().filter(commitment -> !commitment.isOpen()).toList();
    }

    /** Who does it, by name. */
    public String leads(Commitment commitment) {
        if (commitment.leads() == Commitment.Leads.BOTH) {
            return say("Both of you");
        }
        return commitment.leads().includes(pair.half(reader)) ? say("You") : other();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public boolean isMine(Offer offer) {
        return offer.offeredBy().equals(reader);
    }
}
