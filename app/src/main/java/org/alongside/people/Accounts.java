package org.alongside.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people say about themselves. Always asked by the person themself. */
@Repository
class Accounts {

    /** A person's account, opened. */
    record Account(
            String name,
            String pronouns,
            String language,
            String contact,
            String postal,
            String phone,
            String interests,
            @Nullable Instant beganAt) {}

    private record Row(
            String name,
            @Nullable String pronouns,
            String language,
            String contact,
            byte @Nullable [] postal,
            byte @Nullable [] phone,
            byte @Nullable [] interests,
            Instant beganAt) {}

    /** An address and since when it is proved. */
    record Address(String email, Instant confirmedAt) {}

    /** Who types for the person, since when, and until when if they do no more. */
    record Helper(String name, Instant since, @Nullable Instant until) {}

    private record HelpingRow(
            byte[] helper, Instant since, @Nullable Instant until) {}

    /** A hat, since when it is worn, and until when if it is no more. */
    record Worn(Hat hat, Instant since, @Nullable Instant until) {}

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Accounts(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    Account of(PersonId me) {
        var row = db.sql("""
                select name, pronouns, language, contact, postal, phone, interests, began_at
                  from people.person where id = :me
                """).param("me", me.value()).query(Row.class).single();
        return new Account(
                row.name(),
                row.pronouns() == null ? "" : row.pronouns(),
                row.language(),
                row.contact(),
                opened(me, "postal", row.postal()),
                opened(me, "phone", row.phone()),
                opened(me, "interests", row.interests()),
                row.beganAt());
    }

    void save(PersonId me, Account account) {
        db.sql("""
                update people.person
                   set name = :name, pronouns = nullif(:pronouns, ''), language = :language, contact = :contact,
                       postal = :postal, phone = :phone, interests = :interests
                 where id = :me
                """)
                .param("name", account.name())
                .param("pronouns", account.pronouns())
                .param("language", account.language())
                .param("contact", account.contact())
                .param("postal", sealed(me, "postal", account.postal()))
                .param("phone", sealed(me, "phone", account.phone()))
                .param("interests", sealed(me, "interests", account.interests()))
                .param("me", me.value())
                .update();
    }

    void speakIn(PersonId me, String language) {
        db.sql("update people.person set language = :language where id = :me")
                .param("language", language)
                .param("me", me.value())
                .update();
    }

    List<Address> addressesOf(PersonId me) {
        return Rows.all(
                db.sql("select email, confirmed_at from people.address where person = :me order by confirmed_at")
                        .param("me", me.value())
                        .query(Address.class));
    }

    Optional<Helper> helperOf(PersonId me) {
        return helpersOf(me).stream().filter(helper -> helper.until() == null).findFirst();
    }

    /** Everybody who types or has typed for the person, the first one first. */
    List<Helper> helpersOf(PersonId me) {
        return Rows.all(db.sql("select helper, since, until from people.helping where person = :me order by since")
                        .param("me", me.value())
                        .query(HelpingRow.class))
                .stream()
                .map(row ->
                        new Helper(vault.open(me.value(), place(me, "helper"), row.helper()), row.since(), row.until()))
                .toList();
    }

    /** Every hat they wear or have worn, in the order they put them on. */
    List<Worn> hatsOf(PersonId me) {
        return Rows.all(db.sql("select hat, since, until from people.hat where person = :me order by since, hat")
                .param("me", me.value())
                .query((row, _) -> new Worn(
                        Hat.of(row.getString("hat")).orElseThrow(),
                        Objects.requireNonNull(Times.in(row, "since")),
                        Times.in(row, "until"))));
    }

    void letHelp(PersonId me, String helper) {
        endHelp(me);
        db.sql("insert into people.helping (person, helper, since) values (:me, :helper, :now)")
                .param("me", me.value())
                .param("helper", vault.seal(me.value(), place(me, "helper"), helper))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    void endHelp(PersonId me) {
        db.sql("update people.helping set until = :now where person = :me and until is null")
                .param("now", Times.at(clock.instant()))
                .param("me", me.value())
                .update();
    }

    /** Puts on the hats that are new and takes off those that are not worn any more; both stay known by date. */
    void wear(PersonId me, Set<Hat> hats) {
        var keys = hats.stream().map(Hat::key).toArray(String[]::new);
        db.sql("""
                update people.hat set until = :now
                 where person = :me and until is null and hat <> all (:hats)
                """)
                .param("now", Times.at(clock.instant()))
                .param("me", me.value())
                .param("hats", keys)
                .update();
        db.sql("""
                insert into people.hat (person, hat, since)
                select :me, hat, :now from unnest(:hats) as hat
                on conflict do nothing
                """)
                .param("me", me.value())
                .param("now", Times.at(clock.instant()))
                .param("hats", keys)
                .update();
    }

    void erase(PersonId me) {
        for (var table : List.of(
                "session",
                "address",
                "hat",
                "helping",
                "waiting_words",
                "by_hand",
                "way",
                "second_step",
                "new_address",
                "untold")) {
            db.sql("delete from people." + table + " where person = :me")
                    .param("me", me.value())
                    .update();
        }
        db.sql("""
                update people.person
                   set name = null, pronouns = null, postal = null, phone = null, interests = null, erased_at = :now
                 where id = :me
                """)
                .param("now", Times.at(clock.instant()))
                .param("me", me.value())
                .update();
    }

    private byte @Nullable [] sealed(PersonId me, String column, String text) {
        return text.isBlank() ? null : vault.seal(me.value(), place(me, column), text.strip());
    }

    private String opened(PersonId me, String column, byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.open(me.value(), place(me, column), sealed);
    }

    static Place place(PersonId me, String column) {
        return new Place("people.person." + column, me.value(), me.value());
    }
}
