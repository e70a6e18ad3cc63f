package org.alongside.pairing;

import java.util.UUID;

/** A pair has ended. Its shared things freeze; what each half wrote in private stays theirs. */
public record PairEnded(UUID pair) {}
