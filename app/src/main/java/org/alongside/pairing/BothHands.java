package org.alongside.pairing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.database.Digests;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * An act counts only when both halves have given it their hand, to exactly the same words. One offers, having seen what
 * the other will see; the other agrees, declines, or lets it lapse. Either takes their hand back until both are given.
 * Any edit of the words takes both hands off.
 *
 * <p>Every step holds the pair first, so of two steps at once one comes before the other. What the words are is read
 * anew at each hand, and the digest of what a person saw travels with their hand: a hand given to other words does not
 * count.
 */
@Service
public class BothHands {

    /** How a step went. */
    public enum Outcome {
        /** The first hand is given; the other half is asked. */
        OFFERED,
        /** Both hands are given, and it has happened. */
        DONE,
        DECLINED,
        TAKEN_BACK,
        /** The words are no longer those that were seen: read them again. */
        OTHER_WORDS,
        /** It was taken back, or somebody else was quicker. */
        OVERTAKEN,
        /** Already done, declined, taken back or lapsed. */
        CLOSED,
        /** The pair pauses or has ended. */
        NOT_NOW
    }

    /** What a person is shown before giving a hand. */
    public record Preview(JointAct.Words words, String seen) {}

    private final Offers offers;
    private final Pairs pairs;
    private final PairLetters letters;
    private final Map<String, JointAct> acts;
    private final Settings settings;
    private final Clock clock;

