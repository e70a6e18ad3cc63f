package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.pairing.Inviting;
import org.alongside.pairing.Pair.Side;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.programme.page.CohortPage;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bringing pairs in from a spreadsheet asks people, it does not pair them: each half hears who entered their details and
 * why, and a pair exists when both have said yes, signed in as themselves.
 */
@Service
class Bringing {

    /** What came of a yes. */
    sealed interface Answer {
        record Paired(UUID cohort) implements Answer {}

        /** The other half has not answered yet. */
        record Waiting() implements Answer {}

        record Over() implements Answer {}

        /** One cannot be both halves. */
        record Yourself() implements Answer {}

        /** One of the two is in the cohort with another pair, or has said yes to one. */
        record Elsewhere(Brought.Asked asked) implements Answer {}
    }

    /** What the file holds, before anything is written. */
    record Preview(List<BroughtRow> rows, List<BroughtRow> before) {

        /** Those that need another look come first: nobody should have to search for them. */
        List<BroughtRow> sorted() {
            return rows.stream()
                    .sorted(Comparator.comparing(BroughtRow::isGood))
                    .toList();
        }

        List<BroughtRow> fresh() {
            return rows.stream()
                    .filter(BroughtRow::isGood)
                    .filter(row -> !before.contains(row))
                    .toList();
        }
    }

    /** A letter that is still to be written. */
    private record Invited(BroughtRow.Half half, BroughtRow.Half other, Side side, String secret) {}

    private final Brought brought;
    private final Cohorts cohorts;
    private final Meeting meeting;
    private final Inviting inviting;
    private final People people;
    private final Outbox outbox;
    private final Jobs jobs;

    Bringing(
            Brought brought,
            Cohorts cohorts,
            Meeting meeting,
            Inviting inviting,
            People people,
            Outbox outbox,
            Jobs jobs) {
        this.brought = brought;
        this.cohorts = cohorts;
        this.meeting = meeting;
        this.inviting = inviting;
        this.people = people;
        this.outbox = outbox;
        this.jobs = jobs;
    }

    /** Reads what would happen. Writes nothing. */
    @Transactional(readOnly = true)
    Preview preview(UUID cohort, List<BroughtRow> rows, PersonId me) {
        var _ = meeting.leading(cohort, me);
        return new Preview(rows, brought.before(cohort, rows));
    }

    /** Asks everybody in the good rows who was not asked before; how many pairs. All of them, or nobody. */
    @Transactional
    int invite(UUID cohort, List<BroughtRow> rows, CurrentPerson me) {
        var into = meeting.leading(cohort, me.id()).cohort();
        int asked = 0;
        for (var row : rows) {
            var added = row.isGood() ? brought.add(into, row, me.name()) : Optional.<UUID>empty();
            if (added.isPresent()) {
                invite(into, added.get(), new Invited(row.lives(), row.works(), Side.LIVES, Secrets.secret()), me);
                invite(into, added.get(), new Invited(row.works(), row.lives(), Side.WORKS, Secrets.secret()), me);
                asked++;
            }
        }
        return asked;
    }

    /** Takes back a question that not both have answered. Whoever had said yes is told kindly. False if it is too late. */
    @Transactional
    boolean withdraw(UUID cohort, UUID row, PersonId me) {
        var _ = meeting.leading(cohort, me);
        var asked = brought.of(cohort).stream()
                .filter(pair -> pair.id().equals(row))
                .flatMap(pair -> pair.halves().stream())
                .toList();
        if (!brought.withdraw(cohort, row)) {
            return false;
        }
        for (var half : asked) {
            if (half.person() != null) {
                post(half.person(), Bringing::notThisTime);
            }
        }
        return true;
    }

    /** For the leads of a cohort: who is asked still, which rows said no, and what those need who are in. */
    CohortPage.Brought broughtInto(UUID cohort, List<CohortPair> in) {
        var all = brought.of(cohort);
        return new CohortPage.Brought(
                all.stream()
                        .filter(Brought.Pair::isWaiting)
                        .map(pair -> new CohortPage.Invited(
                                pair.id(), invitee(pair.lives()), invitee(pair.works()), pair.lapsesAt()))
                        .toList(),
                all.stream()
                        .filter(pair -> pair.declinedAt() != null)
                        .map(pair -> new CohortPage.Refused(pair.row(), pair.broughtAt()))
                        .toList(),
                needs(cohort, all, in));
    }

