package org.alongside.people;

import java.util.List;
import org.alongside.database.Jobs;
import org.alongside.settings.Settings;
import org.alongside.settings.Settings.Provider;
import org.alongside.settings.Welcome;
import org.springframework.stereotype.Component;

/**
 * Says at the start how many people with a role have nothing but a provider that is no longer there, or no longer counts
 * as two proofs: their pages stay closed, and whoever changed the setting may not know. A number, and no names.
 */
@Component
class ProofsLost implements Welcome {

    private final Jobs jobs;
    private final Settings settings;

    ProofsLost(Jobs jobs, Settings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        long people = count();
        if (people == 0) {
            return List.of();
        }
        return List.of((people == 1 ? "1 person with a role has" : people + " people with a role have")
                + " no second proof any more: the provider they sign in with is gone from the settings, or not"
                + " marked as two-factor. What goes with their role stays closed until they set up an app or a"
                + " passkey (docs/operating.md, “Somebody else's sign-in”).");
    }

    private long count() {
        return jobs.db().sql("""
                        select count(*)
                          from (select person from people.way
                                 group by person
                                having bool_and(kind = 'provider' and issuer <> all (:enough))) left_with_one
                         where vault.has_a_role(person)
                            or exists (select from people.administrator a where a.person = left_with_one.person)
                        """).param("enough", enough()).query(Long.class).single();
    }

    /** The providers that ask for two proofs themselves. */
    private String[] enough() {
        return settings.providers().stream()
                .filter(Provider::twoFactor)
                .map(Provider::issuer)
                .toArray(String[]::new);
    }
}
