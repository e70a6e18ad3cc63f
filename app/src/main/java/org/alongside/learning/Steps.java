package org.alongside.learning;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.alongside.people.PersonId;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the screens of a day, as it happens, that it has moved on: a number and nothing else. What is shown then each
 * screen asks for itself, as the person it belongs to; so a screen that was cut off has missed nothing.
 */
@Component
class Steps {

    /** Long enough for a day's session; a browser comes back by itself when it is over. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** A person with more screens than this on one day loses the oldest. */
    private static final int SCREENS = 4;

    private record Listener(UUID day, UUID person) {}

    private final Map<Listener, Deque<SseEmitter>> listening = new ConcurrentHashMap<>();

    /** A screen of this person's, from now on. The first thing it hears is where the day is. */
    SseEmitter listen(UUID day, PersonId person, long step) {
        var key = new Listener(day, person.value());
        var emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> drop(key, emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> drop(key, emitter));
        var mine = listening.computeIfAbsent(key, _ -> new ConcurrentLinkedDeque<>());
        mine.addLast(emitter);
        while (mine.size() > SCREENS) {
            mine.removeFirst().complete();
        }
        send(key, emitter, step(step));
        return emitter;
    }

    /** Once the transaction that moved on has ended well. */
    void tell(UUID day, long step) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("steps").start(() -> tellNow(day, step));
            }
        });
    }

    /** The screens of these people have something new to show, at the same step. */
    void look(UUID day, List<UUID> people) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual()
                        .name("steps")
                        .start(() -> people.forEach(person -> lookNow(new Listener(day, person))));
            }
        });
    }

    private void lookNow(Listener key) {
        listening
                .getOrDefault(key, new ConcurrentLinkedDeque<>())
                .forEach(emitter ->
                        send(key, emitter, SseEmitter.event().name("look").data("")));
    }

    private void tellNow(UUID day, long step) {
        listening.forEach((key, emitters) -> {
            if (key.day().equals(day)) {
                emitters.forEach(emitter -> Thread.ofVirtual().start(() -> send(key, emitter, step(step))));
            }
        });
    }

    /** Keeps lines open that something on the way would take for dead, and finds those that are. */
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    void stayInTouch() {
        listening.forEach((key, emitters) -> emitters.forEach(
                emitter -> send(key, emitter, SseEmitter.event().comment("here"))));
    }

    private static SseEmitter.SseEventBuilder step(long step) {
        return SseEmitter.event().name("step").id(Long.toString(step)).data(Long.toString(step), MediaType.TEXT_PLAIN);
    }

    private void send(Listener key, SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException _) {
            // The screen is gone, or was just closed.
            drop(key, emitter);
        }
    }

    private void drop(Listener key, SseEmitter emitter) {
        listening.computeIfPresent(key, (_, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }
}
