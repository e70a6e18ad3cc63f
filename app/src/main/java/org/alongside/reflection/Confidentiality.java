package org.alongside.reflection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.alongside.reflection.page.LimitsPage;
import org.alongside.web.Frame;
import org.alongside.web.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;

/** Whoever writes here has read, once, where confidentiality ends. A new wording is read anew. */
@Repository
class Confidentiality {

    /** Of the words on the page: change it when they change. */
    static final String VERSION = "limits-1";

    private final JdbcClient db;
    private final Clock clock;

    Confidentiality(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isReadBy(PersonId me) {
        return db.sql("""
                select exists (select from reflection.limits_read where person = :me and version = :version)
                """)
                .param("me", me.value())
                .param("version", VERSION)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void read(PersonId me) {
        db.sql("""
                insert into reflection.limits_read (person, version, read_at) values (:me, :version, :now)
                on conflict do nothing
                """)
                .param("me", me.value())
                .param("version", VERSION)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    void forget(UUID person) {
        db.sql("delete from reflection.limits_read where person = :person")
                .param("person", person)
                .update();
    }

    /** The page to read first; it leads back to where they were going. */
    static ModelAndView first() {
        return new ModelAndView(
                "redirect:/journal/limits?onward=" + Frame.current().path());
    }

    /**
     * The same where words were sent already: nothing of them is saved. They go along, and come back to the same
     * address with {@code limits} among them, to be looked at and saved or not.
     *
     * @param typed names and values in turn
     */
    static ModelAndView first(String... typed) {
        var fields = new ArrayList<LimitsPage.Field>();
        for (int i = 0; i < typed.length; i += 2) {
            fields.add(new LimitsPage.Field(typed[i], typed[i + 1]));
        }
        return Pages.again(
                "reflection/limits", new LimitsPage(false, Frame.current().path(), fields));
    }
}
