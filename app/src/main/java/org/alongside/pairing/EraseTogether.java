package org.alongside.pairing;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.language.Phrase;
import org.alongside.people.PersonId;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erasing for good what both wrote as one: the pair's own key is destroyed. Nothing can be written under it any more,
 * so the pair ends with it. What each wrote alone is under their own key, and stays.
 */
@Component
class EraseTogether implements JointAct {

    static final String NAME = "erase-together";

    private final Pairs pairs;
    private final Ending ending;
    private final Vault vault;
    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    EraseTogether(Pairs pairs, Ending ending, Vault vault, JdbcClient db, ApplicationEventPublisher events) {
        this.pairs = pairs;
        this.ending = ending;
        this.vault = vault;
        this.db = db;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Erase what you wrote together");
    }

    /** A pair that has ended can ask for this too. */
    @Override
    public boolean isPossibleAfterEnding() {
        return true;
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var both = pairs.with(PersonId.asking(), pair).orElseThrow(NotHere::new);
        if (!subject.equals(pair) || both.erasedAt() != null) {
            throw new NotHere();
        }
        // All of this is ours and may be in two languages: what both agree to has nothing of theirs in it.
        return new Words(
                say("Erase what we wrote together"),
                both.endedAt() == null
                        ? t(
                                "Every reflection you wrote as one goes, also where you shared it, and your applications with the answers to them; also what you still write as one until you have both agreed. What each of you wrote alone stays. Nobody can undo this, not even the people who run this site. Your pair ends with it; you can begin anew as a new one.")
                        : t(
                                "Every reflection you wrote as one goes, also where you shared it, and your applications with the answers to them. What each of you wrote alone stays. Nobody can undo this, not even the people who run this site."),
                List.of(),
                List.of());
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        ending.end(pair, PersonId.asking(), null);
        db.sql("update pairing.pair set erased_at = :at where id = :pair")
                .param("at", Times.at(at))
                .param("pair", pair)
                .update();
        vault.destroy(pair);
        events.publishEvent(new PairErased(pair));
    }
}
