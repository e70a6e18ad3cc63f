package org.alongside.programme.page;

import java.util.UUID;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * The two of them, and which one is reading.
 *
 * @param hat what the reader speaks as
 * @param erased whether both had what they wrote together erased
 */
public record Together(
        UUID pair,
        String lives,
        String works,
        boolean readerLives,
        @Nullable Hat hat,
        boolean erased) {

    public static Together of(Pair pair, UUID reader) {
        return new Together(
                pair.id(),
                name(pair.lives()),
                name(pair.works()),
                pair.lives().person().equals(reader),
                pair.half(reader).hat(),
                pair.erasedAt() != null);
    }

    private static String name(Pair.Half half) {
        return half.name() == null ? "" : half.name();
    }

    public String reader() {
        return readerLives ? lives : works;
    }

    public String other() {
        return readerLives ? works : lives;
    }
}
