package org.alongside.database;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Counts what pages ask of the database, by listening to the driver. Each statement that the database answers counts:
 * looking up the session, saying who is asking and noting when somebody was last seen too, through whichever pool. Only
 * {@code begin}, {@code commit} and {@code rollback} do not: the first travels with the statement after it, and what
 * ends a transaction asks nothing. Jobs that run beside the pages are not heard.
 */
public final class Statements implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3");
    private static final String PAGES = "http-";
    private static final Pattern ANSWERED = Pattern.compile("CommandStatus\\((?!BEGIN|COMMIT|ROLLBACK)");

    private final AtomicInteger asked = new AtomicInteger();
    private final Handler ear = new Ear();
    private final Level before = DRIVER.getLevel();
    private final boolean parents = DRIVER.getUseParentHandlers();

    private Statements() {}

    /** Listens until closed. */
    public static Statements listening() {
        var listening = new Statements();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.ALL);
        DRIVER.addHandler(listening.ear);
        return listening;
    }

    /** How many were asked by threads that serve pages. */
    public int asked() {
        return asked.get();
    }

    private void hear(LogRecord line) {
        var text = line.getMessage();
        if (line.getParameters() != null && line.getParameters().length > 0) {
            text = text.replace("{0}", String.valueOf(line.getParameters()[0]));
        }
        if (ANSWERED.matcher(text).find() && Thread.currentThread().getName().startsWith(PAGES)) {
            asked.incrementAndGet();
        }
    }

    @Override
    public void close() {
        DRIVER.removeHandler(ear);
        DRIVER.setLevel(before);
        DRIVER.setUseParentHandlers(parents);
    }

    private final class Ear extends Handler {
        @Override
        public void publish(LogRecord line) {
            hear(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
