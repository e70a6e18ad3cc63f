package org.alongside.pairing.page;

import org.jspecify.annotations.Nullable;

/**
 * An invitation that is on its way.
 *
 * @param email where the letter went; null when it goes by paper
 * @param code the code that also opens it, shown this once
 * @param joinAddress where the code is typed
 */
public record InvitedPage(String name, @Nullable String email, String code, String joinAddress) {}
