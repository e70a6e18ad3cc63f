package org.alongside.learning;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.alongside.people.PersonId;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the screens of a day, as it happens, that it has moved on: a number and nothing else. What is shown then each
 * screen asks for itself, as the person it belongs to; so a screen that was cut off has missed nothing.
 *
 * <p>Each screen is told on a thread of its own: one that takes nothing in keeps nobody else waiting. When the program ends
 * they are let go of first, or it would wait for them.
 */
@Component
class Steps implements SmartLifecycle {

    /** Long enough for a day's session; a browser comes back by itself when it is over. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** A person with more screens than this on one day loses the oldest. */
    private static final int SCREENS = 4;

    private record Listener(UUID day, UUID person) {}

    private final Map<Listener, Deque<SseEmitter>> listening = new ConcurrentHashMap<>();
    private volatile boolean running;

    /**
     * A screen of this person's: it hears of every step from now on.
     *
     * @param now asked for only when it already listens, so that no step falls in between
     */
    SseEmitter listen(UUID day, PersonId person, LongSupplier now) {
        var key = new Listener(day, person.value());
        var emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> drop(key, emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> drop(key, emitter));
        var mine = listening.compute(key, (_, before) -> {
            var all = before == null ? new ConcurrentLinkedDeque<SseEmitter>() : before;
            all.addLast(emitter);
            return all;
        });
        while (mine.size() > SCREENS) {
            mine.removeFirst().complete();
        }
        send(key, emitter, step(now.getAsLong()));
        return emitter;
    }

    /** Once the transaction that moved on has ended well. */
    void tell(UUID day, long step) {
        afterCommit(() -> listening.keySet().stream()
                .filter(key -> key.day().equals(day))
                .forEach(key -> sendAll(key, () -> step(step))));
    }

    /** The screens of these people have something new to show, at the same step. */
    void look(UUID day, List<UUID> people) {
        afterCommit(() -> people.forEach(person -> sendAll(
                new Listener(day, person), () -> SseEmitter.event().name("look").data(""))));
    }

    /** Keeps lines open that something on the way would take for dead, and finds those that are. */
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    void stayInTouch() {
        listening.keySet().forEach(key -> sendAll(key, () -> SseEmitter.event().comment("here")));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        listening.values().forEach(screens -> screens.forEach(SseEmitter::complete));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The server stops taking requests after this, and waits for those that are open. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private static void afterCommit(Runnable telling) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                telling.run();
            }
        });
    }

    private void sendAll(Listener key, Supplier<SseEmitter.SseEventBuilder> event) {
        listening
                .getOrDefault(key, new ConcurrentLinkedDeque<>())
                .forEach(screen -> Thread.ofVirtual().name("steps").start(() -> send(key, screen, event.get())));
    }

    private void send(Listener key, SseEmitter screen, SseEmitter.SseEventBuilder event) {
        try {
            screen.send(event);
        } catch (IOException | IllegalStateException _) {
            // The screen is gone, or was just closed.
            drop(key, screen);
        }
    }

    private void drop(Listener key, SseEmitter screen) {
        listening.computeIfPresent(key, (_, screens) -> {
            screens.remove(screen);
            return screens.isEmpty() ? null : screens;
        });
    }

    private static SseEmitter.SseEventBuilder step(long step) {
        return SseEmitter.event().name("step").id(Long.toString(step)).data(Long.toString(step), MediaType.TEXT_PLAIN);
    }
}
