package org.alongside.reflection;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.pairing.Pairs;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letting others read, and taking it back. */
@Service
class Sharing {

    /** How it went. */
    sealed interface Outcome {

        /** The people named can read it from now on. */
        record Done() implements Outcome {}

        /** The other half reads it first, and gives the second hand. */
        record NeedsBoth(UUID proposal) implements Outcome {}

        /** Somebody joined or left a circle after the names were read. */
        record OtherPeople() implements Outcome {}

        /** The pair pauses or has ended, or there is no such circle. */
        record NotNow() implements Outcome {}
    }

    /**
     * What the author chose, in one act.
     *
     * @param circle the widest of those chosen
     * @param about whether it is about the other half, as its author says
     * @param seen fingerprint of the people who were named
     */
    record Choice(UUID pair, Reach reach, UUID circle, boolean about, String seen) {}

    private final Entries entries;
    private final Sharings sharings;
    private final Ladders ladders;
    private final Journaling journaling;
    private final Pairs pairs;
    private final Clock clock;

    Sharing(Entries entries, Sharings sharings, Ladders ladders, Journaling journaling, Pairs pairs, Clock clock) {
        this.entries = entries;
        this.sharings = sharings;
        this.ladders = ladders;
        this.journaling = journaling;
        this.pairs = pairs;
        this.clock = clock;
    }

    @Transactional
    Outcome share(UUID id, Choice choice, PersonId me) {
        var both = pairs.held(me, choice.pair());
        entries.hold(id);
        var entry = journaling.mine(id, me).orElseThrow(NotHere::new);
        var all = ladders.of(me);
        var ladder = all.stream()
                .filter(l -> l.pair().id().equals(choice.pair()) && l.has(choice.circle()))
                .findFirst();
        var rung = ladder.flatMap(l -> l.rung(choice.reach()))
                .filter(found -> found.circle().equals(choice.circle()));
        if (!both.isOpen() || ladder.isEmpty() || rung.isEmpty()) {
            return new Outcome.NotNow();
        }
        if (!Ladder.fingerprint(all).equals(choice.seen())) {
            return new Outcome.OtherPeople();
        }
        if (isElsewhere(entry, ladder.get(), sharings.of(id)) || !choice.reach().isWiderThan(entry.reach())) {
            throw new NotHere();
        }
        boolean about = isAboutTheOther(entry, choice);
        if (entry.isShared() && about && entry.about() == null) {
            entries.about(id, choice.pair());
        } else if (!entry.isByBoth() && !entry.isShared()) {
            journaling.takeHandsOff(entry);
            entries.about(id, about ? choice.pair() : null);
        }
        if (entry.isByBoth() || about && choice.reach() != Reach.PAIR) {
            return new Outcome.NeedsBoth(
                    sharings.propose(id, entry.owner(), choice.pair(), rung.get(), me, clock.instant()));
        }
        ladder.get()
                .upTo(choice.reach())
                .forEach(each -> sharings.add(id, entry.owner(), choice.pair(), each, null, me));
        return new Outcome.Done();
    }

    /** It can be said of what the other half reads already; only while nobody reads it, it can be unsaid. */
    private static boolean isAboutTheOther(Entries.Entry entry, Choice choice) {
        return !entry.isByBoth() && (choice.about() || entry.isShared() && entry.about() != null);
    }

    /** One hand, at once: the author's, or that of either half for what needed both. */
    @Transactional
    void takeBack(UUID id, Reach to, PersonId me) {
        var entry = entries.find(id).orElseThrow(NotHere::new);
        if (journaling.isMine(entry, me)) {
            var _ = journaling.hold(entry, me);
            journaling.takeHandsOff(entry);
        } else {
            entries.hold(id);
        }
        if (sharings.narrow(id, to, me) == 0) {
            throw new NotHere();
        }
    }

    /** Whether it is shared along the circles of another pair or cohort: there it is taken back first. */
    static boolean isElsewhere(Entries.Entry entry, Ladder ladder, List<Sharings.Sharing> sharings) {
        return entry.isByBoth() && !ladder.pair().id().equals(entry.pair())
                || sharings.stream().anyMatch(sharing -> sharing.isCurrent() && !ladder.has(sharing.circle()));
    }
}
