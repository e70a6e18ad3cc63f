package org.alongside.programme.page;

import java.util.UUID;
import org.alongside.pairing.Pair;

/**
 * The two of them, and which one is reading.
 *
 * @param erased whether both had what they wrote together erased
 */
public record Together(UUID pair, String lives, String works, boolean readerLives, boolean erased) {

    public static Together of(Pair pair, UUID reader) {
        return new Together(
                pair.id(),
                name(pair.lives()),
                name(pair.works()),
                pair.lives().person().equals(reader),
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
