package org.alongside.pairing.page;

import java.util.UUID;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/** Pausing or ending a pair. */
public record StepBackPage(UUID reader, Pair pair, String reason, Problems problems) {}
