package org.alongside.web.page;

import org.jspecify.annotations.Nullable;

/**
 * @param status the HTTP status
 * @param reference joins this page to the log; only where something broke
 */
public record ErrorPage(int status, @Nullable String reference) {}
