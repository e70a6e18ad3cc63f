package org.alongside.web.page;

import java.util.List;
import org.alongside.web.Openings.Opening;

/**
 * @param openings what stands open to anybody just now, the soonest to close first
 */
public record HomePage(List<Opening> openings) {}
