package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.util.List;
import org.alongside.language.Phrase;
import org.springframework.stereotype.Component;

/** How the two work as a pair, signed by both. Every signing is kept. */
@Component
class SignAgreement extends SigningTogether {

    static final String NAME = "sign-agreement";

    SignAgreement(Documents documents) {
        super(NAME, Heading.Kind.AGREEMENT, Heading.Kind.AGREEMENT.headings(), List.of(), documents);
    }

    @Override
    public Phrase called() {
        return t("Sign our agreement");
    }

    @Override
    Phrase effect() {
        return untilChanged();
    }

    @Override
    boolean isReady(Document document) {
        return super.isReady(document) && !document.changed().isEmpty();
    }
}
