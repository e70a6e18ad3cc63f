package org.alongside.database;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Counts what is asked of the database, through every pool, by listening to the driver. Beginning and ending a
 * transaction is not counted: it travels with the statements.
 */
public final class Statements implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3");
    private static final Pattern ANSWERED = Pattern.compile("CommandStatus\\((?!BEGIN|COMMIT|ROLLBACK)");

    private final Map<Long, Integer> byThread = new HashMap<>();
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

    /** How many the busiest thread asked: the one that served the page, not the jobs that run beside it. */
    public synchronized int most() {
        return byThread.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private synchronized void hear(LogRecord line) {
        var text = line.getMessage();
        if (line.getParameters() != null && line.getParameters().length > 0) {
            text = text.replace("{0}", String.valueOf(line.getParameters()[0]));
        }
        if (ANSWERED.matcher(text).find()) {
            byThread.merge(line.getLongThreadID(), 1, Integer::sum);
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
