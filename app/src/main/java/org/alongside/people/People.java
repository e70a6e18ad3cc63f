package org.alongside.people;

import java.util.Locale;
import java.util.function.Supplier;
import org.alongside.database.Jobs;
import org.alongside.language.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What other modules may ask about people. Row security answers for those alongside whoever asks. */
@Repository
public class People {

    private final JdbcClient db;
    private final Jobs jobs;
    private final Accounts accounts;

    People(JdbcClient db, Jobs jobs, Accounts accounts) {
        this.db = db;
        this.jobs = jobs;
        this.accounts = accounts;
    }

    /** What this person declares as their interests, empty if nothing. Asked by that person. */
    public String interestsOf(PersonId me) {
        return accounts.of(me).interests();
    }

    /**
     * Writes something in the language its reader chose; in the writer's, if the reader is not alongside them. Work
     * without a person knows everybody's language.
     */
    public <T> T inLanguageOf(PersonId reader, Supplier<T> writing) {
        var language = (jobs.underWay() ? jobs.db() : db)
                .sql("select language from people.person where id = :person")
                .param("person", reader.value())
                .query(String.class)
                .optional()
                .map(Locale::forLanguageTag)
                .orElse(Words.language().asLocale());
        return Words.in(language, writing::get);
    }
}
