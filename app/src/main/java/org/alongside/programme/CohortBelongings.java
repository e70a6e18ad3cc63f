package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.database.Rows;
import org.alongside.language.Words;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cohorts a person is in and the days they came to: to take along, and to let go of. */
@Component
@Order(-10)
class CohortBelongings implements Belongings {

    private record Came(String cohort, String title, java.time.LocalDate day, String how) {}

    private record In(String cohort, java.time.Instant since, boolean facilitated) {}

    private final Pairs pairs;
    private final Cohorts cohorts;
    private final Facilitating facilitating;
    private final Facilitations facilitations;
    private final CoachingCalls calls;
    private final Brought brought;
    private final LettersOfStanding letters;
    private final JdbcClient db;

    CohortBelongings(
            Pairs pairs,
            Cohorts cohorts,
            Facilitating facilitating,
            Facilitations facilitations,
            CoachingCalls calls,
            Brought brought,
            LettersOfStanding letters,
            JdbcClient db) {
        this.pairs = pairs;
        this.cohorts = cohorts;
        this.facilitating = facilitating;
        this.facilitations = facilitations;
        this.calls = calls;
        this.brought = brought;
        this.letters = letters;
        this.db = db;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        return Stream.of(memberships(person), attendance(person), calls(person), noted(person), letters(person))
                .flatMap(items -> items)
                .toList();
    }

    /** Their pairs leave at once: nothing of a cohort is seen with one half. What names them to others is taken back. */
    @Override
    public void erase(PersonId person) {
        for (UUID pair : pairs.of(person).stream().map(Pair::id).toList()) {
            cohorts.leave(pair);
            facilitating.endAllOf(pair);
            letters.erase(pair);
        }
        facilitations.forget(person);
        brought.forget(person);
        db.sql("""
                update programme.cohort_pair
                   set lives_name = case when lives = :me then null else lives_name end,
                       works_name = case when works = :me then null else works_name end
                 where :me in (lives, works)
                """).param("me", person.value()).update();
        db.sql("delete from programme.attendance where person = :me")
                .param("me", person.value())
                .update();
        db.sql("delete from programme.calendar where person = :me")
                .param("me", person.value())
                .update();
    }

    private Stream<Item> memberships(PersonId person) {
        return Rows.all(db.sql("""
                        select c.name as cohort, p.joined_at as since, false as facilitated
                          from programme.cohort_pair p
                          join programme.cohort c on c.id = p.cohort
                         where :me in (p.lives, p.works)
                        union all
                        select c.name, f.accepted_at, true
                          from programme.facilitation f
                          join programme.cohort c on c.id = f.cohort
                         where :me in (f.lives, f.works) and f.accepted_at is not null
                        """).param("me", person.value()).query(In.class)).stream()
                .map(in -> new Item(
                        say("Cohorts"),
                        in.cohort(),
                        in.since(),
                        in.facilitated() ? say("You facilitated it.") : say("You were in it.")));
    }

    private Stream<Item> calls(PersonId person) {
        return calls.ofPairsOf(person.value()).stream()
                .filter(call -> !call.isCancelled())
                .map(call -> new Item(
                        say("Cohorts"),
                        say("A coaching call"),
                        call.begins().toInstant(),
                        call.link().isEmpty() ? say("By phone") : call.link()));
    }

    private Stream<Item> letters(PersonId person) {
        return letters.ofPairsOf(person).stream()
                .map(letter -> new Item(
                        say("Our letter of standing"),
                        letter.named().lives() + ", " + letter.named().works(),
                        letter.madeAt(),
                        new Written(
                                Stream.of(
                                                letter.named().programme() + ", "
                                                        + letter.named().cohort(),
                                                letter.when().plain() + " "
                                                        + letter.days().plain(),
                                                letter.led(),
                                                letter.code() == null ? "" : Secrets.shown(letter.code()))
                                        .filter(line -> !line.isEmpty())
                                        .collect(Collectors.joining("\n\n")),
                                letter.language())));
    }

    /** What a lead wrote of them to ask them in. */
    private Stream<Item> noted(PersonId person) {
        return brought.of(person).stream()
                .map(half -> new Item(
                        say("Cohorts"),
                        say("What was written to ask you in"),
                        half.acceptedAt(),
                        (half.organisation() + "\n" + needs(half)).strip()));
    }

    private String needs(Brought.Own half) {
        return brought.needs(half.id(), half.cohort(), half.access(), half.accessUnder());
    }

    private Stream<Item> attendance(PersonId person) {
        return Rows.all(db.sql("""
                        select c.name as cohort, d.title, d.day, a.how
                          from programme.attendance a
                          join programme.cohort_day d on d.id = a.day
                          join programme.cohort c on c.id = d.cohort
                         where a.person = :me
                         order by d.day
                        """).param("me", person.value()).query(Came.class)).stream()
                .map(came -> new Item(
                        say("Cohorts"),
                        came.cohort() + ": " + came.title(),
                        null,
                        say(
                                "{day}: {how}",
                                "day",
                                Words.day(came.day()),
                                "how",
                                Attendance.of(came.how()).orElseThrow().called())));
    }
}
