package org.alongside.leading.page;

import static org.alongside.language.Words.say;

import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/** What a half is called on a page, also once they have erased themselves. */
public final class Names {

    private Names() {}

    public static String of(Pair.Half half) {
        return of(half.name());
    }

    /** @param name null once they have erased themselves */
    public static String of(@Nullable String name) {
        return name == null ? say("your partner") : name;
    }
}
