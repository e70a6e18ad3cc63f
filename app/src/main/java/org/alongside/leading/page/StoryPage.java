package org.alongside.leading.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.leading.Story;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.alongside.programme.Cohort;
import org.alongside.programme.Reach;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One story of change, for the two who tell it: as they signed it, what is told anew, and how far it has gone.
 *
 * @param tellings the newest first; there is one at least
 * @param overwritten what one half wrote in the newest and the other wrote over
 * @param offers what waits for a second hand
 * @param cohort the one the pair is in now
 */
public record StoryPage(
        Pair pair,
        UUID reader,
        List<Story> tellings,
        List<EarlierWords.Earlier> overwritten,
        List<Offer> offers,
        @Nullable Cohort cohort,
        Problems problems) {

    public Story newest() {
        return tellings.getFirst();
    }

    /** What is not signed yet. */
    public @Nullable Story draft() {
        return newest().isSigned() ? null : newest();
    }

    /** As both signed it last. */
    public @Nullable Story signed() {
        return tellings.stream().filter(Story::isSigned).findFirst().orElse(null);
    }

    /** As both signed it before that. */
    public List<Story> earlier() {
        return tellings.stream().filter(Story::isSigned).skip(1).toList();
    }

    /** The telling that others read; an earlier one, until the newest goes out in its place. */
    public @Nullable Story out() {
        return tellings.stream().filter(Story::isOut).findFirst().orElse(null);
    }

    /** How far what others read has gone. */
    public Reach reach() {
        var out = out();
        return out == null ? Reach.PAIR : out.reach();
    }

    public boolean canWrite() {
        return pair.isOpen() && !newest().isErased();
    }

    /** Where the newest that both signed can go still. */
    public List<Reach> further() {
        var signed = signed();
        return signed == null || signed.isErased() || !pair.isOpen() || isOffered()
                ? List.of()
                : Stream.of(Reach.COHORT, Reach.NETWORK, Reach.EVERYONE)
                        .filter(reach -> reach.compareTo(signed.reach()) > 0)
                        .filter(reach -> reach != Reach.COHORT || cohort != null)
                        .toList();
    }

    /** Whether a step outwards waits for a second hand. */
    private boolean isOffered() {
        return offers.stream().anyMatch(offer -> !offer.act().equals("sign-story"));
    }

    /** What the new telling says in other words than both have signed. */
    public List<Story.Part> changed() {
        var signed = signed();
        return signed == null
                ? List.of()
                : Arrays.stream(Story.Part.values())
                        .filter(part -> !newest().text(part).equals(signed.text(part)))
                        .toList();
    }

    public List<Difference> differences(Story.Part part) {
        return Difference.between(Objects.requireNonNull(signed()).text(part), newest().text(part));
    }

    public boolean hasOtherDates() {
        var signed = signed();
        return signed != null
                && !(Objects.equals(signed.before(), newest().before())
                        && Objects.equals(signed.after(), newest().after()));
    }

    public String path() {
        return newest().path();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
