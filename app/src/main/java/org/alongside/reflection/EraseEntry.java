package org.alongside.reflection;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Throwing away what both wrote. */
@Component
class EraseEntry implements JointAct {

    static final String NAME = "erase-entry";

    private final Entries entries;
    private final EarlierWords earlier;

    EraseEntry(Entries entries, EarlierWords earlier) {
        this.entries = entries;
        this.earlier = earlier;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Throw away what you wrote together");
    }

    @Override
    public JointAct.Words wordsOf(UUID pair, UUID subject) {
        entries.holdStill(subject);
        var entry = entries.find(subject).filter(e -> pair.equals(e.pair())).orElseThrow(NotHere::new);
        var written = entry.written();
        if (written == null) {
            throw new NotHere();
        }
        return new JointAct.Words(
                say("Throw this away"),
                t("It goes for both of you, and from everyone you shared it with. Nobody can bring it back."),
                List.of(new JointAct.Words.Part(t("Written by both of you"), written)),
                List.of("version " + entry.version()));
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        earlier.goWith(subject);
        if (!entries.remove(subject)) {
            throw new NotHere();
        }
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/journal";
    }
}
