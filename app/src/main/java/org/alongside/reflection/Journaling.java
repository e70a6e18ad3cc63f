package org.alongside.reflection;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing and throwing away. Every step holds the pair first, where there is one, and then the entry. What is shared
 * stands still; what is only offered loses both hands when it changes.
 */
@Service
class Journaling {

    /** How a step went. */
    sealed interface Outcome {

        record Kept(int version) implements Outcome {}

        /** It was changed elsewhere in the meantime: both versions are shown, and whoever writes chooses. */
        record Elsewhere(Written text, int version) implements Outcome {}

        /** It is shared, so it stands still. */
        record Shared() implements Outcome {}

        /** The pair pauses or has ended. */
        record NotNow() implements Outcome {}

        /** The same person has thrown it away, in another window. */
        record ThrownAway() implements Outcome {}

        /** They have not read yet where confidentiality ends. */
        record LimitsFirst() implements Outcome {}
    }

    /**
     * What was typed.
     *
     * @param version of the entry; 0 for a new one
     * @param given shows that a new one's id was given to whoever writes
     */
    record Draft(UUID id, @Nullable UUID pair, @Nullable Hat hat, String text, int version, String given) {}

    private final Entries entries;
    private final Sharings sharings;
    private final Pairs pairs;
    private final EarlierWords earlier;
    private final BothHands hands;
    private final Confidentiality confidentiality;
    private final Clock clock;

    Journaling(
            Entries entries,
            Sharings sharings,
            Pairs pairs,
            EarlierWords earlier,
            BothHands hands,
            Confidentiality confidentiality,
            Clock clock) {
        this.entries = entries;
        this.sharings = sharings;
        this.pairs = pairs;
        this.earlier = earlier;
        this.hands = hands;
        this.confidentiality = confidentiality;
        this.clock = clock;
    }

    @Transactional
    Outcome keep(Draft draft, PersonId me) {
        if (!confidentiality.isReadBy(me)) {
            return new Outcome.LimitsFirst();
        }
        var found = mine(draft.id(), me);
        return found.isPresent() ? change(found.get(), draft, me) : begin(draft, me);
    }

    /**
     * One's own words; what both wrote takes both hands.
     *
     * @param version that whoever throws it away had before them
     * @return false where other words stand there by now
     */
    @Transactional
    boolean throwAway(UUID id, int version, PersonId me) {
        var seen = mine(id, me).filter(e -> e.isBy(me)).orElseThrow(NotHere::new);
        hold(seen, me);
        var entry = entries.find(id).orElseThrow(NotHere::new);
        if (entry.version() != version) {
            return false;
        }
        takeHandsOff(entry);
        entries.throwAway(id, me);
        return true;
    }

    /** The entry, if this person wrote it, alone or with the other half. */
    Optional<Entries.Entry> mine(UUID id, PersonId me) {
        return entries.find(id).filter(entry -> isMine(entry, me));
    }

    /** Row security shows what a pair wrote to its halves, and to those it is shared with. */
    boolean isMine(Entries.Entry entry, PersonId me) {
        var pair = entry.pair();
        return entry.isBy(me) || pair != null && pairs.with(me, pair).isPresent();
    }

    /** Holds the pair that an entry needs the hands of, then the entry itself. */
    Optional<Pair> hold(Entries.Entry entry, PersonId me) {
        var pair = entry.pair() != null ? entry.pair() : entry.about();
        var held = pair == null ? Optional.<Pair>empty() : Optional.of(pairs.held(me, pair));
        entries.hold(entry.id());
        return held;
    }

    /** Whatever was offered of this entry is offered no longer. */
    void takeHandsOff(Entries.Entry entry) {
        sharings.proposalsOf(entry.id())
                .forEach(proposal -> hands.edited(proposal.pair(), ShareEntry.NAME, proposal.id()));
        if (entry.pair() != null) {
            hands.edited(entry.pair(), EraseEntry.NAME, entry.id());
        }
    }

    private Outcome begin(Draft draft, PersonId me) {
        var pair = draft.pair();
        if (draft.version() != 0 || !entries.given(draft.id(), me).equals(draft.given())) {
            return thrownAway(draft);
        }
        if (pair != null && !pairs.held(me, pair).isOpen()) {
            return new Outcome.NotNow();
        }
        boolean added = entries.add(
                draft.id(), pair == null ? me.value() : pair, pair, draft.hat(), draft.text(), clock.instant());
        if (added) {
            return new Outcome.Kept(1);
        }
        // Autosave and the button can begin one entry at the same moment.
        var elsewhere = mine(draft.id(), me);
        return elsewhere.isPresent() ? change(elsewhere.get(), draft, me) : thrownAway(draft);
    }

    /** An entry of somebody else is not to be found, whether it is there or not. */
    private Outcome thrownAway(Draft draft) {
        if (entries.isThrownAway(draft.id())) {
            return new Outcome.ThrownAway();
        }
        throw new NotHere();
    }

    private Outcome change(Entries.Entry seen, Draft draft, PersonId me) {
        var pair = hold(seen, me);
        var entry = entries.find(seen.id()).orElseThrow(NotHere::new);
        if (pair.isPresent() && !pair.get().isOpen() && entry.isByBoth()) {
            return new Outcome.NotNow();
        }
        var now = Objects.requireNonNullElse(entry.written(), Written.NOTHING);
        if (now.text().equals(draft.text()) && Objects.equals(entry.hat(), draft.hat())) {
            return new Outcome.Kept(entry.version());
        }
        if (entry.isShared()) {
            return new Outcome.Shared();
        }
        if (entry.version() != draft.version() || !Objects.equals(entry.about(), seen.about())) {
            return new Outcome.Elsewhere(now, entry.version());
        }
        takeHandsOff(entry);
        if (!entries.change(entry, draft.hat(), draft.text(), clock.instant())) {
            return new Outcome.Shared();
        }
        keepWhatTheOtherWrote(entry, now, draft.text(), me);
        return new Outcome.Kept(entry.version() + 1);
    }

    private void keepWhatTheOtherWrote(Entries.Entry entry, Written stood, String text, PersonId me) {
        if (entry.pair() != null && entry.writtenBy() != null) {
            var over = List.of(new EarlierWords.Over("entry", stood, text));
            earlier.writtenOver(entry.pair(), entry.id(), entry.writtenBy(), entry.changedAt(), over, me);
        }
    }
}
