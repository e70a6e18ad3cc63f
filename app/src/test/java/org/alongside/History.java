package org.alongside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was asked of a program that dies now and then, and how it answered. In the end everything acknowledged must be
 * there once, everything refused not at all; of what was never answered either is right, but nothing twice.
 */
final class History {

    enum Kind {
        ENTRY,
        APPLICATION,
        HAND,
        JOINT_ACT,
        READY,
        OPENING
    }

    enum Answer {
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN
    }

    record Asked(Kind kind, UUID id, Answer answer) {}

    private final Queue<Asked> all;

    History() {
        this(List.of());
    }

    private History(Collection<Asked> all) {
        this.all = new ConcurrentLinkedQueue<>(all);
    }

    /** Up to now. */
    History soFar() {
        return new History(all);
    }

    void add(Kind kind, UUID id, Answer answer) {
        all.add(new Asked(kind, id, answer));
    }

    long count(Answer answer) {
        return all.stream().filter(asked -> asked.answer == answer).count();
    }

    List<UUID> asked(Kind kind) {
        return all.stream()
                .filter(asked -> asked.kind == kind)
                .map(Asked::id)
                .distinct()
                .toList();
    }

    List<UUID> acknowledged(Kind kind) {
        return all.stream()
                .filter(asked -> asked.kind == kind && asked.answer == Answer.ACKNOWLEDGED)
                .map(Asked::id)
                .toList();
    }

    /** What was done, and whoever asked for it never heard. */
    long doneUntold(Map<Kind, Map<UUID, Integer>> found) {
        return all.stream()
                .filter(asked -> asked.answer == Answer.UNKNOWN
                        && found.getOrDefault(asked.kind, Map.of()).containsKey(asked.id))
                .count();
    }

    /** What is wrong with what is there now: how often each thing is found, by kind. */
    List<String> faults(Map<Kind, Map<UUID, Integer>> found) {
        var faults = new ArrayList<String>();
        for (var asked : all) {
            int times = found.getOrDefault(asked.kind, Map.of()).getOrDefault(asked.id, 0);
            boolean right = switch (asked.answer) {
                case ACKNOWLEDGED -> times == 1;
                case REFUSED -> times == 0;
                case UNKNOWN -> times <= 1;
            };
            if (!right) {
                faults.add(asked + " is there " + times + " times");
            }
        }
        return faults;
    }
}
