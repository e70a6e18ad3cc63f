package org.alongside.pairing;

import java.util.UUID;

/** Both have had what they wrote as one destroyed: what lies under another key than the pair's goes with it. */
public record PairErased(UUID pair) {}
