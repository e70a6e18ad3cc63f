package org.alongside.people;

import java.util.Set;
import java.util.UUID;
import org.alongside.people.page.AccountPage;
import org.alongside.web.Mark;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** My account, read and changed as one. */
@Service
class Account {

    private final Accounts accounts;
    private final Hats hats;
    private final Sessions sessions;

    Account(Accounts accounts, Hats hats, Sessions sessions) {
        this.accounts = accounts;
        this.hats = hats;
        this.sessions = sessions;
    }

    @Transactional(readOnly = true)
    AccountPage page(CurrentPerson me) {
        var kept = accounts.of(me.id());
        return page(me, kept, Set.copyOf(hats.of(me.id())), Mark.of(kept.interests()), null, Problems.none());
    }

    /** The page again with what was typed. */
    @Transactional(readOnly = true)
    AccountPage again(CurrentPerson me, AccountForm form, Problems problems) {
        var kept = accounts.of(me.id());
        return page(
                me,
                form.account(),
                form.hats(),
                Mark.of(kept.interests()),
                form.isOlderThan(kept) ? kept.interests() : null,
                problems);
    }

    /** False where another window has declared other interests in the meantime: nothing is changed. */
    @Transactional
    boolean save(CurrentPerson me, AccountForm form) {
        if (form.isOlderThan(accounts.of(me.id()))) {
            return false;
        }
        accounts.save(me.id(), form.account());
        accounts.wear(me.id(), form.hats());
        return true;
    }

    @Transactional
    void letHelp(CurrentPerson me, String helper) {
        accounts.letHelp(me.id(), helper);
    }

    @Transactional
    void endHelp(CurrentPerson me) {
        accounts.endHelp(me.id());
    }

    @Transactional
    boolean endSession(UUID session, CurrentPerson me) {
        return sessions.end(session, me.id());
    }

    private AccountPage page(
            CurrentPerson me,
            Accounts.Account account,
            Set<Hat> worn,
            String from,
            @Nullable String there,
            Problems problems) {
        var helper = accounts.helperOf(me.id());
        return new AccountPage(
                account.name(),
                account.pronouns(),
                account.language(),
                account.contact(),
                account.postal(),
                account.phone(),
                account.interests(),
                from,
                there,
                Hat.all().stream()
                        .map(hat -> new AccountPage.Hat(hat.key(), hat.called(), worn.contains(hat)))
                        .toList(),
                helper.map(Accounts.Helper::name).orElse(null),
                helper.map(Accounts.Helper::since).orElse(null),
                "",
                sessions.openOf(me.id()).stream()
                        .map(s -> new AccountPage.Session(
                                s.id(), s.device(), s.beganAt(), s.seenAt(), s.strong(), s.id().equals(me.session())))
                        .toList(),
                problems);
    }
}
