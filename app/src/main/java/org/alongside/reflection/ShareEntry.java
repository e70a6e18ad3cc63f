package org.alongside.reflection;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Sharing what both wrote, or what one wrote about the other, who reads it first: with the offer, and only with it. */
@Component
class ShareEntry implements JointAct {

    static final String NAME = "share-entry";

    private final Sharings sharings;
    private final Entries entries;
    private final Ladders ladders;

    ShareEntry(Sharings sharings, Entries entries, Ladders ladders) {
        this.sharings = sharings;
        this.entries = entries;
        this.ladders = ladders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Share a journal entry");
    }

    @Override
    public JointAct.Words wordsOf(UUID pair, UUID subject) {
        var proposal = sharings.proposalHeldStill(subject)
                .filter(p -> p.pair().equals(pair))
                .orElseThrow(NotHere::new);
        var entry = entries.find(proposal.entry()).orElseThrow(NotHere::new);
        var written = entry.written();
        if (written == null) {
            throw new NotHere();
        }
        var me = PersonId.asking();
        var ladder = ladders.of(me, pair, proposal.circle()).orElseThrow(NotHere::new);
        var reach = proposal.to();
        var terms = new ArrayList<String>();
        ladder.upTo(reach).forEach(rung -> terms.add(Ladder.terms(rung)));
        terms.add(Sharings.CONSENT);
        terms.add(entry.hat() == null ? "" : entry.hat().key());
        terms.add(sharings.grain(proposal));
        var by = entry.by();
        var label = entry.isByBoth()
                ? t("Written by both of you")
                : by == null ? t("The entry") : t("Written by {name}", "name", by);
        return new JointAct.Words(
                reach == Reach.COHORT ? say("Share this with the cohort") : say("Share this with the facilitators"),
                t(
                        "These people will be able to read it, beside you: {people}. Either of you can take it back at any time, alone. We can’t undo what somebody has read.",
                        "people",
                        ladder.namesBeside(me.value(), reach)),
                List.of(new JointAct.Words.Part(label, written)),
                List.copyOf(terms));
    }

    /** Once: to share it again after it was taken back is a new proposal, which both read anew. */
    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return !sharings.wasShared(subject);
    }

    @Override
    public boolean namesReaders() {
        return true;
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        var proposal = proposal(pair, subject);
        var ladder = ladders.of(PersonId.asking(), pair, proposal.circle()).orElseThrow(NotHere::new);
        for (var rung : ladder.upTo(proposal.to())) {
            boolean alreadyTheirs =
                    rung.reach() == Reach.PAIR && proposal.owner().equals(pair);
            if (!alreadyTheirs) {
                sharings.add(proposal.entry(), proposal.owner(), pair, rung, proposal.id(), PersonId.asking());
            }
        }
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return sharings.proposal(subject)
                .map(proposal -> "/journal/" + proposal.entry())
                .orElse("/pairs/" + pair);
    }

    private Sharings.Proposal proposal(UUID pair, UUID subject) {
        return sharings.proposal(subject).filter(p -> p.pair().equals(pair)).orElseThrow(NotHere::new);
    }
}
