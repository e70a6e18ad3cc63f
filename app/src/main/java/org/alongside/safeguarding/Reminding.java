package org.alongside.safeguarding;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.programme.SafeguardingPeople;
import org.alongside.programme.SafeguardingPeople.Holder;
import org.alongside.safeguarding.page.WorryPage;
import org.alongside.settings.Settings;
import org.alongside.vault.Vault;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Letters about worries, none of which says a word of one: to the two who are told; and when neither has opened it
 * within a working day, to the leads. Work without a person, which cannot read any; and it destroys them in time.
 */
@Component
class Reminding {

    private record Waiting(UUID id, UUID circle, Instant sentAt) {}

    private final Jobs jobs;
    private final SafeguardingPeople safeguarding;
    private final People people;
    private final Outbox outbox;
    private final Vault vault;
    private final Settings settings;
    private final Clock clock;

    Reminding(
            Jobs jobs,
            SafeguardingPeople safeguarding,
            People people,
            Outbox outbox,
            Vault vault,
            Settings settings,
            Clock clock) {
        this.jobs = jobs;
        this.safeguarding = safeguarding;
        this.people = people;
        this.outbox = outbox;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT20S")
    void go() {
        jobs.inTransaction(() -> waiting("w.told_at is null").forEach(this::tell));
        jobs.inTransaction(() -> waiting("""
                w.overdue_told_at is null and w.due_at <= :now and w.closed_at is null
                and not exists (select from safeguarding.opening o where o.worry = w.id)
                """).forEach(this::tellThatItWaits));
        jobs.inTransaction(this::destroyOld);
    }

    private List<Waiting> waiting(String which) {
        return Rows.all(jobs.db()
                .sql("select w.id, w.circle, w.sent_at from safeguarding.worry w where " + which
                        + " order by w.sent_at for update of w skip locked")
                .param("now", Times.at(clock.instant()))
                .query(Waiting.class));
    }

    /** If nobody has the role just now, it waits for whoever takes it; the leads hear of it in time. */
    private void tell(Waiting worry) {
        var holders = safeguarding.of(worry.circle());
        for (var holder : holders) {
            post(holder.person(), Reminding::somethingToRead);
        }
        if (!holders.isEmpty()) {
            done("told_at", worry);
        }
    }

    private void tellThatItWaits(Waiting worry) {
        var title = safeguarding.titleOf(worry.circle());
        var holders = safeguarding.of(worry.circle());
        for (var lead : safeguarding.above(worry.circle())) {
            post(lead, () -> itWaits(title, holders, worry.sentAt()));
        }
        done("overdue_told_at", worry);
    }

    /** Both when and what: the rows, and the key, so that no backup opens the words. */
    private void destroyOld() {
        Rows.all(jobs.db()
                        .sql("delete from safeguarding.worry where closed_at < :before returning id")
                        .param("before", Times.at(clock.instant().minus(WorryPage.KEPT_FOR)))
                        .query(UUID.class))
                .forEach(vault::destroy);
    }

    /** The column is one of our two constants. */
    private void done(String column, Waiting worry) {
        jobs.db()
                .sql("update safeguarding.worry set " + column + " = :now where id = :id")
                .param("now", Times.at(clock.instant()))
                .param("id", worry.id())
                .update();
    }

    private void post(UUID person, java.util.function.Supplier<Letter> letter) {
        outbox.post(person, people.inLanguageOf(new PersonId(person), letter));
    }

    private static Letter somethingToRead() {
        return new Letter(
                say("There is something for you to read"),
                List.of(say("It stands on a page that only two people can open. Please read it today.")),
                new Letter.Action(say("Read it"), "/safeguarding"));
    }

    private Letter itWaits(String title, List<Holder> holders, Instant since) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(say(
                "Somebody wrote to the two people for safeguarding of “{title}” on {moment}. A working day has passed, and neither has opened it.",
                "title",
                title,
                "moment",
                Words.dateTime(settings.here(since))));
        paragraphs.add(say(
                "You are not told who wrote, or what it says. Please make sure that one of the two reads it today."));
        for (var holder : holders) {
            paragraphs.add(say("{name}: {reach}", "name", holder.name(), "reach", holder.reach()));
        }
        if (holders.isEmpty()) {
            paragraphs.add(say("Nobody has the role just now: ask those who look after the place to name somebody."));
        }
        return new Letter(say("Something waits to be read in “{title}”", "title", title), paragraphs);
    }
}
