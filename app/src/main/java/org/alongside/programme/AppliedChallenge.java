package org.alongside.programme;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a pair applied with, for what goes on from it. Asked by one of the pair. */
@Component
public class AppliedChallenge {

    private final Applications applications;

    AppliedChallenge(Applications applications) {
        this.applications = applications;
    }

    /** What they wrote they want to change together, in the application they sent last. */
    public Optional<String> of(UUID pair) {
        return applications.challengeOf(pair);
    }
}
