package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.mail.Letter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes to people whose second proofs were taken away at the command line. */
@Component
class TellingOfLoss {

    private final WayLetters letters;
    private final Jobs jobs;

    TellingOfLoss(WayLetters letters, Jobs jobs) {
        this.letters = letters;
        this.jobs = jobs;
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT5S")
    void tell() {
        jobs.inTransaction(() -> Rows.all(jobs.db()
                        .sql("delete from people.untold returning person")
                        .query((row, _) -> new PersonId(row.getObject(1, UUID.class))))
                .forEach(person -> letters.tell(person, TellingOfLoss::letter)));
    }

    private static Letter letter() {
        return new Letter(
                say("You can sign in with a letter again"),
                List.of(
                        say(
                                "Whoever looks after the server has taken away your passkeys, apps and other ways to sign in. You are signed out everywhere."),
                        say("Ask for a sign-in letter as usual, and set up a new way under “How you sign in”."),
                        say("If you did not ask for this, tell us at once.")));
    }
}
