package org.alongside.people.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Letters to print and post, or to read out. */
public record PostRoundPage(List<Letter> letters) {

    /** One letter: to whom and where, what it says and in which language. */
    public record Letter(UUID id, boolean byPhone, String reach, String text, String language, Instant since) {}
}
