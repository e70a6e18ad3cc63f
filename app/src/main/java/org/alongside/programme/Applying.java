package org.alongside.programme;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairEnded;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two people filling in one application. Either changes a joint answer; if both have changed it, whoever comes second
 * sees both versions and chooses. What one half wrote is never lost by the other: it is set aside, for both to see. Every
 * change holds the pair first and takes off the hands that were given to the words as they were.
 */
@Service
class Applying {

    /** How a change went. */
    sealed interface Outcome {

        /** @param questions how many there are, so that it is known where to go on */
        record Saved(int version, int questions) implements Outcome {}

        /** Somebody else has changed it since: what stands there now. */
        record Changed(
                int version,
                Answer answer,
                String by,
                @Nullable Hat hat,
                @Nullable Instant at) implements Outcome {}

        /** It can't be changed any more, and why. */
        record Refused(String sentence) implements Outcome {}
    }

    /** Which version stays, when both have changed an answer. */
    enum Keep {
        MINE,
        THEIRS
    }

    private final Pairs pairs;
    private final Applications applications;
    private final BothHands hands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applying(Pairs pairs, Applications applications, BothHands hands, ApplicationEventPublisher events, Clock clock) {
        this.pairs = pairs;
        this.applications = applications;
        this.hands = hands;
        this.events = events;
        this.clock = clock;
    }

    /** Why it could not be begun; nothing if it was, or had been. */
    @Transactional
    Optional<String> begin(UUID pair, String slug, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var applied = applications.applied(pair, slug).orElseThrow(NotHere::new);
        if (applied.application() != null) {
            return Optional.empty();
        }
        var refusal = refusal(both, applied);
        if (refusal.isEmpty()) {
            applications.begin(applied.call(), both, clock.instant());
        }
        return refusal;
    }

    /** Writes a joint answer over the version the writer had before them. */
    @Transactional
    Outcome answer(UUID pair, String slug, int number, Answer typed, int version, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var applied = begun(pair, slug);
        var all = answers(applied);
        var stands = numbered(all, number);
        var refusal = refusal(both, applied);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (stands.answer().says(typed)) {
            return new Outcome.Saved(stands.version(), all.size());
        }
        if (stands.version() != version) {
            return new Outcome.Changed(stands.version(), stands.answer(), stands.by(), stands.hat(), stands.at());
        }
        return new Outcome.Saved(write(applied, stands, typed, me), all.size());
    }

    /** Chooses between two versions of an answer. The one that is not chosen is set aside, for both to see. */
    @Transactional
    Outcome choose(UUID pair, String slug, int number, Answer mine, int version, Keep keep, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var applied = begun(pair, slug);
        var all = answers(applied);
        var stands = numbered(all, number);
        var refusal = refusal(both, applied);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (stands.version() != version) {
            return new Outcome.Changed(stands.version(), stands.answer(), stands.by(), stands.hat(), stands.at());
        }
        var application = applied.begun();
        var now = clock.instant();
        if (keep == Keep.THEIRS) {
            applications.setAside(application, stands.question(), mine, me.id().value(), now);
            return new Outcome.Saved(version, all.size());
        }
        if (stands.isBy(me.id())) {
            applications.setAside(
                    application, stands.question(), stands.answer(), me.id().value(), now);
        }
        return new Outcome.Saved(write(applied, stands, mine, me), all.size());
    }

    /** Writes what one half says alone. The other half is not told, and no hand is taken off. */
    @Transactional
    Outcome answerAlone(UUID pair, String slug, String typed, int version, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var applied = begun(pair, slug);
        var refusal = refusal(both, applied);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var application = applied.begun().id();
        var author = me.id().value();
        var own = applications.ownOf(application, author);
        if (own.text().equals(typed)) {
            return new Outcome.Saved(own.version(), 0);
        }
        if (own.version() != version) {
            return new Outcome.Changed(own.version(), new Answer("", own.written()), me.name(), null, null);
        }
        applications.writeOwn(application, author, version + 1, typed, clock.instant());
        return new Outcome.Saved(version + 1, 0);
    }

