package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Beginning a programme and naming its leads. Leading is theirs only once they say yes themselves, signed in; and those
 * who name them read nothing that pairs send.
 */
@Service
class NamingLeads {

    private final Programmes programmes;
    private final Leads leads;
    private final Outbox outbox;
    private final Jobs jobs;

    NamingLeads(Programmes programmes, Leads leads, Outbox outbox, Jobs jobs) {
        this.programmes = programmes;
        this.leads = leads;
        this.outbox = outbox;
        this.jobs = jobs;
    }

    @Transactional
    UUID begin(String name, CurrentPerson me) {
        onlyAdministrators(me);
        var id = UUID.randomUUID();
        programmes.begin(id, name);
        return id;
    }

    @Transactional
    void invite(UUID programme, String name, String email, CurrentPerson me) {
        onlyAdministrators(me);
        var found = programmes.all().stream()
                .filter(p -> p.id().equals(programme))
                .findFirst()
                .orElseThrow(NotHere::new);
        var secret = Secrets.secret();
        leads.invite(programme, name, email, Secrets.digest(secret));
        outbox.post(
                new Recipient(name, email, Words.language().asLocale()),
                letter(found.name(), "/lead-invitations/" + secret));
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

    Optional<Leads.Invited> behind(String secret) {
        return leads.behind(Secrets.digest(secret));
    }

    /** The programme they lead from now on; nothing if the invitation is over. */
    Optional<UUID> accept(String secret, CurrentPerson me) {
        return jobs.inTransaction(() -> behind(secret)
                .filter(invitation -> leads.accept(invitation, me))
                .map(Leads.Invited::programme));
    }

    boolean decline(String secret) {
        return jobs.inTransaction(() -> behind(secret).filter(leads::decline).isPresent());
    }

    static void onlyAdministrators(CurrentPerson me) {
        if (!me.administrator()) {
            throw new NotHere();
        }
    }

    private static Letter letter(String programme, String path) {
        return new Letter(
                say("Would you lead “{programme}”?", "programme", programme),
                List.of(
                        say("You are asked to be a lead of “{programme}” on Alongside.", "programme", programme),
                        say(
                                "A lead writes the call for pairs, reads what pairs send, and decides with reasons. You would be trusted with words that people show to few."),
                        say("It is yours only if you say yes. The letter is open for 14 days.")),
                new Letter.Action(say("Read what it means"), path));
    }
}
