package org.alongside.safeguarding;

import static org.alongside.language.Words.say;

import java.util.List;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * That somebody told of a worry is theirs to know and to have erased. The words were told to two people whose task it is
 * to act on them: they stay with those two until the worry is over, and never show again to whoever wrote them, because
 * others may look over their shoulder.
 */
@Component
class WorryBelongings implements Belongings {

    private final Worries worries;

    WorryBelongings(Worries worries) {
        this.worries = worries;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        return worries.sent().stream()
                .map(
                        sent -> new Item(
                                say("Worries"),
                                say("You told us that you were worried about someone"),
                                sent.sentAt(),
                                (sent.openedAt() == null ? say("Not opened so far.") : say("It was opened.")) + " "
                                        + say(
                                                "What you wrote is not in this file: it is about somebody else too, and only the two people for safeguarding can open it. Ask them, and they tell you what it says.")))
                .toList();
    }

    @Override
    public void erase(PersonId person) {
        worries.forget(person);
    }
}
