package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Facilitators set, change and cancel coaching calls; the pair, and the other facilitator, hear of it. */
@Service
class Coaching {

    private final Cohorts cohorts;
    private final CoachingCalls calls;
    private final Meeting meeting;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    Coaching(Cohorts cohorts, CoachingCalls calls, Meeting meeting, People people, Outbox outbox, Clock clock) {
        this.cohorts = cohorts;
        this.calls = calls;
        this.meeting = meeting;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The facilitators of a cohort and one of its pairs. */
    record Between(Cohort cohort, CohortPair facilitators, CohortPair pair) {}

    /** A call, and whose it is, for the facilitators. */
    record Found(CoachingCall call, Between two) {}

    /** Whether they are told: what is over already is for the record. */
    @Transactional
    boolean set(UUID cohort, UUID pair, CoachingForm form, PersonId me) {
        var two = between(cohort, pair, me);
        var call = form.made(UUID.randomUUID(), two.cohort(), pair, clock.instant());
        calls.add(call);
        if (call.isOverAt(clock.instant())) {
            return false;
        }
        tell(two, call, me, () -> say("A coaching call is set"));
        return true;
    }

    @Transactional
    Changing change(UUID cohort, UUID id, CoachingForm form, PersonId me) {
        var found = find(cohort, id, me);
        var call = form.made(id, found.two().cohort(), found.call().pair(), clock.instant());
        if (!calls.change(call)) {
            var stands = calls.find(cohort, id).orElseThrow(NotHere::new);
            return Changing.unchanged(stands, form.differences(stands).isEmpty());
        }
        tell(found.two(), call, me, () -> say("A coaching call has changed"));
        return Changing.CHANGED;
    }

    /** False when it was cancelled before. */
    @Transactional
    boolean cancel(UUID cohort, UUID id, PersonId me) {
        var found = find(cohort, id, me);
        boolean cancelled = calls.cancel(found.call());
        if (cancelled) {
            tell(found.two(), found.call(), me, () -> say("A coaching call does not take place"));
        }
        return cancelled;
    }

    /** Who does not facilitate looks up nothing: the pair would be told by the time it takes that its call is there. */
    Found find(UUID cohort, UUID id, PersonId me) {
        var seen = meeting.facilitating(cohort, me);
        var call = calls.find(cohort, id).orElseThrow(NotHere::new);
        return new Found(call, between(seen, call.pair()));
    }

    Between between(UUID cohort, UUID pair, PersonId me) {
        return between(meeting.facilitating(cohort, me), pair);
    }

    private Between between(Cohorts.Seen seen, UUID pair) {
        var with = cohorts.pairsOf(seen.cohort().id()).stream()
                .filter(found -> found.pair().equals(pair))
                .findFirst()
                .orElseThrow(NotHere::new);
        var us = seen.acting();
        if (us == null) {
            throw new NotHere();
        }
        return new Between(seen.cohort(), us, with);
    }

    private void tell(Between two, CoachingCall call, PersonId by, Supplier<String> subject) {
        Stream.concat(two.pair().both().stream(), two.facilitators().both().stream())
                .distinct()
                .filter(person -> !person.equals(by.value()))
                .forEach(person -> outbox.post(
                        person,
                        people.inLanguageOf(
                                new PersonId(person),
                                () -> letter(
                                        subject.get(),
                                        two.cohort(),
                                        two.pair().has(person) ? two.facilitators() : two.pair(),
                                        call))));
    }

    private static Letter letter(String subject, Cohort cohort, CohortPair with, CoachingCall call) {
        return new Letter(
                subject,
                List.of(
                        say("{cohort}: a coaching call with {names}.", "cohort", cohort.name(), "names", with.names()),
                        Agenda.when(call),
                        call.link().isEmpty()
                                ? say("It is by phone: the facilitators ring.")
                                : say("Join online: {link}", "link", call.link()),
                        say("If you take the calendar of Alongside into your own, it changes there by itself.")),
                new Letter.Action(say("Go to your coaching calls"), CoachingCall.pathOfAll(cohort.id())));
    }
}
