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
import org.alongside.proving.Passkeys;
import org.alongside.proving.Providers;
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

        /** One proof is given, and this person has asked for a second: their page goes on there. */
        record Second(String token, Ways.Second ways, String onward) implements Outcome {}

        /** The code of the second step does not fit; a few more tries are left. */
        record NotThis(String token, Ways.Second ways, String onward) implements Outcome {}

        /** The address is proved, but nobody has it yet: they may begin. */
        record Begin(String token) implements Outcome {}

        /** The link or code is over, was used, or was asked for elsewhere. */
        record Over() implements Outcome {}
    }

    private final SignIns signIns;
    private final Beginnings beginnings;
    private final Sessions sessions;
    private final Ways ways;
    private final AppCodes appCodes;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final SecondSteps secondSteps;
    private final WayLetters wayLetters;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Settings settings;
    private final Clock clock;

    SigningIn(
            SignIns signIns,
            Beginnings beginnings,
            Sessions sessions,
            Ways ways,
            AppCodes appCodes,
            Passkeys passkeys,
            Challenges challenges,
            SecondSteps secondSteps,
            WayLetters wayLetters,
            Outbox outbox,
            Jobs jobs,
            Settings settings,
            Clock clock) {
        this.signIns = signIns;
        this.beginnings = beginnings;
        this.sessions = sessions;
        this.ways = ways;
        this.appCodes = appCodes;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.secondSteps = secondSteps;
        this.wayLetters = wayLetters;
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
            var known = signIns.known(email);
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
        return jobs.inTransaction(() -> arrive(signIns.spendLink(link, visit), visit, device));
    }

    Outcome byCode(String code, String visit, String device) {
        return jobs.inTransaction(() -> arrive(signIns.spendCode(Secrets.typed(code), visit), visit, device));
    }

    private Outcome arrive(Optional<SignIns.Spent> spent, String visit, String device) {
        if (spent.isEmpty()) {
            return new Outcome.Over();
        }
        var email = spent.get().email();
        var onward = spent.get().onward();
        var person = signIns.personAt(email);
        if (person.isPresent()) {
            return enter(person.get(), Began.LETTER, onward, visit, device);
        }
        var token = Cookies.secret();
        beginnings.prepare(token, email, onward, false);
        return new Outcome.Begin(token);
    }

    /** By a passkey: it is known, it has signed what this browser was given, and it knows its owner. */
    Outcome byPasskey(String answer, String onward, String visit, String device) {
        return jobs.inTransaction(() -> passkeys.claim(answer)
                .filter(claim -> challenges.spend(claim.challenge(), visit))
                .flatMap(claim -> proved(answer, claim))
                .<Outcome>map(person -> enter(person, Began.PASSKEY, onward, visit, device))
                .orElseGet(Outcome.Over::new));
    }

    /** Through a provider, for somebody who has added it to their account. */
    Outcome byProvider(Providers.Identity identity, Began how, String onward, String visit, String device) {
        return jobs.inTransaction(() -> ways.personOf(identity.issuer(), identity.subject())
                .map(person -> enter(person, how, onward, visit, device))
                .orElseGet(Outcome.Over::new));
    }

    private Optional<PersonId> proved(String answer, Passkeys.Claim claim) {
        return ways.passkey(claim.credential())
                .filter(known ->
                        claim.owner().map(known.person().value()::equals).orElse(true))
                .filter(known -> {
                    var counter = passkeys.used(answer, claim.challenge(), known.kept());
                    return counter.isPresent() && ways.use(known, counter.getAsLong());
                })
                .map(Ways.Passkey::person);
    }

    /** Lets somebody in who has proved who they are, or asks for the second proof that they have set up. */
    Outcome enter(PersonId person, Began how, String onward, String visit, String device) {
        var second = ways.secondOf(person);
        if (how.isStrong() || !second.any()) {
            return new Outcome.In(sessions.begin(person, device, how), person, onward);
        }
        var token = secondSteps.prepare(new SecondSteps.Step(person, how, onward), visit);
        return new Outcome.Second(token, second, onward);
    }

    /** The second step, with a code from an authenticator app. A wrong code counts, so this commits either way. */
    Outcome bySecondStep(String token, String code, String visit, String device) {
        return jobs.inTransaction(() -> secondSteps
                .attempt(token, visit)
                .map(step -> answer(step, token, code, device))
                .orElseGet(Outcome.Over::new));
    }

    private Outcome answer(SecondSteps.Step step, String token, String code, String device) {
        var answer = appCodes.look(step.person(), code);
        if (answer == AppCodes.Answer.FITS) {
            secondSteps.spend(token);
            return new Outcome.In(
                    sessions.begin(step.person(), device, step.first().withCode()), step.person(), step.onward());
        }
        if (answer == AppCodes.Answer.ENOUGH) {
            wayLetters.tell(step.person(), SigningIn::enoughCodes);
        }
        return new Outcome.NotThis(token, ways.secondOf(step.person()), step.onward());
    }

    private static Letter enoughCodes() {
        return new Letter(
                say("Somebody is guessing your codes"),
                List.of(
                        say("Somebody opened a sign-in letter of yours, or came in as you another way."),
                        say("Then they typed ten wrong codes. We look at no code of yours for a day now."),
                        say(
                                "If it was not you, somebody else may read your letters. Change the password of your mailbox, and tell us.")));
    }

    Optional<Beginnings.Beginning> beginning(String token) {
        return beginnings.open(token);
    }

    /** Adds the person and signs them in. The email counts only where the beginning brought none. */
    Outcome begin(String token, String name, String typedEmail, String visit, String device) {
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
                        : enter(first.get(), Began.LETTER, beginning.get().onward(), visit, device);
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
                    sessions.begin(person, device, Began.LETTER),
                    person,
                    beginning.get().onward());
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
