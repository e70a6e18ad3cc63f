package org.alongside.leading.page;

import java.util.List;
import org.alongside.leading.Story;

/** Stories of change that everyone reads, what came last first. */
public record OpenStoriesPage(List<Story> stories) {}
