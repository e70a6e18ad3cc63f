package org.alongside.programme;

import java.util.UUID;

/** A pair has taken its place with both hands. */
public record PlaceTaken(UUID call, UUID application, UUID pair) {}
