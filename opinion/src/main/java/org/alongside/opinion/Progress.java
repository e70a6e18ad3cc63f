package org.alongside.opinion;

import java.util.concurrent.CancellationException;

/** Told about long work: what is being done, and how much of all is done, from 0 to 1 and never less than before. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (step, done) -> {};

    void at(String step, double done);

    /**
     * Tells, unless the work is to stop here.
     *
     * @throws CancellationException when the thread is interrupted
     */
    default void tell(String step, double done) {
        pause();
        at(step, done);
    }

    /** The same work as a part of some larger work, from one share of it done to another. */
    default Progress within(double from, double to) {
        return (step, done) -> at(step, from + done * (to - from));
    }

    /**
     * Lets long work be stopped from outside.
     *
     * @throws CancellationException when the thread is interrupted
     */
    static void pause() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
