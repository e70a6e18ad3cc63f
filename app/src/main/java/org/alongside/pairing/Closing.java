package org.alongside.pairing;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes what nobody answered in time, and forgets who was asked. */
@Component
class Closing {

    private final Offers offers;
    private final Invitations invitations;
    private final Clock clock;

    Closing(Offers offers, Invitations invitations, Clock clock) {
        this.offers = offers;
        this.invitations = invitations;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void close() {
        offers.closeLapsed(clock.instant());
        invitations.forgetLapsed();
    }
}
