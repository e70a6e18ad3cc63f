package org.alongside.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.mail.AddressBook;
import org.alongside.mail.Recipient;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Knows how each person wants to be reached, at the moment a letter leaves. */
@Repository
class PeopleAddressBook implements AddressBook {

    private record Entry(
            String name,
            String language,
            String contact,
            String email,
            byte @Nullable [] postal,
            byte @Nullable [] phone) {}

    private final Jobs jobs;
    private final Vault vault;
    private final PostRound postRound;

    PeopleAddressBook(Jobs jobs, Vault vault, PostRound postRound) {
        this.jobs = jobs;
        this.vault = vault;
        this.postRound = postRound;
    }

    @Override
    public Way wayTo(UUID person) {
        return find(person)
                .<Way>map(entry -> switch (entry.contact()) {
                    case "post", "phone" -> byHand(person, entry);
                    case "plain-email" -> new Way.PlainEmail(recipient(entry));
                    default -> new Way.Email(recipient(entry));
                })
                .orElseGet(Way.Nobody::new);
    }

    @Override
    public List<UUID> byHand() {
        return Rows.all(jobs.db()
                .sql("select id from people.person where contact in ('post', 'phone') and erased_at is null")
                .query(UUID.class));
    }

    private Way byHand(UUID person, Entry entry) {
        return new Way.ByHand(
                entry.name(),
                Locale.forLanguageTag(entry.language()),
                words -> postRound.add(person, entry.contact(), reach(person, entry), words, entry.language()));
    }

    private Optional<Entry> find(UUID person) {
        return jobs.db().sql("""
                        select p.name, p.language, p.contact, a.email, p.postal, p.phone
                          from people.person p
                          join people.address a on a.person = p.id
                         where p.id = :person and p.erased_at is null
                         order by a.confirmed_at desc
                         limit 1
                        """).param("person", person).query(Entry.class).optional();
    }

    private String reach(UUID person, Entry entry) {
        var sealed = entry.contact().equals("post") ? entry.postal() : entry.phone();
        var column = entry.contact().equals("post") ? "postal" : "phone";
        var where = sealed == null
                ? entry.email()
                : vault.open(person, Accounts.place(new PersonId(person), column), sealed);
        return entry.name() + "\n" + where;
    }

    private static Recipient recipient(Entry entry) {
        return new Recipient(entry.name(), entry.email(), Locale.forLanguageTag(entry.language()));
    }
}
