package org.alongside.learning;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairEnded;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Either half writes how they introduce themselves, and either takes it back; a pair that ends does too. */
@Service
class Introducing {

    /** How a change went. */
    sealed interface Outcome {

        record Saved() implements Outcome {}

        /** The other half has changed it since: how it stands now. */
        record Elsewhere(Introduction stands) implements Outcome {}

        /** The pair pauses or has ended, or the network reads it. */
        record NotNow() implements Outcome {}
    }

    private final Pairs pairs;
    private final Introductions introductions;
    private final EarlierWords earlier;
    private final BothHands hands;

    Introducing(Pairs pairs, Introductions introductions, EarlierWords earlier, BothHands hands) {
        this.pairs = pairs;
        this.introductions = introductions;
        this.earlier = earlier;
        this.hands = hands;
    }

    @Transactional
    Outcome write(UUID id, IntroductionForm form, CurrentPerson me) {
        var pair = pairs.held(me.id(), id);
        var stands = introductions.of(id).orElse(null);
        if (!pair.isOpen() || stands != null && stands.isShown()) {
            return new Outcome.NotNow();
        }
        if (stands == null) {
            introductions.begin(id, form, names(pair), me.id());
            return new Outcome.Saved();
        }
        if (stands.version() != form.from()) {
            return new Outcome.Elsewhere(stands);
        }
        hands.edited(id, IntroducePair.NAME, stands.id());
        introductions.change(stands, form, names(pair), me.id());
        earlier.writtenOver(id, stands.id(), stands.writtenBy(), stands.writtenAt(), stands.over(form), me.id());
        return new Outcome.Saved();
    }

    @Transactional
    boolean takeBack(UUID id, CurrentPerson me) {
        var _ = pairs.held(me.id(), id);
        return introductions.takeBack(id);
    }

    /** What it says of the two is no longer so. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(PairEnded ended) {
        introductions.takeBack(ended.pair());
    }

    /** As they are called now, the half who lives with it first. */
    private static String names(Pair pair) {
        return Stream.of(pair.lives(), pair.works())
                .map(half -> half.name() == null ? "" : half.name())
                .collect(Collectors.joining("\n"));
    }
}
