package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** Tells the other half. Letters never carry the words themselves: a mailbox may have more than one reader. */
@Component
class PairLetters {

    private final Pairs pairs;
    private final People people;
    private final Outbox outbox;

    PairLetters(Pairs pairs, People people, Outbox outbox) {
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

    void done(UUID pair, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("{name} has agreed too. It is done", "name", name),
                        List.of(say("You both gave your hand to the same words, so it has happened.")),
                        toTheirPage(pair)));
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
                        toTheirPage(pair)));
    }

    void paused(UUID pair, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("A pause"),
                        List.of(
                                say(
                                        "{name} would like your pair to pause for a while. It is no judgement on you.",
                                        "name",
                                        name),
                                say("Nothing is lost. Either of you can go on whenever it is right.")),
                        toTheirPage(pair)));
    }

    void goesOn(UUID pair, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("Your pair goes on"),
                        List.of(say("{name} is back, and your pair goes on.", "name", name)),
                        toTheirPage(pair)));
    }

    void ended(UUID pair, PersonId by) {
        tell(
                pair,
                by,
                name -> new Letter(
                        say("Your pair has ended"),
                        List.of(
                                say(
                                        "{name} has ended your pair. Pairs end for many reasons, most of them nobody’s fault.",
                                        "name",
                                        name),
                                say(
                                        "What you shared stays as it was, and you can still take back your own. What you wrote in private stays yours.")),
                        toTheirPage(pair)));
    }

    private static Letter.Action toTheirPage(UUID pair) {
        return new Letter.Action(say("Go to your pair’s page"), "/pairs/" + pair);
    }

    private void tell(UUID pair, PersonId by, Function<String, Letter> letter) {
        var both = pairs.with(by, pair).orElseThrow(NotHere::new);
        var other = both.otherThan(by.value());
        var name = both.half(by.value()).name();
        outbox.post(
                other.person(),
                people.inLanguageOf(new PersonId(other.person()), () -> letter.apply(name == null ? "" : name)));
    }
}
