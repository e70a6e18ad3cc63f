package org.alongside.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Stands for words that have no version, so that a form can say which ones it had before it (decision 0085). None stands
 * for nothing.
 */
public final class Mark {

    public static final String NONE = "";

    private Mark() {}

    public static String of(Object words) {
        return UUID.nameUUIDFromBytes(words.toString().getBytes(UTF_8)).toString();
    }
}
