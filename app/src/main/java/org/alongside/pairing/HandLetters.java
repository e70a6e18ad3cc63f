package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Tells the other half. Letters never carry the words themselves: a mailbox may have more than one reader. */
@Component
class HandLetters {

    private final Pairs pairs;
    private final People people;
    private final Outbox outbox;

    HandLetters(Pairs pairs, People people, Outbox outbox) {
        this.pairs = pairs;
        this.people = people;
        this.outbox = outbox;
    }

    void offered(UUID pair, UUID offer, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("{name} has given a hand. Yours is next, if you want to", "name", name),
                        List.of(
                                say("{name} would like to do something that needs both of you.", "name", name),
                                say(
                                        "Read exactly what it says, then agree or say “not this time”. Nothing happens until you both agree.")),
                        new Letter.Action(say("Read it and decide"), "/pairs/" + pair + "/hands/" + offer)));
    }

    void done(UUID pair, String act, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("{name} has agreed too. It is done", "name", name),
                        List.of(say("You both gave your hand to the same words, so it has happened.")),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
    }

    void declined(UUID pair, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("Not this time"),
                        List.of(say(
                                "{name} said “not this time”. You can change the words and ask again, or leave it.",
                                "name",
                                name)),
                        new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair)));
    }

    private void tell(UUID pair, PersonId by, java.util.function.Function<String, Letter> letter) {
        var both = pairs.with(by, pair).orElseThrow(NotHere::new);
        var other = both.otherThan(by.value());
        var name = both.half(by.value()).name();
        outbox.post(
                other.person(),
                people.inLanguageOf(new PersonId(other.person()), () -> letter.apply(name == null ? "" : name)));
    }
}
