package org.alongside.programme.page;

import org.jspecify.annotations.Nullable;

/**
 * A person's own calendar.
 *
 * @param made whether it has an address
 * @param address the address, shown once
 */
public record CalendarPage(boolean made, @Nullable String address) {}
