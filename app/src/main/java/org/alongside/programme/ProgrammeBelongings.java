package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.pairing.Pairs;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person wrote to apply and was told, and what they lead: to take along, and to let go of. */
@Component
class ProgrammeBelongings implements Belongings {

    private final Pairs pairs;
    private final Programmes programmes;
    private final Leads leads;
    private final SafeguardingPeople safeguarding;
    private final Applications applications;
    private final JdbcClient db;
    private final Clock clock;

    ProgrammeBelongings(
            Pairs pairs,
            Programmes programmes,
            Leads leads,
            SafeguardingPeople safeguarding,
            Applications applications,
            JdbcClient db,
            Clock clock) {
        this.pairs = pairs;
        this.programmes = programmes;
        this.leads = leads;
        this.safeguarding = safeguarding;
        this.applications = applications;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Item> handOver(PersonId person) {
        var items = new ArrayList<Item>();
        var answers = applications.answersOf(person);
        var own = applications.ownOf(person);
        applications.of(person).forEach(applied -> {
            var id = applied.begun().id();
            add(items, applied, answers.getOrDefault(id, List.of()), own.getOrDefault(id, Written.NOTHING));
        });
        programmes
                .ledBy(person)
                .forEach(programme -> items.add(
                        new Item(say("Programmes"), programme.name(), null, say("You lead this programme."))));
        safeguarding.now().stream()
                .filter(holder -> holder.person().equals(person.value()))
                .forEach(holder -> items.add(new Item(
                        say("Programmes"),
                        holder.role().label().now().plain(),
                        holder.since(),
                        holder.name() + "\n" + holder.reach())));
        return items;
    }

    private static void add(
            List<Item> items, Applications.Applied applied, List<Applications.Answered> answers, Written own) {
        var application = applied.begun();
        var title = applied.call().title();
        for (var answered : answers) {
            if (!answered.answer().isEmpty()) {
                var question = answered.question().put(application.livesName(), application.worksName());
                var chosen =
                        Choices.label(answered.question(), answered.answer().choice());
                items.add(new Item(
                        say("Applications"),
                        title + ": "
                                + (chosen.isEmpty()
                                        ? question
                                        : say("{question} {answer}", "question", question, "answer", chosen)),
                        answered.at(),
                        answered.answer().written()));
            }
        }
        if (!own.text().isBlank()) {
            items.add(new Item(say("Applications"), say("{call}: what you wrote alone", "call", title), null, own));
        }
        var told = applied.told();
        if (told != null) {
            items.add(new Item(
                    say("Applications"),
                    say("{call}: the answer", "call", title) + ": "
                            + told.outcome().label().now(),
                    null,
                    told.reason().and(told.feedback())));
        }
    }

    /** Their pairs end, and with them what they apply for. What both wrote goes with the pair's key. */
    @Override
    public void erase(PersonId person) {
        var now = clock.instant();
        for (var pair : pairs.of(person)) {
            applications.withdrawAllOf(pair.id(), now);
        }
        db.sql("""
                update programme.application
                   set lives_name = case when lives = :me then null else lives_name end,
                       works_name = case when works = :me then null else works_name end
                 where :me in (lives, works)
                """).param("me", person.value()).update();
        db.sql("delete from programme.set_aside where written_by = :me")
                .param("me", person.value())
                .update();
        db.sql("delete from programme.own_answer where author = :me")
                .param("me", person.value())
                .update();
        programmes.ledBy(person).forEach(programme -> leads.end(programme.id(), person));
        safeguarding.forget(person);
        db.sql("update programme.lead set name = null, until = coalesce(until, :now) where person = :me")
                .param("now", Times.at(now))
                .param("me", person.value())
                .update();
    }
}
