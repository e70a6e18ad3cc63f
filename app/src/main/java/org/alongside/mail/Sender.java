package org.alongside.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.alongside.database.Jobs;
import org.alongside.mail.Carrier.Unreachable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, one letter per transaction: the row stays locked while the letter is handed over, so
 * that two senders never hold the same one, and a crash leaves it waiting.
 */
@Component
class Sender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** Twice this, the database and the pages must fit into the five seconds in which everything stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Waiting waiting;
    private final Delivering delivering;
    private final Carrier carrier;
    private final Bell bell;
    private final Outbox outbox;

    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    Sender(Jobs jobs, Waiting waiting, Delivering delivering, Carrier carrier, Bell bell, Outbox outbox) {
        this.jobs = jobs;
        this.waiting = waiting;
        this.delivering = delivering;
        this.carrier = carrier;
        this.bell = bell;
        this.outbox = outbox;
    }

    /** On a virtual thread, because interrupting one closes the connection on which it waits for an answer. */
    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("letters").start(this::work);
    }

    /** First politely, so that a letter half handed over arrives once; then by hanging up. */
    @Override
    public void stop() {
        var working = thread;
        if (working == null) {
            return;
        }
        stopping = true;
        bell.ring();
        try {
            if (!working.join(PATIENCE)) {
                working.interrupt();
                working.join(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        var rest = REST;
        try {
            while (!stopping) {
                boolean allLeft = sendAll();
                look();
                if (allLeft) {
                    rest = REST;
                    bell.await(rest);
                } else {
                    sleep(rest);
                    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
                }
            }
        } catch (InterruptedException _) {
            // Asked to stop, and not in the middle of anything.
        }
    }

    /** While nothing can leave, a new letter is no reason to try sooner. */
    private void sleep(Duration rest) throws InterruptedException {
        long end = System.nanoTime() + rest.toNanos();
        for (long left = rest.toNanos(); left > 0 && !stopping; left = end - System.nanoTime()) {
            bell.await(Duration.ofNanos(left));
            look();
        }
    }

    private void look() {
        try {
            if (!stopping) {
                outbox.look();
            }
        } catch (RuntimeException problem) {
            LOG.debug("What waits could not be counted", problem);
        }
    }

    /** Everything that is due; false when nothing can leave for now. */
    boolean sendAll() {
        try (var trip = carrier.begin()) {
            sendThrough(waiting::next, trip);
            return true;
        } catch (Unreachable problem) {
            LOG.warn("Letters wait. {}", problem.getMessage());
            bringByHand();
        } catch (RuntimeException problem) {
            outboxIsShut(problem);
        }
        return false;
    }

    /** Letters by post and phone need no mail server, and do not wait behind emails for one. */
    private void bringByHand() {
        try (var trip = carrier.begin()) {
            var people = jobs.inTransaction(delivering::byHand);
            sendThrough(() -> waiting.nextTo(people), trip);
        } catch (Unreachable _) {
            // Somebody among them has chosen email just now.
        } catch (RuntimeException problem) {
            outboxIsShut(problem);
        }
    }

    private void outboxIsShut(RuntimeException problem) {
        if (!stopping) {
            LOG.error("Letters wait: the outbox cannot be read", problem);
        }
    }

    private void sendThrough(Supplier<Optional<Waiting.Row>> next, Carrier.Trip trip) {
        while (!stopping && sendNext(next, trip)) {
            // The next one.
        }
    }

    private boolean sendNext(Supplier<Optional<Waiting.Row>> next, Carrier.Trip trip) {
        var inHand = new AtomicReference<@Nullable UUID>();
        try {
            return jobs.inTransaction(() -> {
                var row = next.get().orElse(null);
                if (row == null) {
                    return false;
                }
                inHand.set(row.id());
                waiting.settle(row, delivering.deliver(row, trip));
                return true;
            });
        } catch (Unreachable problem) {
            throw problem;
        } catch (RuntimeException problem) {
            var id = inHand.get();
            if (id == null || stopping) {
                throw problem;
            }
            // Never its message: it could quote what somebody wrote.
            LOG.error(
                    "The letter {} could not be sent: {}",
                    id,
                    problem.getClass().getName());
            waiting.putOff(id);
            return true;
        }
    }
}
