package org.alongside.demo;

import java.time.Instant;
import org.alongside.database.Jobs;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Fills an empty demo. Its dates lie around today, whenever today is. */
@Component
@Conditional(InDemo.class)
class Inventing implements ApplicationRunner {

    private final InventedPeople people;
    private final InventedCalls calls;
    private final InventedApplications applications;
    private final InventedCohorts cohorts;
    private final InventedAssumptions assumptions;
    private final InventedJournals journals;
    private final InventedWorries worries;
    private final InventedLetters letters;
    private final Acting acting;
    private final Hands hands;
    private final OtherHalves halves;
    private final Jobs jobs;
    private final Ago ago;

    Inventing(
            InventedPeople people,
            InventedCalls calls,
            InventedApplications applications,
            InventedCohorts cohorts,
            InventedAssumptions assumptions,
            InventedJournals journals,
            InventedWorries worries,
            InventedLetters letters,
            Acting acting,
            Hands hands,
            OtherHalves halves,
            Jobs jobs,
            Ago ago) {
        this.people = people;
        this.calls = calls;
        this.applications = applications;
        this.cohorts = cohorts;
        this.assumptions = assumptions;
        this.journals = journals;
        this.worries = worries;
        this.letters = letters;
        this.acting = acting;
        this.hands = hands;
        this.halves = halves;
        this.jobs = jobs;
        this.ago = ago;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isEmpty()) {
            invent();
        }
        halves.look();
    }

    private void invent() {
        people.invent();
        calls.invent();
        applications.invent();
        cohorts.invent();
        assumptions.invent();
        journals.invent();
        worries.invent();
        acting.together(this::oneHandEach);
        letters.invent();
    }

    /** What waits for a second hand. */
    private void oneHandEach() {
        one(Cast.APPLYING, Cast.APPLYING.lives(), "send-application", ago.hours(19));
        one(Cast.OFFERED, Cast.OFFERED.works(), "take-place", ago.hours(44));
        var two = Cast.FACILITATORS;
        hands.offered(
                two,
                two.lives(),
                "facilitate-cohort",
                InventedCohorts.COMING.facilitation(),
                ago.hours(30),
                ago.days(-17));
    }

    private void one(Cast.Couple pair, Cast.Player by, String act, Instant at) {
        hands.offered(pair, by, act, InventedApplications.of(pair), at, ago.days(-13));
    }

    private boolean isEmpty() {
        return !jobs.db()
                .sql("select exists (select from people.administrator)")
                .query(Boolean.class)
                .single();
    }
}
