package org.alongside.reflection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dated consents: which circle may read an entry, since when and until when. The words are never copied. */
@Repository
class Sharings {

    /** Of the words beside the box one ticks: change it when they change. */
    static final String CONSENT = "circles-1";

    /**
     * A consent, current or past.
     *
     * @param proposal set when it took both hands
     */
    record Sharing(
            UUID id,
            UUID pair,
            String reach,
            UUID circle,
            String consent,
            Instant since,
            @Nullable Instant until,
            @Nullable UUID proposal) {

        Reach to() {
            return Reach.of(reach).orElseThrow();
        }

        boolean isCurrent() {
            return until == null;
        }
    }

    /** What would be shared with both hands. */
    record Proposal(UUID id, UUID entry, UUID owner, UUID pair, String reach, UUID circle, byte[] grain, UUID madeBy) {

        Reach to() {
            return Reach.of(reach).orElseThrow();
        }
    }

    private static final String PROPOSAL = "id, entry, owner, pair, reach, circle, grain, made_by";

    private final JdbcClient db;
    private final Vault vault;

    Sharings(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Of one entry, first to last. */
    List<Sharing> of(UUID entry) {
        return Rows.all(db.sql("""
                select id, pair, reach, circle, consent, since, until, proposal
                  from reflection.sharing
                 where entry = :entry
                 order by since, array_position(array['pair', 'facilitators', 'cohort'], reach)
                """).param("entry", entry).query(Sharing.class));
    }

    /** All that a person agreed to, first to last. */
    List<Sharing> by(PersonId person) {
        return Rows.all(db.sql("""
                select id, pair, reach, circle, consent, since, until, proposal
                  from reflection.sharing
                 where by = :person
                 order by since, id
                """).param("person", person.value()).query(Sharing.class));
    }

    void add(UUID entry, UUID owner, UUID pair, Ladder.Rung rung, @Nullable UUID proposal, PersonId by) {
        db.sql("""
                insert into reflection.sharing (id, entry, owner, pair, reach, circle, named, consent, proposal, by)
                values (:id, :entry, :owner, :pair, :reach, :circle, :named, :consent, :proposal, :by)
                on conflict do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("entry", entry)
                .param("owner", owner)
                .param("pair", pair)
                .param("reach", rung.reach().key())
                .param("circle", rung.circle())
                .param("named", rung.people().stream().map(Ladder.Person::id).toArray(UUID[]::new))
                .param("consent", CONSENT)
                .param("proposal", proposal)
                .param("by", by.value())
                .update();
    }

    /** Ends whatever reaches further than this. How many consents ended is the answer. */
    int narrow(UUID entry, Reach to, PersonId by) {
        return db.sql("""
                update reflection.sharing
                   set until = greatest(now(), since), ended_by = :by
                 where entry = :entry and until is null
                   and array_position(array['me', 'pair', 'facilitators', 'cohort'], reach)
                       > array_position(array['me', 'pair', 'facilitators', 'cohort'], :to::text)
                """)
                .param("by", by.value())
                .param("entry", entry)
                .param("to", to.key())
                .update();
    }

    Optional<Proposal> proposal(UUID id) {
        return proposal("select " + PROPOSAL + " from reflection.proposal where id = :id", id);
    }

    /** Whether what was proposed was shared, also if it was taken back since. */
    boolean wasShared(UUID proposal) {
        return db.sql("select exists (select from reflection.sharing where proposal = :proposal)")
                .param("proposal", proposal)
                .query(Boolean.class)
                .single();
    }

    /** The same; until the transaction ends nobody writes or shares the entry it is about. */
    Optional<Proposal> proposalHeldStill(UUID id) {
        return proposal(
                "select " + PROPOSAL + ", reflection.hold_entry_shared(entry) from reflection.proposal where id = :id",
                id);
    }

    private Optional<Proposal> proposal(String select, UUID id) {
        return db.sql(select).param("id", id).query(Proposal.class).optional();
    }

    List<Proposal> proposalsOf(UUID entry) {
        return Rows.all(db.sql("select " + PROPOSAL + " from reflection.proposal where entry = :entry")
                .param("entry", entry)
                .query(Proposal.class));
    }

    UUID propose(UUID entry, UUID owner, UUID pair, Ladder.Rung rung, PersonId by, Instant now) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into reflection.proposal (id, entry, owner, pair, reach, circle, grain, made_by, made_at)
                values (:id, :entry, :owner, :pair, :reach, :circle, :grain, :by, :now)
                """)
                .param("id", id)
                .param("entry", entry)
                .param("owner", owner)
                .param("pair", pair)
                .param("reach", rung.reach().key())
                .param("circle", rung.circle())
                .param("grain", vault.seal(owner, grainOf(id, owner), Cookies.secret()))
                .param("by", by.value())
                .param("now", Times.at(now))
                .update();
        return id;
    }

    /** What keeps the digest of a short text from being guessed. */
    String grain(Proposal proposal) {
        return vault.openUnlessErased(proposal.owner(), grainOf(proposal.id(), proposal.owner()), proposal.grain())
                .orElse("");
    }

    private static Place grainOf(UUID proposal, UUID owner) {
        return new Place("reflection.proposal.grain", proposal, owner);
    }
}