    BothHands(Offers offers, Pairs pairs, PairLetters letters, List<JointAct> acts, Settings settings, Clock clock) {
        this.offers = offers;
        this.pairs = pairs;
        this.letters = letters;
        this.acts = acts.stream().collect(Collectors.toUnmodifiableMap(JointAct::name, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    /** What both would agree to, as it stands now. */
    @Transactional(readOnly = true)
    public Preview preview(UUID pair, String act, UUID subject, PersonId me) {
        var _ = pairs.with(me, pair).orElseThrow(NotHere::new);
        return preview(pair, act, subject);
    }

    /** Gives the first hand; or, if the other half has offered the same, the second. */
    @Transactional
    public Outcome offer(UUID pair, String act, UUID subject, String seen, PersonId me) {
        if (!isPossible(act, pairs.held(me, pair))) {
            return Outcome.NOT_NOW;
        }
        if (!preview(pair, act, subject).seen().equals(seen)) {
            return Outcome.OTHER_WORDS;
        }
        offers.hold(pair, act, subject);
        var now = clock.instant();
        var open = offers.open(pair, act, subject, now);
        if (open.isPresent()) {
            return give(open.get(), seen, me, now);
        }
        if (!act(act).canHappen(pair, subject)) {
            return Outcome.OVERTAKEN;
        }
        var lapses = act(act).lapsesAt(subject, settings.here(now));
        if (!lapses.toInstant().isAfter(now)) {
            return Outcome.CLOSED;
        }
        var offer = offers.add(pair, act, subject, bytes(seen), me, now, lapses);
        offers.give(offer, me, bytes(seen), now);
        letters.offered(pair, offer, me);
        return Outcome.OFFERED;
    }

    /** Gives the second hand to an offer, to the words that were seen. Then it happens, or nothing does. */
    @Transactional
    public Outcome agree(UUID offer, String seen, PersonId me) {
        var found = offers.find(offer).orElseThrow(NotHere::new);
        if (!isPossible(found.act(), pairs.held(me, found.pair()))) {
            return Outcome.NOT_NOW;
        }
        var now = clock.instant();
        return offers.stillOpen(offer, now)
                .map(open -> give(open, seen, me, now))
                .orElse(Outcome.CLOSED);
    }

    /** Not this time. The other half is told so, and no more. */
    @Transactional
    public Outcome decline(UUID offer, PersonId me) {
        return close(offer, me, false);
    }

    /** Takes the own hand back, which is possible until both are given. */
    @Transactional
    public Outcome takeBack(UUID offer, PersonId me) {
        return close(offer, me, true);
    }

    /**
     * To be called before words that may have been offered are changed, in the same transaction: takes both hands off.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void edited(UUID pair, String act, UUID subject) {
        pairs.hold(pair);
        offers.open(pair, act, subject, clock.instant())
                .ifPresent(open -> offers.close(open.id(), "edited", clock.instant()));
    }

    /** What offers of this act could not outlast has moved to later, and they with it. Work without a person. */
    public void lastUntil(Instant end, String act, List<UUID> subjects) {
        offers.lastUntil(end, act, subjects);
    }

    /** Takes all hands off a pair that pauses or ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void steppedBack(UUID pair) {
        offers.closeAllOf(pair, "stepped-back", clock.instant());
    }

    /** The open offer of an act, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Offer> openOffer(UUID pair, String act, UUID subject) {
        return offers.open(pair, act, subject, clock.instant());
    }

    /** All that is offered of one subject, whatever the act. */
    @Transactional(readOnly = true)
    public List<Offer> openOffers(UUID pair, UUID subject) {
        return offers.openOf(pair, subject, clock.instant());
    }

    /** An offer as somebody of the pair reads it. */
    Optional<Offers.Made> madeIn(UUID pair, UUID offer, PersonId me) {
        return offers.madeIn(pair, offer, me);
    }

    /** Where the pair goes on to after an offer was done. */
    @Transactional(readOnly = true)
    String onward(UUID offer) {
        var found = offers.find(offer).orElseThrow(NotHere::new);
        return act(found.act()).onward(found.pair(), found.subject());
    }

    /** Whether an offer that is seen takes on a role. */
    @Transactional(readOnly = true)
    boolean takesOnARole(UUID offer) {
        return offers.find(offer)
                .filter(found -> act(found.act()).takesOnARole())
                .isPresent();
    }

    JointAct act(String name) {
        var act = acts.get(name);
        if (act == null) {
            throw new NotHere();
        }
        return act;
    }

    /** @param at when the hand was given and the offer was open still: what ends at its time ends for both alike */
    private Outcome give(Offer offer, String seen, PersonId me, Instant at) {
        var now = preview(offer.pair(), offer.act(), offer.subject());
        if (!MessageDigest.isEqual(bytes(now.seen()), offer.words())) {
            offers.close(offer.id(), "edited", at);
            return Outcome.OTHER_WORDS;
        }
        if (!now.seen().equals(seen)) {
            return Outcome.OTHER_WORDS;
        }
        if (offers.hasHand(offer.id(), me)) {
            return Outcome.OFFERED;
        }
        if (!act(offer.act()).canHappen(offer.pair(), offer.subject())) {
            offers.close(offer.id(), "overtaken", at);
            return Outcome.OVERTAKEN;
        }
        offers.give(offer.id(), me, offer.words(), at);
        offers.close(offer.id(), "done", at);
        act(offer.act()).happen(offer.pair(), offer.subject(), at);
        if (act(offer.act()).namesReaders() && !isStill(offer, seen)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.OTHER_WORDS;
        }
        letters.done(offer.pair(), me);
        return Outcome.DONE;
    }

    private boolean isStill(Offer offer, String seen) {
        return preview(offer.pair(), offer.act(), offer.subject()).seen().equals(seen);
    }

    private Outcome close(UUID offer, PersonId me, boolean mine) {
        var found = offers.find(offer).orElseThrow(NotHere::new);
        pairs.held(me, found.pair());
        if (offers.stillOpen(offer, clock.instant()).isEmpty()) {
            return Outcome.CLOSED;
        }
        if (offers.hasHand(offer, me) != mine) {
            throw new NotHere();
        }
        var now = clock.instant();
        if (mine) {
            offers.takeBack(offer, me, now);
            offers.close(offer, "taken-back", now);
            return Outcome.TAKEN_BACK;
        }
        offers.close(offer, "declined", now);
        letters.declined(found.pair(), me);
        return Outcome.DECLINED;
    }

    private boolean isPossible(String act, Pair pair) {
        return pair.isOpen() || act(act).isPossibleAfterEnding();
    }

    /** For somebody who was found to be of the pair already. */
    Preview preview(UUID pair, String act, UUID subject) {
        var words = act(act).wordsOf(pair, subject);
        return new Preview(words, fingerprint(pair, act, subject, words));
    }

    /** The same for both readers: labels and titles are ours and may be in two languages, the words and terms are not. */
    static String fingerprint(UUID pair, String act, UUID subject, JointAct.Words words) {
        var sha = Digests.sha256();
        add(sha, pair.toString());
        add(sha, act);
        add(sha, subject.toString());
        // How many parts there are, so that the last of them cannot be taken for the first term.
        add(sha, Integer.toString(words.parts().size()));
        words.parts().forEach(part -> add(sha, part.text()));
        words.terms().forEach(term -> add(sha, term));
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Length first, so that no two lists of texts run together into the same bytes. */
    private static void add(MessageDigest sha, String text) {
        var bytes = text.getBytes(UTF_8);
        sha.update(java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static byte[] bytes(String seen) {
        return seen.getBytes(UTF_8);
    }
}
