package org.alongside.people;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.database.Jobs;
import org.alongside.mail.Letter;
import org.alongside.proving.AppSecret;
import org.alongside.proving.Passkeys;
import org.alongside.proving.Providers;
import org.alongside.vault.Place;
import org.alongside.vault.Tampered;
import org.alongside.vault.Vault;
import org.springframework.stereotype.Service;

/**
 * Adding ways to sign in, and taking them away. Whoever adds one has just proved it, so their session begins anew with
 * it; their other sessions end, and a letter tells them.
 */
@Service
class ChangingWays {

    private final Ways ways;
    private final AppCodes appCodes;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Sessions sessions;
    private final WayLetters letters;
    private final Vault vault;
    private final Jobs jobs;
    private final Clock clock;

    ChangingWays(
            Ways ways,
            AppCodes appCodes,
            Passkeys passkeys,
            Challenges challenges,
            Sessions sessions,
            WayLetters letters,
            Vault vault,
            Jobs jobs,
            Clock clock) {
        this.ways = ways;
        this.appCodes = appCodes;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.sessions = sessions;
        this.letters = letters;
        this.vault = vault;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A new secret as the page carries it until its first code is typed: nothing is kept before that. */
    String sealed(AppSecret secret, CurrentPerson me) {
        return Base64.getUrlEncoder().encodeToString(vault.seal(me.id().value(), place(me), secret.written()));
    }

    /** The secret on a page that was made for this person in this session. */
    Optional<AppSecret> unsealed(String carried, CurrentPerson me) {
        try {
            var sealed = Base64.getUrlDecoder().decode(carried);
            return Optional.of(AppSecret.read(vault.open(me.id().value(), place(me), sealed)));
        } catch (Tampered | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Adds an app if the code is one of its own; answers the token of the session that begins with it. */
    Optional<String> addApp(AppSecret secret, String code, String name, CurrentPerson me, String device) {
        var step = secret.stepOf(code, clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(jobs.inTransaction(() -> {
            appCodes.add(me.id(), name, secret, step.getAsLong());
            return beginAnew(me, device, Began.LETTER_AND_CODE, () -> added(name));
        }));
    }

    /** Adds a passkey that was just made; answers the token of the session that begins with it. */
    Optional<String> addPasskey(String answer, String visit, String name, CurrentPerson me, String device) {
        return jobs.inTransaction(() -> passkeys.challengeOfNew(answer)
                .filter(challenge -> challenges.spend(challenge, visit))
                .flatMap(challenge -> passkeys.made(answer, challenge))
                .filter(kept -> ways.addPasskey(me.id(), name, kept))
                .map(_ -> beginAnew(me, device, Began.PASSKEY, () -> added(name))));
    }

    /** Adds a sign-in elsewhere; false when it belongs to somebody already. */
    boolean addProvider(PersonId person, String name, Providers.Identity identity) {
        return jobs.inTransaction(() -> {
            boolean added = ways.addProvider(person, name, identity.issuer(), identity.subject());
            if (added) {
                letters.tell(person, () -> joined(name));
            }
            return added;
        });
    }

    boolean remove(UUID way, String name, CurrentPerson me) {
        return jobs.inTransaction(() -> {
            boolean removed = ways.remove(way, me.id());
            if (removed) {
                sessions.endOthers(me.id(), me.session());
                letters.tell(me.id(), () -> removed(name));
            }
            return removed;
        });
    }

    private String beginAnew(CurrentPerson me, String device, Began how, Supplier<Letter> letter) {
        sessions.endOthers(me.id(), me.session());
        letters.tell(me.id(), letter);
        return sessions.begin(me.id(), device, how);
    }

    private static Letter added(String name) {
        return new Letter(
                say("A new way to sign in as you"),
                List.of(
                        say("From now on you can sign in with “{name}”.", "name", name),
                        say(
                                "A letter alone does not let anybody in any more. If you were signed in elsewhere, you are signed out there."),
                        say("If this was not you, tell us at once.")));
    }

    private static Letter joined(String name) {
        return new Letter(
                say("A new way to sign in as you"),
                List.of(
                        say("From now on you can sign in with “{name}”.", "name", name),
                        say("If this was not you, tell us at once.")));
    }

    private static Letter removed(String name) {
        return new Letter(
                say("A way to sign in as you is gone"),
                List.of(
                        say("“{name}” is not one of your ways to sign in any more.", "name", name),
                        say("If this was not you, tell us at once.")));
    }

    private static Place place(CurrentPerson me) {
        return new Place("people.way.pending", me.session(), me.id().value());
    }
}
