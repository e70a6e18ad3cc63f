package org.alongside.leading.page;

import static org.alongside.language.Words.say;

import org.jspecify.annotations.Nullable;

/** What whoever wrote something is called on a page, also once they have erased themselves. */
public final class Names {

    private Names() {}

    /** @param name null once they have erased themselves */
    public static String of(@Nullable String name) {
        return name == null ? say("your partner") : name;
    }
}