    private List<CohortPage.Need> needs(UUID cohort, List<Brought.Pair> all, List<CohortPair> in) {
        var names = in.stream()
                .flatMap(pair -> Stream.of(
                        Map.entry(pair.lives(), pair.nameOfLives()), Map.entry(pair.works(), pair.nameOfWorks())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        var needs = new ArrayList<CohortPage.Need>();
        for (var pair : all) {
            for (var half : pair.halves()) {
                var name = half.person() == null ? null : names.get(half.person());
                if (name != null && half.access() != null) {
                    needs.add(new CohortPage.Need(
                            name, brought.needs(half.id(), cohort, half.access(), half.accessUnder())));
                }
            }
        }
        return needs;
    }

    Optional<Brought.Asked> behind(String secret) {
        return brought.behind(Secrets.digest(secret));
    }

    /** For somebody who has said yes, and waits for the other half. */
    Brought.Asked waiting(UUID row, PersonId me) {
        return brought.waiting(row, me).orElseThrow(NotHere::new);
    }

    String needsOf(Brought.Asked asked) {
        return brought.needs(asked.id(), asked.cohort(), asked.access(), asked.accessUnder());
    }

    /** A yes, signed in as oneself. The second one makes the pair, and lets it into the cohort. */
    Answer accept(String secret, PersonId me) {
        return jobs.inTransaction(() -> {
            var found = held(() -> behind(secret));
            if (found.isEmpty()) {
                return new Answer.Over();
            }
            var asked = found.get();
            if (asked.person() != null) {
                return asked.person().equals(me.value()) ? new Answer.Waiting() : new Answer.Over();
            }
            var other = asked.otherPerson();
            if (me.value().equals(other)) {
                return new Answer.Yourself();
            }
            if (isElsewhere(asked, me.value(), other)) {
                return new Answer.Elsewhere(asked);
            }
            brought.accept(asked, me);
            return other == null ? new Answer.Waiting() : pair(asked, me, new PersonId(other));
        });
    }

    /** Until the transaction ends, nobody comes into the cohort otherwise. */
    private boolean isElsewhere(Brought.Asked asked, UUID me, @Nullable UUID other) {
        var cohort = cohorts.find(asked.cohort()).orElseThrow(NotHere::new);
        cohorts.hold(cohort.held());
        return brought.waitsElsewhere(asked, me)
                || cohorts.isInWithAnotherPair(cohort.held(), null, me, other == null ? me : other);
    }

    /** A no, also after a yes of one's own. What was written of both is gone with it; the other is told kindly. */
    boolean decline(String secret) {
        return decline(() -> behind(secret));
    }

    /** The same after a yes, without the letter. */
    boolean decline(UUID row, PersonId me) {
        return decline(() -> brought.waiting(row, me));
    }

    private boolean decline(Supplier<Optional<Brought.Asked>> who) {
        return jobs.inTransaction(() -> held(who)
                .map(asked -> {
                    brought.decline(asked.brought());
                    if (asked.otherPerson() != null) {
                        post(asked.otherPerson(), Bringing::notThisTime);
                    }
                    return true;
                })
                .orElse(false));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT50S")
    void forgetLapsed() {
        brought.forgetLapsed();
    }

    private Answer pair(Brought.Asked asked, PersonId me, PersonId other) {
        boolean lives = asked.side().equals(Side.LIVES.key());
        var one = lives ? me : other;
        var two = lives ? other : me;
        var pair = inviting.bringTogether(one, two);
        brought.paired(asked.brought(), pair);
        var cohort = cohorts.find(asked.cohort()).orElseThrow(NotHere::new);
        cohorts.join(cohort, pair, one.value(), two.value());
        post(
                other.value(),
                () -> new Letter(
                        say("You are a pair now"),
                        List.of(say(
                                "You have both said yes, so you are a pair, and in “{cohort}”.",
                                "cohort",
                                cohort.name())),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
        return new Answer.Paired(cohort.id());
    }

    private Optional<Brought.Asked> held(Supplier<Optional<Brought.Asked>> who) {
        who.get().ifPresent(asked -> brought.hold(asked.brought()));
        return who.get();
    }

    private void invite(Cohort cohort, UUID row, Invited invited, CurrentPerson me) {
        brought.add(cohort, row, invited.side(), invited.half(), Secrets.digest(invited.secret()));
        var language = Locale.forLanguageTag(cohort.language());
        outbox.post(
                new Recipient(invited.half().name(), invited.half().email(), language),
                Words.in(language, () -> letter(cohort, invited, me)));
    }

    private static Letter letter(Cohort cohort, Invited invited, CurrentPerson me) {
        var other = invited.other().name();
        return new Letter(
                say("Would you join “{cohort}”?", "cohort", cohort.name()),
                List.of(
                        say(
                                "{lead} entered your name and email address, to ask you into “{cohort}” on Alongside.",
                                "lead",
                                me.name(),
                                "cohort",
                                cohort.name()),
                        invited.side() == Side.LIVES
                                ? say(
                                        "You would be one of a pair with {name}. You bring what you know from living with it, {name} from work.",
                                        "name",
                                        other)
                                : say(
                                        "You would be one of a pair with {name}. You bring what you know from work, {name} from living with it.",
                                        "name",
                                        other),
                        say(
                                "Nothing is agreed until you both say so. If you say no, we forget your details at once: what stays is a mark that says of nobody who it was, so that the same file does not ask again. If you say nothing, we forget them after 21 days.")),
                new Letter.Action(say("Read what it means"), "/brought/" + invited.secret()));
    }

    private static Letter notThisTime() {
        return new Letter(
                say("Not this time"),
                List.of(say("You said yes, and this pair does not come about this time. It says nothing about you.")));
    }

    private void post(UUID person, Supplier<Letter> letter) {
        outbox.post(person, people.inLanguageOf(new PersonId(person), letter));
    }

    private static CohortPage.Invitee invitee(Brought.@Nullable Half half) {
        var name = half == null ? null : half.name();
        return new CohortPage.Invitee(
                name == null ? say("somebody who has left") : name, half != null && half.acceptedAt() != null);
    }
}
