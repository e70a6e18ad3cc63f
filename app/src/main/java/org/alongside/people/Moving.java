package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.List;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.springframework.stereotype.Service;

/**
 * Changing the address that sign-in letters go to. A letter to the new one proves it, and the old one is told twice: when
 * it is asked for, and when it has happened. Whether somebody else has the new address is said only in the letter there.
 */
@Service
class Moving {

    private final NewAddresses addresses;
    private final SignIns signIns;
    private final Sessions sessions;
    private final WayLetters letters;
    private final Outbox outbox;
    private final Jobs jobs;

    Moving(NewAddresses addresses, SignIns signIns, Sessions sessions, WayLetters letters, Outbox outbox, Jobs jobs) {
        this.addresses = addresses;
        this.signIns = signIns;
        this.sessions = sessions;
        this.letters = letters;
        this.outbox = outbox;
        this.jobs = jobs;
    }

    void ask(CurrentPerson me, String email) {
        var code = Secrets.code();
        jobs.inTransaction(() -> {
            boolean taken = signIns.personAt(email).isPresent();
            addresses.ask(me.id(), email, code);
            outbox.post(
                    new Recipient(
                            taken ? "" : me.name(), email, Words.language().asLocale()),
                    taken ? alreadySomebodys() : proveIt(code));
            letters.tell(me.id(), Moving::asked);
        });
    }

    /** Moves, if the code is the one that went to the new address. A wrong code counts, so this commits either way. */
    boolean move(CurrentPerson me, String code) {
        return jobs.inTransaction(() -> {
            var email = addresses.prove(me.id(), Secrets.typed(code));
            if (email.isEmpty()) {
                return false;
            }
            letters.tell(me.id(), Moving::moved);
            sessions.endOthers(me.id(), me.session());
            return addresses.move(me.id(), email.get());
        });
    }

    private static Letter proveIt(String code) {
        return new Letter(
                say("Is this your new address?"),
                List.of(
                        say("You want our letters at this address from now on."),
                        say("Type this code where you asked for it: {code}", "code", Secrets.shown(code)),
                        say("It works once, for 30 minutes. If it was not you, you can leave this letter be.")));
    }

    private static Letter alreadySomebodys() {
        return new Letter(
                say("This address is in use here"),
                List.of(
                        say(
                                "Somebody wanted our letters to them to come to this address. It belongs to an account already, so nothing has changed."),
                        say("If it was you, sign in with this address, or choose another.")));
    }

    private static Letter asked() {
        return new Letter(
                say("Your letters are to go elsewhere"),
                List.of(
                        say("You asked us to send your letters, also those to sign in with, to another address."),
                        say("It happens once a letter there has been read. If this was not you, tell us at once.")));
    }

    private static Letter moved() {
        return new Letter(
                say("Your letters go elsewhere now"),
                List.of(
                        say("This was the last letter to this address: from now on they go to the other one."),
                        say("If this was not you, tell us at once.")));
    }
}