    /**
     * Takes a sent application back, which one hand can do. Before the closing time it is a draft again; after it, that
     * is the end of it. The leads see it no longer, in either case.
     */
    @Transactional
    void takeBack(UUID pair, String slug, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        var applied = begun(pair, slug);
        var application = applied.begun();
        if (!application.isSent()) {
            return;
        }
        hands.edited(pair, TakePlace.NAME, application.id());
        if (applied.call().isOpenAt(clock.instant())) {
            applications.unsend(application.id());
            return;
        }
        applications.withdraw(application.id(), clock.instant());
        if (applied.place() != null) {
            events.publishEvent(new PlaceGivenUp(applied.call().id(), application.id(), pair));
        }
    }

    /** Says no to a place, which one hand can do. It goes to the first reserve. */
    @Transactional
    void declinePlace(UUID pair, String slug, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        var applied = begun(pair, slug);
        var application = applied.begun().id();
        hands.edited(pair, TakePlace.NAME, application);
        if (applications.decline(application, clock.instant())) {
            events.publishEvent(new PlaceGivenUp(applied.call().id(), application, pair));
        }
    }

    /** A pair that has ended applies for nothing, and leaves its place to others. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(PairEnded ended) {
        var places = applications.of(ended.pair()).stream()
                .filter(applied -> applied.place() != null && applied.place().givenUpAt() == null)
                .toList();
        applications.withdrawAllOf(ended.pair(), clock.instant());
        places.forEach(applied -> events.publishEvent(
                new PlaceGivenUp(applied.call().id(), applied.begun().id(), ended.pair())));
    }

    /** What the other half wrote is set aside where this one writes over it. */
    private int write(Applications.Applied applied, Applications.Answered stands, Answer answer, CurrentPerson me) {
        var application = applied.begun();
        var writer = stands.writer();
        if (writer != null && !stands.isBy(me.id()) && !stands.answer().isEmpty()) {
            applications.setAside(application, stands.question(), stands.answer(), writer, clock.instant());
        }
        hands.edited(application.pair(), SendApplication.NAME, application.id());
        int next = stands.version() + 1;
        applications.write(application, stands.question(), next, answer, me.id(), clock.instant());
        return next;
    }

    private Applications.Applied begun(UUID pair, String slug) {
        return applications
                .applied(pair, slug)
                .filter(applied -> applied.application() != null)
                .orElseThrow(NotHere::new);
    }

    private List<Applications.Answered> answers(Applications.Applied applied) {
        var application = applied.begun();
        return applications.answers(applied.call().id(), application.id(), application.pair());
    }

    private static Applications.Answered numbered(List<Applications.Answered> all, int number) {
        if (number < 1 || number > all.size()) {
            throw new NotHere();
        }
        return all.get(number - 1);
    }

    private Optional<String> refusal(Pair pair, Applications.Applied applied) {
        var application = applied.application();
        if (application != null && application.withdrawnAt() != null) {
            return Optional.of(say("This application was taken back, so it stays as it is."));
        }
        if (application != null && application.isSent()) {
            return Optional.of(say("You have both sent this application, so it stays as it is."));
        }
        if (!applied.call().isOpenAt(clock.instant())) {
            return Optional.of(tooLate(applied.call().ask()).plain());
        }
        if (!pair.isOpen()) {
            return Optional.of(say("Your pair pauses or has ended, so nothing can be changed now."));
        }
        return Optional.empty();
    }

    /** Late is refused with the way to ask. */
    static Phrase tooLate(Call.Contact ask) {
        return t(
                "The call has closed, so it is too late for this. Ask {name}: {reach}",
                "name",
                ask.name(),
                "reach",
                ask.reach());
    }
}
