package org.alongside.pairing;

import java.util.UUID;

/** Two people have become a pair. */
public record PairBegan(UUID pair, UUID invitation) {}
