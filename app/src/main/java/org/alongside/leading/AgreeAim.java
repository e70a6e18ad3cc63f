package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.util.List;
import org.alongside.language.Phrase;
import org.springframework.stereotype.Component;

/** The aim of a shared challenge is one both stand behind. */
@Component
class AgreeAim extends SigningTogether {

    static final String NAME = "agree-aim";

    AgreeAim(Documents documents) {
        super(NAME, Heading.Kind.CHALLENGE, List.of(Heading.AIM), List.of(Heading.AIM), documents);
    }

    @Override
    public Phrase called() {
        return t("Agree on our aim");
    }

    @Override
    Phrase effect() {
        return untilChanged();
    }

    @Override
    boolean isReady(Document document) {
        return super.isReady(document) && document.changed().contains(Heading.AIM);
    }
}
