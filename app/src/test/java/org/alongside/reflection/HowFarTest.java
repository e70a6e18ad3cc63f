package org.alongside.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.database.Together;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.programme.Readiness;
import org.alongside.programme.Readiness.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What facilitators learn of assumptions: how far a pair is, and when it opened them. */
@AlongsideTest
class HowFarTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Assuming assuming;

    @Autowired
    private HowFar howFar;

    @Autowired
    private Together together;

    @Autowired
    private TransactionTemplate transaction;

    private Cast cast;

    @BeforeEach
    void meet() {
        cast = new Cast(database);
    }

    @Test
    void a_pair_goes_from_not_begun_to_under_way_to_opened_with_its_date() {
        inOneCohort(cast.nasreen, cast.gareth);
        assertThat(step().standing()).isEqualTo(Standing.NOT_BEGUN);

        write(cast.pair, cast.gareth);
        ready(cast.pair, cast.gareth);
        assertThat(step().standing()).isEqualTo(Standing.UNDER_WAY);
        assertThat(step().on()).isNull();

        ready(cast.pair, cast.nasreen);
        assertThat(step().standing()).isEqualTo(Standing.DONE);
        assertThat(step().on()).isNotNull();
    }

    @Test
    void which_half_is_late_is_never_told() {
        var amina = cast.person("Amina");
        var joe = cast.person("Joe");
        var other = cast.pair(amina, joe);
        inOneCohort(cast.nasreen, cast.gareth, amina, joe);

        write(cast.pair, cast.nasreen);
        write(other, joe);
        assertThat(told(cast.pair)).as("one has begun").isEqualTo(told(other));
        ready(cast.pair, cast.nasreen);
        ready(other, joe);
        assertThat(told(cast.pair)).as("one is ready").isEqualTo(told(other));
        write(cast.pair, cast.gareth);
        write(other, amina);
        assertThat(told(cast.pair)).as("both have begun").isEqualTo(told(other));
    }

    @Test
    void whoever_is_in_no_cohort_with_them_learns_nothing() {
        inOneCohort(cast.nasreen, cast.gareth);
        write(cast.pair, cast.gareth);

        assertThat(steps(cast.stranger, cast.pair)).isEmpty();
        assertThat(steps(cast.nasreen, cast.pair)).isEmpty();
    }

    private void inOneCohort(UUID... people) {
        var cohort = UUID.randomUUID();
        cast.join(cast.ifeoma, cohort);
        for (var person : people) {
            cast.readTheLimits(person);
            cast.join(person, cohort);
        }
    }

    /** Everything about a step but whose it is, as a facilitator reads it. */
    private String told(UUID pair) {
        var step = steps(cast.ifeoma, pair).getFirst();
        return step.toString().replace(pair.toString(), "the pair");
    }

    private Readiness.Step step() {
        var steps = steps(cast.ifeoma, cast.pair);
        assertThat(steps).hasSize(1);
        return steps.getFirst();
    }

    private List<Readiness.Step> steps(UUID asking, UUID pair) {
        return Asking.as(asking)
                .call(() -> Objects.requireNonNull(transaction.execute(
                        _ -> together.all(Map.of("pairs", new UUID[] {pair}), List.of(howFar.steps())))));
    }

    private void write(UUID pair, UUID person) {
        var _ = Asking.as(person)
                .call(() -> assuming.write(
                        pair, new Question(Prompt.HARDEST, true), "a heron on the roof", 0, new PersonId(person)));
    }

    private void ready(UUID pair, UUID person) {
        var _ = Asking.as(person)
                .call(() -> assuming.ready(
                        pair, new CurrentPerson(new PersonId(person), "Somebody", "en-GB", UUID.randomUUID(), false)));
    }
}
