package org.alongside.people;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.mail.AddressBook;
import org.alongside.mail.Recipient;
import org.springframework.stereotype.Repository;

/** Knows how each person wants to be reached, at the moment a letter leaves. */
@Repository
class PeopleAddressBook implements AddressBook {

    private record Entry(String name, String language, String contact, String email) {}

    private final Jobs jobs;
    private final PostRound postRound;

    PeopleAddressBook(Jobs jobs, PostRound postRound) {
        this.jobs = jobs;
        this.postRound = postRound;
    }

    @Override
    public Way wayTo(UUID person) {
        return find(person)
                .<Way>map(entry -> switch (entry.contact()) {
                    case "post", "phone" -> new Way.ByHand(letter -> postRound.add(person, entry.contact(), letter));
                    case "plain-email" -> new Way.PlainEmail(recipient(entry));
                    default -> new Way.Email(recipient(entry));
                })
                .orElseGet(Way.Nobody::new);
    }

    private Optional<Entry> find(UUID person) {
        return jobs.db().sql("""
                        select p.name, p.language, p.contact, a.email
                          from people.person p
                          join people.address a on a.person = p.id
                         where p.id = :person and p.erased_at is null
                         order by a.confirmed_at desc
                         limit 1
                        """).param("person", person).query(Entry.class).optional();
    }

    private static Recipient recipient(Entry entry) {
        return new Recipient(entry.name(), entry.email(), Locale.forLanguageTag(entry.language()));
    }
}
