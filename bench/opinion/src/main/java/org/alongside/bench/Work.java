package org.alongside.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.SplittableRandom;
import org.alongside.opinion.Bridging;
import org.alongside.opinion.Live;
import org.alongside.opinion.OpinionMap;
import org.alongside.opinion.Passed;
import org.alongside.opinion.PolisMap;
import org.alongside.opinion.Vote;
import org.alongside.opinion.Votes;
import org.alongside.opinion.slate.Rule;
import org.alongside.opinion.slate.Slate;
import org.alongside.opinion.slate.Slates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is measured. Each runs in a process of its own, which leaves a note of its peak memory when it ends. */
public class Work {

    /** A table, made before the clock starts. */
    @State(Scope.Benchmark)
    public static class Table {

        @Param("")
        public String data = "";

        Votes votes = Votes.builder().build();
        private int goes;
        private long worked;
        private long passed;

        /** Counts a go. */
        Votes go() {
            goes++;
            return votes;
        }

        @Setup(Level.Iteration)
        public void begin() {
            goes = 0;
            worked = processorTime();
            passed = Passed.bytes();
        }

        /** What one go cost, whoever else wanted the cores: the last iteration is the warmest. */
        @TearDown(Level.Iteration)
        public void end() throws IOException {
            note("worked", String.valueOf((processorTime() - worked) / 1e6 / Math.max(1, goes)));
            note("moved", String.valueOf((double) (Passed.bytes() - passed) / Math.max(1, goes)));
        }

        private static long processorTime() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }

        @Setup
        public void read() throws IOException {
            votes = Data.of(data);
            note("votes", String.valueOf(votes.size()));
            note("bytes", String.valueOf(votes.bytes()));
        }

        @TearDown
        public void peak() throws IOException {
            Path status = Path.of("/proc/self/status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        note("kB", line.replaceAll("\\D", ""));
                    }
                }
            }
        }
    }

    /** Somebody who votes at random, one vote after another, while everybody else's votes are there already. */
    @State(Scope.Benchmark)
    public static class Room {

        Live live = Live.of(Votes.builder().build(), Set.of());
        private int people;
        private int statements;
        private final SplittableRandom random = new SplittableRandom(1);

        @Setup
        public void fill(Table table) {
            people = table.votes.people();
            statements = table.votes.statements();
            live = Live.of(table.votes, Set.of());
        }

        int vote() {
            int person = random.nextInt(people);
            live.vote(person, random.nextInt(statements), Vote.of(random.nextInt(-1, 2)));
            return person;
        }
    }

    @Benchmark
    public OpinionMap map(Table table) {
        return OpinionMap.of(table.go());
    }

    @Benchmark
    public PolisMap compat(Table table) {
        return PolisMap.of(table.go(), Set.of(), Set.of());
    }

    @Benchmark
    public Bridging bridge(Table table) throws IOException {
        var bridging = Bridging.of(table.go(), 0, 0);
        note("loss", String.valueOf(bridging.loss()));
        note("sweeps", String.valueOf(bridging.sweeps()));
        return bridging;
    }

    /** Ten statements. */
    @Benchmark
    public Slate slate10(Table table) {
        return Slates.choose(table.go(), 10, Rule.EQUAL_SHARES);
    }

    /** Twenty statements. */
    @Benchmark
    public Slate slate20(Table table) {
        return Slates.choose(table.go(), 20, Rule.EQUAL_SHARES);
    }

    /** A vote, and the voter's own place after it. */
    @Benchmark
    public double[] ownPlace(Table table, Room room) {
        table.go();
        return room.live.place(room.vote());
    }

    /** A vote, and the axes after it. */
    @Benchmark
    public Live axes(Table table, Room room) {
        table.go();
        room.vote();
        room.live.settle();
        return room.live;
    }

    /** Everybody's place. */
    @Benchmark
    public Live.Places everyPlace(Table table, Room room) {
        table.go();
        return room.live.places();
    }

    /** A line for the process that started this one. */
    static void note(String what, String value) throws IOException {
        String file = System.getProperty("notes");
        if (file != null) {
            Files.writeString(
                    Path.of(file), what + " " + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
