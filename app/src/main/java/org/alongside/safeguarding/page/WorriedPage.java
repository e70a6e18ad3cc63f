package org.alongside.safeguarding.page;

import java.util.List;
import java.util.UUID;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.web.Problems;

/**
 * Telling of a worry.
 *
 * @param choices whom they can tell; none, if nobody is named here yet
 * @param reach who they are and how to reach them, as far as they say
 */
public record WorriedPage(
        List<Choice> choices, boolean signedIn, String words, String reach, int most, Problems problems) {

    /** @param programme its name; empty for the place as a whole */
    public record Choice(UUID circle, String programme, List<SafeguardingPeople.Holder> holders, boolean chosen) {}
}
