package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Beginning a programme, and naming its leads and who looks after safeguarding. It is theirs only once they say yes
 * themselves, signed in; and those who name them read nothing that pairs send, and nothing anybody is worried about.
 */
@Service
class NamingLeads {

    /** What became of a yes. */
    enum Accepted {
        LEADS,
        SAFEGUARDS,

        /** It was answered, taken back or is too old. */
        OVER,

        /** They have another part that does not go with this one. */
        OTHER_PART
    }

    private final Programmes programmes;
    private final Leads leads;
    private final SafeguardingPeople safeguarding;
    private final People people;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Settings settings;

    NamingLeads(
            Programmes programmes,
            Leads leads,
            SafeguardingPeople safeguarding,
            People people,
            Outbox outbox,
            Jobs jobs,
            Settings settings) {
        this.programmes = programmes;
        this.leads = leads;
        this.safeguarding = safeguarding;
        this.people = people;
        this.outbox = outbox;
        this.jobs = jobs;
        this.settings = settings;
    }

    @Transactional
    UUID begin(String name, CurrentPerson me) {
        onlyAdministrators(me);
        var id = UUID.randomUUID();
        programmes.begin(id, name);
        return id;
    }

    /** @param programme none for safeguarding in the place as a whole */
    @Transactional
    void invite(@Nullable UUID programme, Role role, String name, String email, CurrentPerson me) {
        onlyAdministrators(me);
        var title = programme == null
                ? settings.organisation()
                : programmes.all().stream()
                        .filter(p -> p.id().equals(programme))
                        .findFirst()
                        .orElseThrow(NotHere::new)
                        .name();
        var secret = Secrets.secret();
        leads.invite(programme, role, name, email, Secrets.digest(secret));
        outbox.post(
                new Recipient(name, email, Words.language().asLocale()),
                role == Role.LEAD
                        ? toLead(title, "/lead-invitations/" + secret)
                        : toSafeguard(role, title, "/lead-invitations/" + secret));
    }

    @Transactional
    void withdraw(UUID invitation, CurrentPerson me) {
        onlyAdministrators(me);
        if (!leads.withdraw(invitation)) {
            throw new NotHere();
        }
    }

    @Transactional
    void end(UUID programme, UUID lead, CurrentPerson me) {
        onlyAdministrators(me);
        if (!leads.end(programme, new PersonId(lead))) {
            throw new NotHere();
        }
    }

    @Transactional
    void endSafeguarding(UUID circle, UUID person, CurrentPerson me) {
        onlyAdministrators(me);
        if (!safeguarding.end(circle, new PersonId(person))) {
            throw new NotHere();
        }
    }

    Optional<Leads.Invited> behind(String secret) {
        return leads.behind(Secrets.digest(secret));
    }

    /** What the invitation is about: a programme, or all of the place. */
    String titleOf(Leads.Invited invitation) {
        return invitation.programmeName() == null ? settings.organisation() : invitation.programmeName();
    }

    /** @param reach how people reach whoever looks after safeguarding */
    Accepted accept(String secret, String reach, CurrentPerson me) {
        return jobs.inTransaction(() -> behind(secret)
                .map(invitation ->
                        invitation.role() == Role.LEAD ? lead(invitation, me) : safeguard(invitation, reach, me))
                .orElse(Accepted.OVER));
    }

    private Accepted lead(Leads.Invited invitation, CurrentPerson me) {
        var programme = Objects.requireNonNull(invitation.programme());
        if (safeguarding.holds(programme, me.id())) {
            return Accepted.OTHER_PART;
        }
        if (!leads.accept(invitation)) {
            return Accepted.OVER;
        }
        leads.begin(programme, me);
        return Accepted.LEADS;
    }

    /** Whoever is in that circle is told who comes: nobody joins it unseen. */
    private Accepted safeguard(Leads.Invited invitation, String reach, CurrentPerson me) {
        if (!safeguarding.mayHold(invitation, me.id())) {
            return Accepted.OTHER_PART;
        }
        if (!leads.accept(invitation)) {
            return Accepted.OVER;
        }
        for (var before : safeguarding.take(invitation, me, reach)) {
            outbox.post(
                    before.person(),
                    people.inLanguageOf(
                            new PersonId(before.person()), () -> hasCome(invitation, titleOf(invitation), me.name())));
        }
        return Accepted.SAFEGUARDS;
    }

    boolean decline(String secret) {
        return jobs.inTransaction(() -> behind(secret).filter(leads::decline).isPresent());
    }

    static void onlyAdministrators(CurrentPerson me) {
        if (!me.administrator()) {
            throw new NotHere();
        }
    }

    private static Letter toLead(String programme, String path) {
        return new Letter(
                say("Would you lead “{programme}”?", "programme", programme),
                List.of(
                        say("You are asked to be a lead of “{programme}” on Alongside.", "programme", programme),
                        say(
                                "A lead writes the call for pairs, reads what pairs send, and decides with reasons. You would be trusted with words that people show to few."),
                        say("It is yours only if you say yes. The letter is open for 14 days.")),
                new Letter.Action(say("Read what it means"), path));
    }

    private static Letter toSafeguard(Role role, String title, String path) {
        return new Letter(
                role == Role.DEPUTY
                        ? say("Would you be the deputy for safeguarding of “{title}”?", "title", title)
                        : say("Would you be the safeguarding lead of “{title}”?", "title", title),
                List.of(
                        say(
                                "You are asked to look after safeguarding in “{title}” on Alongside, as one of two.",
                                "title",
                                title),
                        say(
                                "When somebody is worried about someone, they write to the two of you, and to nobody else. You would read it within a working day."),
                        say("It is yours only if you say yes. The letter is open for 14 days.")),
                new Letter.Action(say("Read what it means"), path));
    }

    private static Letter hasCome(Leads.Invited invitation, String title, String name) {
        return new Letter(
                say("{name} looks after safeguarding in “{title}” now", "name", name, "title", title),
                List.of(
                        invitation.role() == Role.DEPUTY
                                ? say(
                                        "{name} is the deputy from now on, and reads what is written to the two of you.",
                                        "name",
                                        name)
                                : say(
                                        "{name} is the safeguarding lead from now on, and reads what is written to the two of you.",
                                        "name",
                                        name),
                        say("If this part was yours until now, you have handed it over and see its pages no more.")),
                null);
    }
}
