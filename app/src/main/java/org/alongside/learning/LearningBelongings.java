package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.List;
import org.alongside.language.Written;
import org.alongside.pairing.BlindAnswers;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * What somebody answered blind on a day, what they put aside, and what they said to pairs that asked their cohort. Of
 * their pairs: the learning cards, how these introduce themselves and what they asked, which stay the other half's too.
 * The plans of days are no one person's.
 */
@Component
class LearningBelongings implements Belongings {

    private final BlindAnswers blind;
    private final ParkingLot parking;
    private final Cards cards;
    private final Introductions introductions;
    private final Consultations consultations;
    private final Replies replies;

    LearningBelongings(
            BlindAnswers blind,
            ParkingLot parking,
            Cards cards,
            Introductions introductions,
            Consultations consultations,
            Replies replies) {
        this.blind = blind;
        this.parking = parking;
        this.cards = cards;
        this.introductions = introductions;
        this.consultations = consultations;
        this.replies = replies;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        var items = new ArrayList<Item>();
        blind.by(person).stream()
                .filter(answer -> answer.what().startsWith(Block.BEGINNING))
                .forEach(answer -> {
                    var said = Answered.unpacked(answer.text());
                    items.add(new Item(
                            say("On the days"),
                            said.exercise() + ": " + said.question(),
                            answer.openedAt(),
                            Answered.written(answer)));
                });
        parking.by(person)
                .forEach(parked -> items.add(
                        new Item(say("On the days"), say("Put aside for later"), parked.at(), parked.written())));
        cards.ofPairsOf(person).stream()
                .filter(card -> !card.isErased())
                .forEach(card -> items.add(new Item(
                        say("Our learning cards"),
                        card.content().label().plain(),
                        card.writtenAt(),
                        new Written((card.learned() + "\n\n" + card.idea()).strip(), card.language()))));
        introductions.ofPairsOf(person).stream()
                .filter(introduction -> !introduction.isErased())
                .forEach(introduction -> items.add(new Item(
                        say("Us two in the network"),
                        say("What we lead together"),
                        introduction.shownAt(),
                        new Written(
                                (introduction.led() + "\n\n" + introduction.ask()).strip(), introduction.language()))));
        consultations.ofPairsOf(person).stream()
                .filter(asked -> !asked.isErased())
                .forEach(asked -> items.add(new Item(
                        say("What we asked our cohort"), asked.question().text(), asked.shownAt(), allOf(asked))));
        replies.by(person).stream()
                .filter(reply -> !reply.isTakenBack())
                .forEach(reply -> items.add(new Item(
                        say("What I said to pairs that asked our cohort"),
                        reply.kind().label().plain(),
                        reply.at(),
                        reply.written())));
        return items;
    }

    private static Written allOf(Consultation asked) {
        var words = asked.situation().and(asked.question());
        var takeaway = asked.takeaway();
        return takeaway == null ? words : words.and(takeaway.words());
    }

    @Override
    public void erase(PersonId person) {
        parking.forget(person);
        replies.forget(person);
    }
}
