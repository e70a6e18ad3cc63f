package org.alongside.web.page;

import org.jspecify.annotations.Nullable;

/**
 * @param status the HTTP status
 * @param reference joins this page to the log; only where something broke
 * @param stronger where somebody may find something here once they have proved more; null for all others
 * @param minutes how long whoever tried too often has to wait; 0 for all others
 */
public record ErrorPage(
        int status, @Nullable String reference, @Nullable String stronger, int minutes) {

    public ErrorPage(int status, @Nullable String reference) {
        this(status, reference, null, 0);
    }
}
