package org.alongside.web;

import java.util.Optional;
import java.util.UUID;

/** In the demo every page offers to go on as the other half of one's pair. Asked for each page, so without a statement. */
public interface OtherHalf {

    Optional<String> nameFor(UUID person);
}
