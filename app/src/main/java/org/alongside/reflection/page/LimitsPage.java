package org.alongside.reflection.page;

import java.util.List;

/**
 * Where confidentiality ends.
 *
 * @param read whether the reader has said so before
 * @param onward where they were going
 * @param typed what they sent there before they had read this, to go along and come back
 */
public record LimitsPage(boolean read, String onward, List<Field> typed) {

    /** One field as it was sent. */
    public record Field(String name, String value) {}
}
