package org.alongside.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.mail.EarlierLetters;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Letters that have arrived by now, and one that still waits in the outbox. In the words the program would have used. */
@Component
@Conditional(InDemo.class)
class InventedLetters {

    private final EarlierLetters letters;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Ago ago;

    InventedLetters(EarlierLetters letters, Outbox outbox, Jobs jobs, Ago ago) {
        this.letters = letters;
        this.outbox = outbox;
        this.jobs = jobs;
        this.ago = ago;
    }

    void invent() {
        hand(ago.hours(19), Cast.APPLYING, Cast.APPLYING.lives(), Cast.APPLYING.works());
        hand(ago.hours(27), Cast.FIRST, Cast.FIRST.works(), Cast.FIRST.lives());
        hand(ago.hours(30), Cast.FACILITATORS, Cast.FACILITATORS.lives(), Cast.FACILITATORS.works());
        hand(ago.hours(44), Cast.OFFERED, Cast.OFFERED.works(), Cast.OFFERED.lives());
        Cast.FACILITATORS.both().forEach(this::aWord);
        Cast.OFFERED.both().forEach(this::answer);
        answer(Cast.DECLINED.lives());
        brought();
        Cast.FIRST.both().forEach(this::opened);
        Cast.FIRST.both().forEach(this::facilitators);
        List.of(Cast.SAFEGUARDING, Cast.DEPUTY).forEach(this::somethingToRead);
        jobs.inTransaction(this::waits);
    }

    private void hand(Instant at, Cast.Couple pair, Cast.Player by, Cast.Player to) {
        arrived(
                at,
                to,
                by.name() + " has given a hand. Yours is next, if you want to",
                List.of(
                        by.name() + " would like to do something that needs both of you.",
                        "Read exactly what it says, then agree or say “not this time”. Nothing happens until you both agree."),
                new Letter.Action("Go to your pair’s page", "/pairs/" + pair.id()));
    }

    private void aWord(Cast.Player to) {
        arrived(
                ago.hours(20),
                to,
                "Somebody would like a word with you",
                List.of(
                        "Somebody in a cohort you facilitate has asked for you.",
                        "Who it is and what it is about stand on a page that only you and the other facilitators can open."),
                new Letter.Action("Read it", "/journal/words"));
    }

    private void somethingToRead(Cast.Player to) {
        arrived(
                ago.hours(3),
                to,
                "There is something for you to read",
                List.of("It stands on a page that only two people can open. Please read it today."),
                new Letter.Action("Read it", "/safeguarding"));
    }

    private void answer(Cast.Player to) {
        arrived(ago.days(3), to, answer());
    }

    private static Letter answer() {
        return new Letter(
                "There is an answer to your application",
                List.of("You applied to “Market Towns”. The answer, and why, is on your page."),
                new Letter.Action("Read the answer", "/today"));
    }

    private void brought() {
        letters.arrived(
                ago.days(6),
                new Recipient(Cast.ASKED, "tunde.bello@demo.example", Locale.UK),
                new Letter(
                        "Would you join “Market Towns”?",
                        List.of(
                                Cast.LEAD.name()
                                        + " entered your name and email address, to ask you into “Market Towns” on Alongside.",
                                "You would be one of a pair with " + Cast.BROUGHT.name()
                                        + ". You bring what you know from work, " + Cast.BROUGHT.name()
                                        + " from living with it.",
                                "Nothing is agreed until you both say so. If you say no, we forget your details at once: what stays is a mark that says of nobody who it was, so that the same file does not ask again. If you say nothing, we forget them after 21 days."),
                        new Letter.Action("Read what it means", "/brought/" + InventedCohorts.SECRET_OF_ASKED)));
    }

    private void opened(Cast.Player to) {
        arrived(
                ago.days(59),
                to,
                "It is open: what the two of you assumed",
                List.of(
                        "You are both ready, so your guesses and answers are open now, for both of you at the same moment.",
                        "Read them slowly. A gap is not a fault."),
                new Letter.Action("Read what you both wrote", "/pairs/" + Cast.FIRST.id() + "/assumptions"));
    }

    private void facilitators(Cast.Player to) {
        arrived(
                ago.days(124),
                to,
                "Ifeoma Achebe and Martin Lowe facilitate “The first twelve”",
                List.of(
                        "Ifeoma Achebe and Martin Lowe are the pair who will be with you in “The first twelve”. They have both said yes.",
                        "They see what you share with your facilitators from now on, and nothing that was shared before."),
                new Letter.Action("Go to your cohort", "/cohorts/" + InventedCohorts.TWELVE.id()));
    }

    private void arrived(Instant at, Cast.Player to, String subject, List<String> says, Letter.Action action) {
        arrived(at, to, new Letter(subject, says, action));
    }

    private void arrived(Instant at, Cast.Player to, Letter letter) {
        letters.arrived(at, new Recipient(to.name(), to.email(), Locale.UK), letter);
    }

    /** The server it goes to asked us to come back later. */
    private void waits() {
        outbox.post(Cast.DECLINED.works().id(), answer());
        jobs.db()
                .sql("update mail.letter set tries = 9, due_at = :later where sealed is not null")
                .param("later", Times.at(ago.hours(-3)))
                .update();
    }
}
