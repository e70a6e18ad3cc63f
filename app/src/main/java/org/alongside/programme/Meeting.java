package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making a cohort, and its days: leads and facilitators set, change and cancel them; facilitators note who came. */
@Service
class Meeting {

    private final Cohorts cohorts;
    private final CohortDays days;
    private final Calls calls;
    private final Programmes programmes;
    private final Facilitations facilitations;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    Meeting(
            Cohorts cohorts,
            CohortDays days,
            Calls calls,
            Programmes programmes,
            Facilitations facilitations,
            People people,
            Outbox outbox,
            Clock clock) {
        this.cohorts = cohorts;
        this.days = days;
        this.calls = calls;
        this.programmes = programmes;
        this.facilitations = facilitations;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** With the days and the pairs of a call, or empty. Nothing if the call has a cohort already. */
    @Transactional
    @Nullable
    UUID make(UUID programme, @Nullable UUID call, String name, String zone, PersonId me) {
        var _ = programmes.ledBy(me, programme).orElseThrow(NotHere::new);
        var from = call == null
                ? null
                : calls.ledBy(me, programme, call).filter(Call::isPublished).orElseThrow(NotHere::new);
        var cohort = new Cohort(
                UUID.randomUUID(),
                programme,
                call,
                name.strip(),
                from == null ? Words.language().tag() : from.language(),
                from == null ? ZoneId.of(zone.strip()) : from.zone(),
                UUID.randomUUID(),
                null);
        if (!cohorts.make(cohort)) {
            return null;
        }
        if (from != null) {
            days.copy(cohort);
        }
        return cohort.id();
    }

    /** Everybody in the cohort hears of it, unless it is over already: then it is for the record. Whether they do. */
    @Transactional
    boolean add(UUID cohort, CohortDayForm form, PersonId me) {
        var seen = setting(cohort, me);
        var day = form.made(UUID.randomUUID(), cohort, clock.instant());
        days.add(seen.cohort(), day);
        if (day.isOverAt(clock.instant())) {
            return false;
        }
        tell(seen.cohort(), me, () -> letter(say("A new day in your cohort"), seen.cohort(), day));
        return true;
    }

    /** Everybody in the cohort hears what is different; nobody hears of a change that changes nothing. */
    @Transactional
    Changing change(UUID cohort, UUID day, CohortDayForm form, PersonId me) {
        var seen = setting(cohort, me);
        var made = form.made(day, cohort, clock.instant());
        if (!days.change(made)) {
            var stands = days.find(cohort, day).orElseThrow(NotHere::new);
            return Changing.unchanged(stands, form.differences(stands).isEmpty());
        }
        tell(seen.cohort(), me, () -> letter(say("A day of your cohort has changed"), seen.cohort(), made));
        return Changing.CHANGED;
    }

    /** False when it was cancelled before. */
    @Transactional
    boolean cancel(UUID cohort, UUID day, PersonId me) {
        var seen = setting(cohort, me);
        var found = days.find(cohort, day).orElseThrow(NotHere::new);
        boolean cancelled = days.cancel(cohort, day);
        if (cancelled) {
            tell(
                    seen.cohort(),
                    me,
                    () -> letter(say("A day of your cohort does not take place"), seen.cohort(), found));
        }
        return cancelled;
    }

    /**
     * One entry a person; whoever is left out stays as noted. "rest" stands for everybody of whom nothing is noted.
     *
     * @return of whom the other facilitator has noted something else in the meantime: then nothing is noted
     */
    @Transactional
    Set<UUID> note(UUID cohort, UUID day, Map<String, String> typed, CurrentPerson me) {
        var seen = facilitating(cohort, me.id());
        days.hold(cohort, day);
        var found = days.find(cohort, day).filter(d -> !d.isCancelled()).orElseThrow(NotHere::new);
        var noted = days.attendanceOn(found);
        var said = new ArrayList<Noting>();
        for (var pair : cohorts.pairsOf(seen.cohort().id())) {
            for (var person : pair.both()) {
                said.add(Noting.of(pair.pair(), person, typed, noted.get(person)));
            }
        }
        var elsewhere =
                said.stream().filter(Noting::contradicts).map(Noting::person).collect(Collectors.toSet());
        if (elsewhere.isEmpty()) {
            said.stream().filter(Noting::isNew).forEach(noting -> note(found.id(), noting, me));
        }
        return elsewhere;
    }

    private void note(UUID day, Noting noting, CurrentPerson me) {
        Attendance.of(noting.typed())
                .ifPresentOrElse(
                        how -> days.note(day, noting.pair(), noting.person(), how, me.id()),
                        () -> days.forget(day, noting.pair(), noting.person()));
    }

    /** A cohort whose days this person may set. */
    Cohorts.Seen setting(UUID cohort, PersonId me) {
        return cohorts.seen(cohort, me)
                .filter(seen -> seen.leads() || seen.facilitates())
                .orElseThrow(NotHere::new);
    }

    Cohorts.Seen facilitating(UUID cohort, PersonId me) {
        return cohorts.seen(cohort, me).filter(Cohorts.Seen::facilitates).orElseThrow(NotHere::new);
    }

    Cohorts.Seen leading(UUID cohort, PersonId me) {
        return cohorts.seen(cohort, me).filter(Cohorts.Seen::leads).orElseThrow(NotHere::new);
    }

    static Problems newCohort(String name, @Nullable UUID call, String zone) {
        var problems = Problems.none()
                .need("name", name, say("Give it a name"))
                .atMost("name", name, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
        if (call == null && !ZoneId.getAvailableZoneIds().contains(zone.strip())) {
            problems.add("zone", say("Give a time zone like Europe/London"));
        }
        return problems;
    }

    private void tell(Cohort cohort, PersonId by, Supplier<Letter> letter) {
        var two = facilitations.of(cohort.id()).stream()
                .filter(Facilitations.Facilitation::isNow)
                .flatMap(found -> found.pair() == null
                        ? java.util.stream.Stream.<CohortPair>empty()
                        : java.util.stream.Stream.of(found.pair()));
        java.util.stream.Stream.concat(cohorts.pairsOf(cohort.id()).stream(), two)
                .flatMap(pair -> pair.both().stream())
                .distinct()
                .filter(person -> !person.equals(by.value()))
                .forEach(person -> outbox.post(person, people.inLanguageOf(new PersonId(person), letter)));
    }

    private static Letter letter(String subject, Cohort cohort, CohortDay day) {
        return new Letter(
                subject,
                List.of(
                        say("{cohort}: {title}", "cohort", cohort.name(), "title", day.title()),
                        Agenda.when(day),
                        say("If you take the calendar of Alongside into your own, it changes there by itself.")),
                new Letter.Action(say("Go to your cohort"), cohort.path()));
    }
}
