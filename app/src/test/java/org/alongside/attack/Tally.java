package org.alongside.attack;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;

/** How the demo answered what a scanner asked, counted by the go-between and not by the scanner. */
final class Tally {

    private static final int BROKEN = 500;
    private static final Set<Integer> UNSEEN = Set.of(403, 429);

    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final Set<Finding> broken = new ConcurrentSkipListSet<>();
    private final LongAdder countedAnew = new LongAdder();

    void answered(String scanner, String kind, int status) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
        if (status >= BROKEN) {
            broken.add(new Finding(scanner, kind, "answered " + status));
        }
    }

    void countAnew() {
        countedAnew.increment();
    }

    long requests() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long countedAnew() {
        return countedAnew.sum();
    }

    /** Turned away before anything was looked at. */
    long refused() {
        return answers().entrySet().stream()
                .filter(answer -> UNSEEN.contains(answer.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** An attack that breaks the program is a finding, whatever the scanner makes of it. */
    Set<Finding> broken() {
        return new TreeSet<>(broken);
    }

    Map<Integer, Long> answers() {
        var all = new TreeMap<Integer, Long>();
        answers.forEach((status, count) -> all.put(status, count.sum()));
        return all;
    }
}
