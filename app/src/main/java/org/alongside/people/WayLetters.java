package org.alongside.people;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.springframework.stereotype.Component;

/**
 * Tells people that how they sign in has changed, at the address their sign-in letters go to: whoever did it may not
 * have been them. Never by post or telephone, where others would read it first, and never with a link to sign in.
 */
@Component
class WayLetters {

    private record Address(String name, String language, String email) {}

    private final Jobs jobs;
    private final Outbox outbox;

    WayLetters(Jobs jobs, Outbox outbox) {
        this.jobs = jobs;
        this.outbox = outbox;
    }

    /** Called in the transaction of the change. The letter is put together in the person's language. */
    void tell(PersonId person, Supplier<Letter> letter) {
        for (var address : addressesOf(person)) {
            var language = Locale.forLanguageTag(address.language());
            outbox.post(new Recipient(address.name(), address.email(), language), Words.in(language, letter::get));
        }
    }

    private List<Address> addressesOf(PersonId person) {
        return Rows.all(jobs.db().sql("""
                        select p.name, p.language, a.email
                          from people.person p
                          join people.address a on a.person = p.id
                         where p.id = :person and p.erased_at is null
                        """).param("person", person.value()).query(Address.class));
    }
}
