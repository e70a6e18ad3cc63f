package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.List;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.vault.Vault;
import org.alongside.web.Frame;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erasing a person: every module lets go of what it keeps, the name goes, and the key to their words is destroyed with
 * the same transaction. One last letter says that it is done.
 */
@Service
class Leaving {

    private final Accounts accounts;
    private final ObjectProvider<Belongings> modules;
    private final Vault vault;
    private final Outbox outbox;
    private final Forgetting forgetting;

    Leaving(Accounts accounts, ObjectProvider<Belongings> modules, Vault vault, Outbox outbox, Forgetting forgetting) {
        this.accounts = accounts;
        this.modules = modules;
        this.vault = vault;
        this.outbox = outbox;
        this.forgetting = forgetting;
    }

    @Transactional
    void erase(CurrentPerson me) {
        modules.orderedStream().forEach(module -> module.erase(me.id()));
        int days = Frame.current().settings().keyCopyDays();
        var addresses = accounts.addressesOf(me.id());
        forgetting.forget(addresses.stream().map(Accounts.Address::email).toList());
        for (var address : addresses) {
            outbox.post(
                    new Recipient(
                            "", address.email(), Frame.current().language().asLocale()),
                    new Letter(
                            say("You are erased here"),
                            List.of(
                                    say(
                                            "As you asked, your account and your words are gone. Nobody can sign in as you any more."),
                                    say("Backups forget the keys to your words within {days} days.", "days", days))));
        }
        accounts.erase(me.id());
        vault.destroy(me.id().value());
    }
}
