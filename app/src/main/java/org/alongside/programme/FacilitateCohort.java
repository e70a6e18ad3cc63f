package org.alongside.programme;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Facilitating a cohort takes both hands. */
@Component
class FacilitateCohort implements JointAct {

    static final String NAME = "facilitate-cohort";

    private final Facilitations facilitations;
    private final Facilitating facilitating;
    private final SafeguardingPeople safeguarding;
    private final Cohorts cohorts;
    private final CohortDays days;
    private final Clock clock;

    FacilitateCohort(
            Facilitations facilitations,
            Facilitating facilitating,
            SafeguardingPeople safeguarding,
            Cohorts cohorts,
            CohortDays days,
            Clock clock) {
        this.facilitations = facilitations;
        this.facilitating = facilitating;
        this.safeguarding = safeguarding;
        this.cohorts = cohorts;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Facilitate a cohort");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var facilitation = facilitations.of(pair, subject).orElseThrow(NotHere::new);
        var cohort = cohorts.find(facilitation.cohort()).orElseThrow(NotHere::new);
        return new Words(
                say("Facilitate a cohort"),
                facilitation.isAskedAt(clock.instant())
                        ? t(
                                "Its pairs are told your names. You see their dates, who came, and what they share with their facilitators from now on. Nothing that was shared before.")
                        : t("This was answered already, or is no longer asked."),
                List.of(new Words.Part(t("The cohort"), cohort.name()), new Words.Part(t("The days"), daysOf(cohort))),
                List.of("cohort " + cohort.id(), "facilitation " + subject));
    }

    /**
     * One pair at a time facilitates a cohort, and these two may not see that another does. Nobody facilitates who is
     * told when somebody there is worried, or who is half of a pair there.
     */
    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return facilitations
                .of(pair, subject)
                .filter(found -> found.isAskedAt(clock.instant()) && facilitating.isFree(found))
                .filter(found -> !safeguards(found))
                .filter(found -> !sitsThere(found))
                .isPresent();
    }

    private boolean sitsThere(Facilitations.Facilitation asked) {
        var two = asked.pair();
        return two != null && facilitating.sitsInIt(asked.cohort(), two.lives(), two.works());
    }

    private boolean safeguards(Facilitations.Facilitation asked) {
        var two = asked.pair();
        var programme = cohorts.find(asked.cohort()).orElseThrow(NotHere::new).programme();
        return two != null
                && safeguarding.now().stream()
                        .filter(holder -> holder.programme() == null || programme.equals(holder.programme()))
                        .anyMatch(holder -> two.both().contains(holder.person()));
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        var facilitation = facilitations
                .of(pair, subject)
                .filter(found -> found.isAskedAt(at))
                .orElseThrow(NotHere::new);
        var two = facilitation.pair();
        if (two == null) {
            throw new NotHere();
        }
        facilitating.begin(facilitation, two, at);
    }

    @Override
    public ZonedDateTime lapsesAt(UUID subject, ZonedDateTime offeredAt) {
        return offeredAt.plus(Facilitations.OPEN_FOR);
    }

    @Override
    public boolean takesOnARole() {
        return true;
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return facilitations
                .of(pair, subject)
                .map(found -> "/cohorts/" + found.cohort())
                .orElse("/pairs/" + pair);
    }

    private String daysOf(Cohort cohort) {
        return Agenda.in(
                cohort.language(),
                () -> days.of(cohort.id()).stream()
                        .filter(day -> !day.isCancelled())
                        .map(day -> Agenda.line(day.day(), day.starts(), day.ends(), day.title())));
    }
}
