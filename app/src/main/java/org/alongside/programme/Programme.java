package org.alongside.programme;

import java.util.UUID;

/**
 * A programme that brings pairs together, again and again.
 *
 * @param id also the circle of its leads
 */
public record Programme(UUID id, String name) {}
