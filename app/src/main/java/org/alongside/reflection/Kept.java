package org.alongside.reflection;

import static org.alongside.language.Words.date;
import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.alongside.web.Frame;
import org.springframework.stereotype.Component;

/**
 * What somebody wrote here, to take with them; and what goes when they erase themselves. Their journal and all that
 * never opened go. What was opened or written together leaves an empty place, so that the other half keeps their own.
 */
@Component
class Kept implements Belongings {

    private final Entries entries;
    private final Sharings sharings;
    private final Assumptions assumptions;
    private final AskedWords words;
    private final Confidentiality confidentiality;
    private final Pairs pairs;

    Kept(
            Entries entries,
            Sharings sharings,
            Assumptions assumptions,
            AskedWords words,
            Confidentiality confidentiality,
            Pairs pairs) {
        this.entries = entries;
        this.sharings = sharings;
        this.assumptions = assumptions;
        this.words = words;
        this.confidentiality = confidentiality;
        this.pairs = pairs;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        var items = new ArrayList<Item>();
        entries.allBy(person).forEach(entry -> items.add(item(say("Journal"), entry)));
        entries.allByBoth().forEach(entry -> items.add(item(say("Written as a pair"), entry)));
        items.addAll(assumed(person));
        sharings.by(person).forEach(sharing -> items.add(agreed(sharing)));
        words.of(person).stream()
                .filter(word -> word.person().equals(person.value()))
                .forEach(word -> items.add(new Item(
                        say("Words with the facilitators"),
                        word.report() ? say("A worry about something shared") : say("A word asked for"),
                        word.askedAt(),
                        Objects.requireNonNullElse(word.written(), Written.NOTHING))));
        return items;
    }

    @Override
    public void erase(PersonId person) {
        entries.removeAllBy(person);
        assumptions.forget(person);
        words.forget(person);
        confidentiality.forget(person.value());
    }

    private List<Item> assumed(PersonId person) {
        var partners = pairs.of(person).stream()
                .collect(Collectors.toMap(
                        Pair::id, pair -> pair.otherThan(person.value()).called()));
        var lessons = assumptions.learnedBy(person);
        return assumptions.by(person).stream()
                .flatMap(answer -> items(answer, lessons, Objects.requireNonNull(partners.get(answer.pair()))))
                .toList();
    }

    /** What they answered, and then what they learned about it. */
    private static Stream<Item> items(Assumptions.Answer answer, List<Assumptions.Lesson> lessons, String partner) {
        var written = answer.text() == null || answer.text().isEmpty()
                ? Stream.<Item>empty()
                : Stream.of(item(answer, partner));
        var learned = lessons.stream()
                .filter(lesson -> lesson.guess().equals(answer.id()))
                .map(lesson -> item(lesson, answer, partner));
        return Stream.concat(written, learned);
    }

    private static Item item(Assumptions.Lesson lesson, Assumptions.Answer about, String partner) {
        return new Item(
                say("What you assumed, with {name}", "name", partner),
                say(
                        "What you learned on {day}: {question}",
                        "day",
                        date(lesson.day()),
                        "question",
                        about.question().words(partner)),
                null,
                Objects.requireNonNullElse(lesson.written(), Written.NOTHING));
    }

    private static Item item(Assumptions.Answer answer, String partner) {
        return new Item(
                say("What you assumed, with {name}", "name", partner),
                answer.question().words(partner).plain(),
                null,
                Objects.requireNonNullElse(answer.written(), Written.NOTHING));
    }

    /** That they agreed to share something, to which wording, and since when it is taken back. */
    private static Item agreed(Sharings.Sharing sharing) {
        var until = sharing.until();
        return new Item(
                say("What you agreed to share"),
                switch (sharing.to()) {
                    case ME, PAIR -> say("An entry, with your partner");
                    case FACILITATORS -> say("An entry, with the facilitators");
                    case COHORT -> say("An entry, with the cohort");
                },
                sharing.since(),
                until == null
                        ? say("Wording {version}.", "version", sharing.consent())
                        : say(
                                "Wording {version}. Taken back on {day}.",
                                "version",
                                sharing.consent(),
                                "day",
                                date(Frame.here(until))));
    }

    private static Item item(String section, Entries.Entry entry) {
        return new Item(
                section,
                say("An entry"),
                entry.beganAt(),
                Objects.requireNonNullElse(entry.written(), Written.NOTHING));
    }
}
