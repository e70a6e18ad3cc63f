package org.alongside.programme;

import java.util.UUID;

/** A pair has given up the place it held or had taken. */
public record PlaceGivenUp(UUID call, UUID application, UUID pair) {}
