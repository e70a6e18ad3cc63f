package org.alongside.demo;

import org.alongside.database.Jobs;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Fills an empty demo. Its dates lie around today, whenever today is. */
@Component
@Conditional(InDemo.class)
class Inventing implements ApplicationRunner {

    private final InventedPeople people;
    private final InventedProgramme programme;
    private final InventedWords words;
    private final Jobs jobs;

    Inventing(InventedPeople people, InventedProgramme programme, InventedWords words, Jobs jobs) {
        this.people = people;
        this.programme = programme;
        this.words = words;
        this.jobs = jobs;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isEmpty()) {
            return;
        }
        people.invent();
        programme.invent();
        words.invent();
    }

    private boolean isEmpty() {
        return !jobs.db()
                .sql("select exists (select from people.administrator)")
                .query(Boolean.class)
                .single();
    }
}
