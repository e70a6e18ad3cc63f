package org.alongside.pairing.page;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;

/**
 * Choosing the hat to speak in.
 *
 * @param hats those the reader wears
 * @param onward where they came from, and go back to
 */
public record HatPage(Pair pair, UUID reader, List<Hat> hats, String onward) {}
