package org.alongside.learning.page;

import static org.alongside.language.Words.say;

import org.alongside.pairing.Pair;

/** What the other half is called on a page, also once they have erased themselves. */
final class Names {

    private Names() {}

    static String of(Pair.Half half) {
        return half.name() == null ? say("your partner") : half.name();
    }
}
