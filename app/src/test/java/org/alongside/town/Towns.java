package org.alongside.town;

import org.alongside.database.TestDatabase;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Founds towns, and does by hand what else comes by the clock. */
final class Towns {

    private final TestDatabase database;
    private final Settings settings;
    private final Sessions sessions;
    private final ScheduledTaskHolder jobs;

    Towns(TestDatabase database, Settings settings, Sessions sessions, ScheduledTaskHolder jobs) {
        this.database = database;
        this.settings = settings;
        this.sessions = sessions;
        this.jobs = jobs;
    }

    Town found() {
        return new Town(database, settings, sessions);
    }

    /** All work without a person, so that none of it changes something later. */
    void runJobs() {
        jobs.getScheduledTasks().forEach(job -> job.getTask().getRunnable().run());
    }
}
