package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pausing, going on, ending: one hand is enough. A reason is never asked for; if one is given, it is for the other half
 * alone, sealed under the key of whoever gave it.
 */
@Service
class SteppingBack {

    private static final int LONGEST_REASON = 2_000;

    private record Reason(@Nullable UUID by, byte @Nullable [] sealed) {}

    private final Pairs pairs;
    private final BothHands hands;
    private final Vault vault;
    private final People people;
    private final Outbox outbox;
    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SteppingBack(
            Pairs pairs,
            BothHands hands,
            Vault vault,
            People people,
            Outbox outbox,
            JdbcClient db,
            Clock clock,
            ApplicationEventPublisher events) {
        this.pairs = pairs;
        this.hands = hands;
        this.vault = vault;
        this.people = people;
        this.outbox = outbox;
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    static Problems problems(String reason) {
        return Problems.none()
                .atMost(
                        "reason",
                        reason,
                        LONGEST_REASON,
                        say("Use at most 2,000 characters. You need not give a reason."));
    }

    @Transactional(readOnly = true)
    Pair pair(UUID pair, CurrentPerson me) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    @Transactional
    void pause(UUID pair, String reason, CurrentPerson me) {
        var both = hold(pair, me);
        if (!both.isOpen()) {
            return;
        }
        write("paused_at", pair, reason, me);
        hands.steppedBack(pair);
        tell(
                both,
                me,
                () -> new Letter(
                        say("A pause"),
                        List.of(
                                say(
                                        "{name} would like your pair to pause for a while. It is no judgement on you.",
                                        "name",
                                        me.name()),
                                say("Nothing is lost. Either of you can go on whenever it is right.")),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
    }

    @Transactional
    void goOn(UUID pair, CurrentPerson me) {
        var both = hold(pair, me);
        if (both.pausedAt() == null || both.endedAt() != null) {
            return;
        }
        db.sql("update pairing.pair set paused_at = null, stepped_back = null, reason = null where id = :pair")
                .param("pair", pair)
                .update();
        tell(
                both,
                me,
                () -> new Letter(
                        say("Your pair goes on"),
                        List.of(say("{name} is back, and your pair goes on.", "name", me.name())),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
    }

    @Transactional
    void end(UUID pair, String reason, CurrentPerson me) {
        var both = hold(pair, me);
        if (both.endedAt() != null) {
            return;
        }
        write("ended_at", pair, reason, me);
        hands.steppedBack(pair);
        events.publishEvent(new PairEnded(pair));
        tell(
                both,
                me,
                () -> new Letter(
                        say("Your pair has ended"),
                        List.of(
                                say(
                                        "{name} has ended your pair. Pairs end for many reasons, most of them nobody’s fault.",
                                        "name",
                                        me.name()),
                                say(
                                        "What you shared stays as it was, and you can still take back your own. What you wrote in private stays yours.")),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
    }

    /** Why the other half stepped back, if they said so. Whoever stepped back sees their own words too. */
    Optional<String> reasonFor(Pair pair, PersonId me) {
        if (pair.isOpen()) {
            return Optional.empty();
        }
        return db.sql("select stepped_back as by, reason as sealed from pairing.pair where id = :pair")
                .param("pair", pair.id())
                .query(Reason.class)
                .optional()
                .filter(reason -> reason.by() != null && reason.sealed() != null)
                .flatMap(reason -> open(pair.id(), reason));
    }

    private Optional<String> open(UUID pair, Reason reason) {
        var by = reason.by();
        var sealed = reason.sealed();
        return by == null || sealed == null ? Optional.empty() : vault.openUnlessErased(by, place(pair), sealed);
    }

    private Pair hold(UUID pair, CurrentPerson me) {
        var _ = pairs.with(me.id(), pair).orElseThrow(NotHere::new);
        pairs.hold(pair);
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    /** The column is one of our two constants, never anything typed. */
    private void write(String column, UUID pair, String reason, CurrentPerson me) {
        var sealed = reason.isBlank() ? null : vault.seal(me.id().value(), place(pair), reason.strip());
        db.sql("update pairing.pair set " + column + " = :now, stepped_back = :me, reason = :reason where id = :pair")
                .param("now", Times.at(clock.instant()))
                .param("me", me.id().value())
                .param("reason", sealed)
                .param("pair", pair)
                .update();
    }

    private void tell(Pair pair, CurrentPerson me, java.util.function.Supplier<Letter> letter) {
        var other = pair.otherThan(me.id().value()).person();
        outbox.post(other, people.inLanguageOf(new PersonId(other), letter));
    }

    private static Place place(UUID pair) {
        return new Place("pairing.pair", pair, pair);
    }
}
