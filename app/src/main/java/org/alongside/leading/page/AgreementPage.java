package org.alongside.leading.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.leading.Document;
import org.alongside.leading.Heading;
import org.alongside.leading.Repair;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * How two work as a pair: what both have signed, and what is written since.
 *
 * @param document null as long as nothing is written
 * @param canSign whether there is something new to sign
 * @param offers what waits for a second hand
 * @param repairs what one of them found to be no longer true; what is open first
 */
public record AgreementPage(
        Pair pair,
        UUID reader,
        @Nullable Document document,
        boolean canSign,
        List<Offer> offers,
        List<Found> readings,
        List<Repair> repairs) {

    /** When one half last found it still true. */
    public record Found(String name, boolean mine, Instant at) {}

    public String path() {
        return "/pairs/" + pair.id() + "/agreement";
    }

    public boolean canWrite() {
        return pair.isOpen();
    }

    public List<Heading> headings() {
        return Heading.Kind.AGREEMENT.headings();
    }

    public String text(Heading heading) {
        return document == null ? "" : document.text(heading);
    }

    public Optional<Document.Passage> latest(Heading heading) {
        return document == null ? Optional.empty() : document.latest(heading);
    }

    /** Whether both signed other words before. */
    public boolean isChanged(Heading heading) {
        return document != null
                && document.signedAt() != null
                && document.changed().contains(heading);
    }

    /** In which language the words are that both have signed. */
    public String signedLang(Heading heading) {
        return document == null
                ? ""
                : document.signed(heading)
                        .map(passage -> passage.written().lang())
                        .orElse("");
    }

    /** In which language the words of now are. */
    public String lang(Heading heading) {
        return document == null ? "" : document.written(heading).lang();
    }

    /** How the words differ from those that both have signed. */
    public List<Difference> differences(Heading heading) {
        var signed = document == null
                ? ""
                : document.signed(heading).map(Document.Passage::text).orElse("");
        return Difference.between(signed, text(heading));
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public boolean isMine(Offer offer) {
        return offer.offeredBy().equals(reader);
    }
}
