package org.alongside.programme.page;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.alongside.people.Secrets;
import org.alongside.programme.LetterOfStanding;
import org.alongside.programme.Way;
import org.alongside.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The letter of standing of a pair, for the two.
 *
 * @param possible whether one can be prepared and made now
 * @param prepared the one that is being made, and {@code upToDate} whether it still says what is on record
 * @param stands the one that both have made
 * @param before what one half wrote and the other wrote over
 * @param earlier those that stand no more: taken back, else replaced by another
 */
public record StandingPage(
        Pair pair,
        UUID reader,
        Way way,
        boolean possible,
        @Nullable LetterOfStanding prepared,
        boolean upToDate,
        @Nullable LetterOfStanding stands,
        List<Offer> offers,
        List<EarlierWords.Earlier> before,
        List<LetterOfStanding> earlier) {

    public static String path(UUID pair, UUID cohort) {
        return "/pairs/" + pair + "/standing/" + cohort;
    }

    public String path() {
        return path(pair.id(), way.cohort());
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    /** As it is read out. */
    public static String shown(String code) {
        return Secrets.shown(code);
    }

    public String checkedAt() {
        return Frame.current().settings().link("/standing");
    }
}
