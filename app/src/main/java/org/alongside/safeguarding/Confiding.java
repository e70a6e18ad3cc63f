package org.alongside.safeguarding;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.UUID;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.settings.Settings;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Telling of a worry, in confidence. Anybody may, signed in or not, and need not say who they are. */
@Service
class Confiding {

    static final int LONGEST = 10_000;
    static final int LONGEST_REACH = 300;

    private final Worries worries;
    private final SafeguardingPeople people;
    private final Settings settings;
    private final Clock clock;

    Confiding(Worries worries, SafeguardingPeople people, Settings settings, Clock clock) {
        this.worries = worries;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What has to be looked at first; with nothing, it is kept, and the two are told within moments.
     *
     * @param circle whom it goes to. Any two people there are may be told, also by somebody signed out meanwhile
     */
    @Transactional
    Problems tell(@Nullable UUID circle, String words, String reach, @Nullable UUID sender) {
        var problems = Problems.none();
        var to = people.now().stream()
                .map(SafeguardingPeople.Holder::circle)
                .filter(one -> one.equals(circle))
                .findFirst()
                .orElse(null);
        if (to == null) {
            problems.add("to", say("Choose whom we should tell"));
        }
        problems.need("words", words, say("Tell us what worries you"))
                .atMost("words", words, LONGEST, say("Use at most 10,000 characters"))
                .atMost("reach", reach, LONGEST_REACH, say("Use at most 300 characters"));
        if (to != null && !problems.any()) {
            var now = clock.instant();
            worries.add(to, words.strip(), reach.strip(), sender, now, WorkingDay.after(now, settings.timeZone()));
        }
        return problems;
    }
}
