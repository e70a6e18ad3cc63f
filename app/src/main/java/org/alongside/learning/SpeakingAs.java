package org.alongside.learning;

import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hat in which somebody speaks to a cohort: that of the pair they act as there. */
@Component
class SpeakingAs {

    private final Pairs pairs;

    SpeakingAs(Pairs pairs) {
        this.pairs = pairs;
    }

    /** @return null as themselves */
    @Nullable
    Hat of(@Nullable CohortPair acting, CurrentPerson me) {
        return acting == null
                ? null
                : pairs.with(me.id(), acting.pair())
                        .map(pair -> pair.half(me.id().value()).hat())
                        .orElse(null);
    }
}
