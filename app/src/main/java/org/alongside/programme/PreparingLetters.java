package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairErased;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Either half prepares a letter of standing, and either takes back the one that both have made. */
@Service
class PreparingLetters {

    /** How a change went. */
    sealed interface Outcome {

        record Saved() implements Outcome {}

        /** The other half has changed it since: how it stands now; nothing if both have made it. */
        record Elsewhere(@Nullable LetterOfStanding stands) implements Outcome {}

        /** A day is to come, or one of the two is no longer here. */
        record NotNow() implements Outcome {}
    }

    private final Pairs pairs;
    private final LettersOfStanding letters;
    private final EarlierWords earlier;
    private final BothHands hands;
    private final People people;
    private final Outbox outbox;
    private final Settings settings;

    PreparingLetters(
            Pairs pairs,
            LettersOfStanding letters,
            EarlierWords earlier,
            BothHands hands,
            People people,
            Outbox outbox,
            Settings settings) {
        this.pairs = pairs;
        this.letters = letters;
        this.earlier = earlier;
        this.hands = hands;
        this.people = people;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Transactional
    Outcome prepare(UUID id, UUID cohort, LetterForm form, CurrentPerson me) {
        var pair = pairs.held(me.id(), id);
        var way = letters.way(id, cohort).orElseThrow(NotHere::new);
        if (!canMake(pair, way)) {
            return new Outcome.NotNow();
        }
        var stands = letters.inTheMaking(id, cohort).orElse(null);
        if (!form.beganFrom(stands)) {
            return new Outcome.Elsewhere(stands);
        }
        var named = named(pair, way, form);
        if (stands == null) {
            letters.begin(id, way, form, named, me.id());
        } else {
            hands.edited(id, MakeLetter.NAME, stands.id());
            letters.change(stands, way, form, named, me.id());
            earlier.writtenOver(id, stands.id(), stands.preparedBy(), stands.preparedAt(), stands.over(form), me.id());
        }
        return new Outcome.Saved();
    }

    /** The other half hears of it: they may have given it to somebody. */
    @Transactional
    boolean takeBack(UUID id, UUID cohort, CurrentPerson me) {
        var pair = pairs.held(me.id(), id);
        boolean back = letters.takeBack(id, cohort);
        if (back) {
            var other = pair.otherThan(me.id().value()).person();
            outbox.post(
                    other,
                    people.inLanguageOf(
                            new PersonId(other),
                            () -> takenBack(pair.half(me.id().value()).called(), id, cohort)));
        }
        return back;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void erased(PairErased erased) {
        letters.erase(erased.pair());
    }

    static boolean canMake(Pair pair, Way way) {
        return way.canBeSaid()
                && pair.erasedAt() == null
                && pair.lives().name() != null
                && pair.works().name() != null;
    }

    /** As everything is called now. */
    LetterOfStanding.Named named(Pair pair, Way way, LetterForm form) {
        return new LetterOfStanding.Named(
                pair.lives().called(),
                pair.works().called(),
                shown(pair.lives(), form.has(LetterForm.LIVES)),
                shown(pair.works(), form.has(LetterForm.WORKS)),
                way.programme(),
                way.name(),
                settings.organisation());
    }

    private static @Nullable Hat shown(Pair.Half half, boolean shown) {
        return shown ? half.hat() : null;
    }

    private static Letter takenBack(String by, UUID pair, UUID cohort) {
        return new Letter(
                say("Your letter of standing is taken back"),
                List.of(
                        say(
                                "{name} has taken your letter of standing back. Either of you can, at any time.",
                                "name",
                                by),
                        say(
                                "Its code opens nothing any more. You can make another one together, when you both want to.")),
                new Letter.Action(say("Go to your letter of standing"), "/pairs/" + pair + "/standing/" + cohort));
    }
}
