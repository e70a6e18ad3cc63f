package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.database.Times;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.alongside.vault.Vault;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's pairs and invitations: to take along, and to let go of. First of all modules, so that the others hear that
 * the pair has ended while its half is still there.
 */
@Component
@Order(-20)
class PairBelongings implements Belongings {

    private final Pairs pairs;
    private final Reasons reasons;
    private final Invitations invitations;
    private final Offers offers;
    private final List<JointAct> acts;
    private final Ending ending;
    private final BlindAnswers blind;
    private final EarlierWords earlier;
    private final PairLetters letters;
    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    PairBelongings(
            Pairs pairs,
            Reasons reasons,
            Invitations invitations,
            Offers offers,
            List<JointAct> acts,
            Ending ending,
            BlindAnswers blind,
            EarlierWords earlier,
            PairLetters letters,
            JdbcClient db,
            Vault vault,
            Clock clock) {
        this.pairs = pairs;
        this.reasons = reasons;
        this.invitations = invitations;
        this.offers = offers;
        this.acts = acts;
        this.ending = ending;
        this.blind = blind;
        this.earlier = earlier;
        this.letters = letters;
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        return Stream.of(
                        pairsOf(person), reasonsOf(person), earlierOf(person), invitationsFrom(person), handsOf(person))
                .flatMap(items -> items)
                .toList();
    }

    private Stream<Item> pairsOf(PersonId person) {
        return pairs.of(person).stream()
                .map(pair -> new Item(
                        say("Pairs"),
                        say("A pair with {name}", "name", name(pair.otherThan(person.value()))),
                        pair.beganAt(),
                        described(pair.half(person.value()))));
    }

    /** Why they stepped back, if they said so, also when the pair went on; the other half's reason is the other half's. */
    private Stream<Item> reasonsOf(PersonId person) {
        var given = reasons.by(person);
        return pairs.of(person).stream()
                .filter(pair -> given.containsKey(pair.id()))
                .map(pair -> new Item(
                        say("Pairs"),
                        say(
                                "Why you paused or ended the pair with {name}",
                                "name",
                                name(pair.otherThan(person.value()))),
                        null,
                        Objects.requireNonNull(given.get(pair.id()))));
    }

    /** What they wrote and their other half wrote over. */
    private Stream<Item> earlierOf(PersonId person) {
        return earlier.by(person).stream()
                .map(words -> new Item(
                        say("Pairs"), say("Words of yours that stood there before"), words.at(), words.written()));
    }

    private Stream<Item> invitationsFrom(PersonId person) {
        return invitations.openFrom(person).stream()
                .map(open -> new Item(
                        say("Pairs"),
                        say("An invitation you sent, not answered yet"),
                        open.sentAt(),
                        Stream.of(open.name(), open.email())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining("\n"))));
    }

    private static String described(Pair.Half half) {
        var side = half.side() == Pair.Side.LIVES ? say("You live with it.") : say("You work with it.");
        return half.hat() == null
                ? side
                : side + " "
                        + say("You speak here as: {hat}.", "hat", half.hat().called());
    }

    /** Each yes, with its day; the words it was given to are handed over by whoever keeps them. */
    private Stream<Item> handsOf(PersonId person) {
        return offers.handsOf(person).stream()
                .map(given -> new Item(
                        say("Your hand"),
                        acts.stream()
                                .filter(act -> act.name().equals(given.act()))
                                .map(act -> act.called().plain())
                                .findFirst()
                                .orElse(given.act()),
                        given.at(),
                        given.takenBack()
                                ? say("You took it back.")
                                : given.done() ? say("You both agreed.") : say("It did not come to it.")));
    }

    /**
     * Ends the person's pairs, as stepping back does: nothing can be agreed with one hand. A pair's own key goes with
     * the second half; until then what both wrote is still the other half's too.
     */
    @Override
    public void erase(PersonId person) {
        for (var pair : pairs.of(person)) {
            pairs.hold(pair.id());
            if (ending.end(pair.id(), person, null)) {
                letters.ended(pair.id(), person);
            }
            if (pair.otherThan(person.value()).name() == null) {
                vault.destroy(pair.id());
            }
        }
        reasons.forget(person);
        blind.forget(person);
        db.sql("delete from pairing.speaking where person = :me")
                .param("me", person.value())
                .update();
        db.sql("""
                update pairing.invitation
                   set withdrawn_at = coalesce(withdrawn_at, :now), name = null, email = null, inviter_name = ''
                 where inviter = :me and accepted_at is null
                """)
                .param("now", Times.at(clock.instant()))
                .param("me", person.value())
                .update();
        db.sql("update pairing.invitation set name = null, email = null, inviter_name = '' where inviter = :me")
                .param("me", person.value())
                .update();
    }

    private static String name(Pair.Half half) {
        return half.name() == null ? say("somebody who has left") : half.name();
    }
}
