package org.alongside.leading;

import static org.alongside.language.Words.date;
import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.language.Written;
import org.alongside.pairing.BlindAnswers;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * What somebody wrote as one of two, to take along. What is under the key of the pair stays with the other half, as what
 * both wrote, until both have it erased.
 */
@Component
class LeadingBelongings implements Belongings {

    private final Documents documents;
    private final Commitments commitments;
    private final Repairs repairs;
    private final PairDecisions decisions;
    private final Stories stories;
    private final BlindAnswers blind;

    LeadingBelongings(
            Documents documents,
            Commitments commitments,
            Repairs repairs,
            PairDecisions decisions,
            Stories stories,
            BlindAnswers blind) {
        this.documents = documents;
        this.commitments = commitments;
        this.repairs = repairs;
        this.decisions = decisions;
        this.stories = stories;
        this.blind = blind;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        var items = new ArrayList<Item>();
        for (var document : documents.all()) {
            document.kind().headings().stream()
                    .flatMap(heading -> document.latest(heading).stream())
                    .filter(passage -> !passage.text().isEmpty())
                    .map(passage ->
                            item(document, passage, passage.heading().label().plain()))
                    .forEach(items::add);
            document.changed().stream()
                    .flatMap(heading -> document.signed(heading).stream())
                    .map(passage -> item(
                            document,
                            passage,
                            say(
                                    "{heading}, as you both signed it",
                                    "heading",
                                    passage.heading().label())))
                    .forEach(items::add);
        }
        commitments.all().forEach(commitment -> items.add(item(commitment)));
        repairs.all().forEach(repair -> items.add(item(repair, person)));
        decisions.all().stream()
                .filter(decision -> decision.writtenBy().equals(person.value()) && !decision.isTakenBack())
                .forEach(decision -> items.add(item(decision)));
        stories.ofPairsOf(person).stream().filter(story -> !story.isErased()).forEach(story -> items.add(item(story)));
        for (var answer : blind.by(person)) {
            if (answer.what().startsWith(Check.Moment.BEGINNING)) {
                items.add(item(answer));
            } else if (answer.what().startsWith(Decision.BEGINNING)) {
                Placement.unpacked(answer.written()).ifPresent(placement -> items.add(item(answer, placement)));
            }
        }
        return items;
    }

    /** Each part under its question, with the dates. */
    private static Item item(Story story) {
        var lines = new ArrayList<String>();
        for (var part : SignStory.parts(story)) {
            lines.add(part.label().plain() + "\n" + part.text());
        }
        return new Item(
                say("Stories of change"),
                story.isSigned() ? say("As you both signed it") : say("Not signed yet"),
                story.signedAt() == null ? story.writtenAt() : story.signedAt(),
                story.written(Story.Part.TITLE).with(String.join("\n\n", lines)));
    }

    private static Item item(BlindAnswers.Answer answer) {
        var moment = Check.Moment.about(answer.what()).orElseThrow();
        return new Item(
                say("Pair check"),
                moment.label().plain(),
                answer.openedAt(),
                Check.unpacked(Objects.requireNonNullElse(answer.text(), "")).entrySet().stream()
                        .map(chosen -> chosen.getKey().statement().plain() + " "
                                + chosen.getValue().label().plain())
                        .collect(Collectors.joining("\n")));
    }

    private static Item item(Decision decision) {
        return new Item(
                say("Decisions we made"),
                say("Decided on {day}", "day", date(decision.decidedOn())),
                decision.writtenAt(),
                decision.written());
    }

    private static Item item(BlindAnswers.Answer answer, Placement placement) {
        var hat = placement.hat();
        return new Item(
                say("Decisions we made"),
                Stream.of(
                                say("Where I placed one: {step}", "step", placement.label()),
                                placement.ladder().label().plain(),
                                hat == null ? "" : hat.called())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                answer.openedAt(),
                placement.why());
    }

    /** Theirs are the words they said or heard. */
    private static Item item(Repair repair, PersonId person) {
        boolean mine = repair.saidBy().equals(person.value());
        return new Item(
                say("Our agreement"),
                mine
                        ? say(
                                "What I found no longer true: {heading}",
                                "heading",
                                repair.heading().label())
                        : say(
                                "What I heard: {heading}",
                                "heading",
                                repair.heading().label()),
                repair.saidAt(),
                mine ? repair.said() : Objects.requireNonNullElse(repair.heard(), Written.NOTHING));
    }

    /**
     * What they said or heard goes with their key; the rest is not one person's alone. A story of change that others read
     * comes back to the pair, and no name goes out with it any more.
     */
    @Override
    public void erase(PersonId person) {
        stories.takeBackAllOf(person);
    }

    private static Item item(Document document, Document.Passage passage, String title) {
        return new Item(section(document), title, passage.at(), passage.written());
    }

    private static Item item(Commitment commitment) {
        var outcome = commitment.outcome();
        return new Item(
                say("Our shared challenge"),
                outcome == null ? say("To try next") : say("Tried: {outcome}", "outcome", outcome.label()),
                commitment.askedAt(),
                commitment.written().and(commitment.why()));
    }

    private static String section(Document document) {
        return document.kind() == Heading.Kind.CHALLENGE ? say("Our shared challenge") : say("Our agreement");
    }
}
