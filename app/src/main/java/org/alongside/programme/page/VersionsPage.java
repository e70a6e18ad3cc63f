package org.alongside.programme.page;

import java.time.Instant;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.programme.Call;
import org.jspecify.annotations.Nullable;

/** Both have changed one answer: what stands, and what the reader has just written. */
public record VersionsPage(
        Together together,
        Call call,
        int number,
        Phrase question,
        String by,
        @Nullable Hat hat,
        @Nullable Instant at,
        int version,
        String theirChoice,
        Written theirText,
        String myChoice,
        String myChoiceLabel,
        String myText) {

    public String address() {
        return "/pairs/" + together.pair() + "/applications/" + call.slug();
    }
}
