package org.alongside.people.page;

import java.time.Instant;
import java.util.List;
import org.alongside.people.Belongings;

/** Everything of mine, as a page to keep. */
public record ArchivePage(String name, Instant written, List<Belongings.Item> items) {}
