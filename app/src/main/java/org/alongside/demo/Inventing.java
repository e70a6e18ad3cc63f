package org.alongside.demo;

import java.time.Instant;
import org.alongside.database.Jobs;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demo. Its dates lie around today, whenever today is. It is done before the first page is served, so that
 * nobody walks into a half-built town.
 */
@Component
@Conditional(InDemo.class)
class Inventing implements SmartLifecycle {

    private final InventedPeople people;
    private final InventedCalls calls;
    private final InventedApplications applications;
    private final InventedCohorts cohorts;
    private final InventedAssumptions assumptions;
    private final InventedChallenges challenges;
    private final InventedDecisions decisions;
    private final InventedChecks checks;
    private final InventedDays days;
    private final InventedCards cards;
    private final InventedConsultations consultations;
    private final InventedIntroductions introductions;
    private final InventedStories stories;
    private final InventedStanding standing;
    private final InventedJournals journals;
    private final InventedWorries worries;
    private final InventedLetters letters;
    private final Acting acting;
    private final Hands hands;
    private final OtherHalves halves;
    private final Jobs jobs;
    private final Ago ago;

    private volatile boolean done;

    Inventing(
            InventedPeople people,
            InventedCalls calls,
            InventedApplications applications,
            InventedCohorts cohorts,
            InventedAssumptions assumptions,
            InventedChallenges challenges,
            InventedDecisions decisions,
            InventedChecks checks,
            InventedDays days,
            InventedCards cards,
            InventedConsultations consultations,
            InventedIntroductions introductions,
            InventedStories stories,
            InventedStanding standing,
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
        this.challenges = challenges;
        this.decisions = decisions;
        this.checks = checks;
        this.days = days;
        this.cards = cards;
        this.consultations = consultations;
        this.introductions = introductions;
        this.stories = stories;
        this.standing = standing;
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
    public void start() {
        if (isEmpty()) {
            invent();
        }
        halves.look();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Pages are served much later, and letters leave after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void invent() {
        people.invent();
        calls.invent();
        applications.invent();
        cohorts.invent();
        assumptions.invent();
        challenges.invent();
        decisions.invent();
        checks.invent();
        days.invent();
        cards.invent();
        consultations.invent();
        introductions.invent();
        stories.invent();
        standing.invent();
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
        challenges.waitForTheSecondHand();
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
