package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a pair comes about: one invites, the other accepts or lets it lapse. Confirming is the invited person's own act,
 * signed in as themself; nobody can be paired by somebody else.
 */
@Service
public class Inviting {

    /** What came of answering. */
    sealed interface Answer {
        record Paired(UUID pair, String onward) implements Answer {}

        /** It is over: accepted, declined, withdrawn or lapsed. */
        record Over() implements Answer {}

        /** One cannot be both halves. */
        record Yourself() implements Answer {}
    }

    /** An invitation that was sent, and the code that also opens it, shown once. */
    record Sent(UUID invitation, String code) {}

    private final Invitations invitations;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Inviting(Invitations invitations, Outbox outbox, Jobs jobs, Clock clock, ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    /** Invites somebody by letter, or, without an address, by the code on a paper. */
    @Transactional
    Sent invite(CurrentPerson me, Pair.Side mySide, String name, @Nullable String email, String onward) {
        var secret = Secrets.secret();
        var code = Secrets.code();
        var now = clock.instant();
        var invitation = new Invitations.Invitation(
                UUID.randomUUID(),
                me.id().value(),
                me.name(),
                mySide.key(),
                name,
                email,
                onward,
                now,
                now.plus(Invitations.OPEN_FOR),
                null,
                null,
                null,
                null);
        invitations.add(invitation, Secrets.digest(secret), Secrets.digest(code));
        if (email != null) {
            outbox.post(
                    new Recipient(name, email, Words.language().asLocale()),
                    letter(me.name(), mySide, "/invitations/" + secret, code));
        }
        return new Sent(invitation.id(), code);
    }

    /** Takes an invitation back that nobody has answered. */
    @Transactional
    boolean withdraw(UUID invitation, PersonId me) {
        return invitations.withdraw(me, invitation);
    }

    Optional<Invitations.Invitation> behind(String secretOrCode) {
        return invitations.behind(Secrets.digest(secretOrCode));
    }

    /** The invited person accepts: they are signed in, so it is their own hand. */
    Answer accept(String secretOrCode, PersonId me) {
        return jobs.inTransaction(() -> {
            var found = behind(secretOrCode);
            if (found.isEmpty()) {
                return new Answer.Over();
            }
            var invitation = found.get();
            if (invitation.inviter().equals(me.value())) {
                return new Answer.Yourself();
            }
            var pair = UUID.randomUUID();
            if (!invitations.accept(invitation, pair, me)) {
                return new Answer.Over();
            }
            events.publishEvent(new PairBegan(pair, invitation.id()));
            outbox.post(invitation.inviter(), accepted(pair));
            return new Answer.Paired(pair, invitation.onward());
        });
    }

    /**
     * Makes a pair of two who were both asked by somebody else and have each said yes themselves, signed in; or finds the
     * pair they are already. Within a transaction of the jobs role, in which their yes is written.
     */
    public UUID bringTogether(PersonId lives, PersonId works) {
        return invitations.pairOf(lives, works).orElseGet(() -> {
            var pair = UUID.randomUUID();
            invitations.pair(pair, Pair.Side.LIVES, lives.value(), works.value());
            return pair;
        });
    }

    /** The invited person says no. The one who invited is told kindly, without a reason. */
    boolean decline(String secretOrCode) {
        return jobs.inTransaction(() -> behind(secretOrCode)
                .filter(invitation -> invitations.decline(invitation.id()))
                .map(invitation -> {
                    outbox.post(invitation.inviter(), declined());
                    return true;
                })
                .orElse(false));
    }

    private static Letter letter(String inviter, Pair.Side side, String path, String code) {
        return new Letter(
                say("{name} would like to lead something with you", "name", inviter),
                List.of(
                        say("{name} asks whether you would become a pair on Alongside.", "name", inviter),
                        side == Pair.Side.LIVES
                                ? say(
                                        "{name} lives with it. You would bring what you know from your work.",
                                        "name",
                                        inviter)
                                : say(
                                        "{name} works with it. You would bring what you know from living with it.",
                                        "name",
                                        inviter),
                        say(
                                "Nothing is agreed until you say so. You can say no, or let this letter be: nobody minds. It is open for 14 days."),
                        say(
                                "Without the link, type this code at “Join with a code”: {code}",
                                "code",
                                Secrets.shown(code))),
                new Letter.Action(say("Read the invitation"), path));
    }

    private static Letter accepted(UUID pair) {
        return new Letter(
                say("You are a pair now"),
                List.of(say("Your invitation was accepted. You both have a page of your own now.")),
                new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair));
    }

    private static Letter declined() {
        return new Letter(
                say("Not this time"),
                List.of(
                        say(
                                "Your invitation was not taken up this time. It says nothing about you, and you can ask somebody else whenever you like.")),
                new Letter.Action(say("Invite somebody else"), "/pairs/new"));
    }
}
