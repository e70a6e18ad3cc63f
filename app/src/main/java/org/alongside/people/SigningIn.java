package org.alongside.people;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.language.Languages;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.springframework.stereotype.Service;

/**
 * Signing in by a letter. A known and an unknown address are told the same and cost the same work; what differs lies in
 * the letter. Opening the link changes nothing, since mail filters open links too: only the button spends it.
 */
@Service
class SigningIn {

    /** What came of a link, a code or a beginning. */
    sealed interface Outcome {

        /** Signed in: the session's token goes into the cookie. */
        record In(String token, PersonId person, String onward) implements Outcome {}

        /** The address is proved, but nobody has it yet: they may begin. */
        record Begin(String token) implements Outcome {}

        /** The link or code is over, was used, or was asked for elsewhere. */
        record Over() implements Outcome {}
    }

    private final SignIns signIns;
    private final Beginnings beginnings;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Settings settings;
    private final Clock clock;

    SigningIn(
            SignIns signIns,
            Beginnings beginnings,
            Sessions sessions,
            Outbox outbox,
            Jobs jobs,
            Settings settings,
            Clock clock) {
        this.signIns = signIns;
        this.beginnings = beginnings;
        this.sessions = sessions;
        this.outbox = outbox;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends a letter with a link and a code, unless this address has had enough for now. Tells nothing either way. */
    void ask(String email, String visit, String onward) {
        var link = Cookies.secret();
        var code = Secrets.code();
        jobs.inTransaction(() -> {
            if (signIns.hasHadEnoughLetters(email)) {
                return;
            }
            signIns.ask(link, code, visit, email, onward);
            var known = signIns.personAt(email).flatMap(signIns::languageAndName);
            var language = known.map(SignIns.Known::language)
                    .flatMap(Languages::tagged)
                    .orElse(Words.language());
            var letter = Words.in(
                    language.asLocale(), () -> known.isPresent() ? welcomeBack(link, code) : offerToBegin(link, code));
            outbox.post(new Recipient(known.map(SignIns.Known::name).orElse(""), email, language.asLocale()), letter);
        });
    }

    SignIns.Standing standingOf(String link, String visit) {
        return signIns.standingOf(link, visit);
    }

    Outcome byLink(String link, String visit, String device) {
        return jobs.inTransaction(() -> arrive(signIns.spendLink(link, visit), device));
    }

    Outcome byCode(String code, String visit, String device) {
        return jobs.inTransaction(() -> arrive(signIns.spendCode(Secrets.typed(code), visit), device));
    }

    private Outcome arrive(Optional<SignIns.Spent> spent, String device) {
        if (spent.isEmpty()) {
            return new Outcome.Over();
        }
        var email = spent.get().email();
        var onward = spent.get().onward();
        var person = signIns.personAt(email);
        if (person.isPresent()) {
            return new Outcome.In(sessions.begin(person.get(), device), person.get(), onward);
        }
        var token = Cookies.secret();
        beginnings.prepare(token, email, onward, false);
        return new Outcome.Begin(token);
    }

    Optional<Beginnings.Beginning> beginning(String token) {
        return beginnings.open(token);
    }

    /** Adds the person and signs them in. The email counts only where the beginning brought none. */
    Outcome begin(String token, String name, String typedEmail, String device) {
        return jobs.inTransaction(() -> {
            var beginning = beginnings.open(token);
            if (beginning.isEmpty() || !beginnings.spend(token)) {
                return new Outcome.Over();
            }
            var email = beginning.get().email() == null
                    ? typedEmail
                    : beginning.get().email();
            var first = signIns.personAt(email);
            if (first.isPresent()) {
                return beginning.get().email() == null
                        ? new Outcome.Over()
                        : new Outcome.In(
                                sessions.begin(first.get(), device),
                                first.get(),
                                beginning.get().onward());
            }
            var person = new PersonId(UUID.randomUUID());
            beginnings.add(
                    person,
                    name,
                    Words.language().tag(),
                    settings.here(clock.instant()).toLocalDate(),
                    email);
            if (beginning.get().administrator()) {
                beginnings.makeAdministrator(person);
            }
            return new Outcome.In(
                    sessions.begin(person, device), person, beginning.get().onward());
        });
    }

    private static Letter welcomeBack(String link, String code) {
        return new Letter(
                say("Sign in to Alongside"),
                List.of(
                        say("Open this link in the browser where you asked for it, and choose “Sign me in”."),
                        say("Or type this code there: {code}", "code", Secrets.shown(code)),
                        say("Both work once, for 10 minutes. If you did not ask for this letter, you can leave it be."),
                        say("We never ask for the code by phone or in a letter. Type it only on our own page.")),
                new Letter.Action(say("Open the sign-in page"), "/sign-in/" + link));
    }

    private static Letter offerToBegin(String link, String code) {
        return new Letter(
                say("Begin with Alongside"),
                List.of(
                        say("Somebody typed this address to sign in to Alongside. We do not know it yet."),
                        say("If it was you and you would like to begin, open this link in the same browser."),
                        say("Or type this code there: {code}", "code", Secrets.shown(code)),
                        say("Both work once, for 10 minutes. If it was not you, you can leave this letter be.")),
                new Letter.Action(say("Begin"), "/sign-in/" + link));
    }
}
