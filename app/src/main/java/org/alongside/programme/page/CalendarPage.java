package org.alongside.programme.page;

import org.jspecify.annotations.Nullable;

/**
 * A person's own calendar.
 *
 * @param made whether it has an address
 * @param address the address, shown once
 * @param leavesOut whether what they facilitate would not be in an address made now
 */
public record CalendarPage(boolean made, @Nullable String address, boolean leavesOut) {}
