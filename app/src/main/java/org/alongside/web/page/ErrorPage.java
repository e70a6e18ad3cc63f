package org.alongside.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param status the HTTP status
 * @param reference joins this page to the log; only where something broke
 * @param stronger where somebody may find something here once they have proved more; null for all others
 * @param minutes how long whoever tried too often has to wait; 0 for all others
 * @param typed what they had typed and is not kept; only where that can be shown to whoever sent it and nobody else
 */
public record ErrorPage(
        int status, @Nullable String reference, @Nullable String stronger, int minutes, List<String> typed) {

    public ErrorPage(int status, @Nullable String reference) {
        this(status, reference, null, 0, List.of());
    }
}
