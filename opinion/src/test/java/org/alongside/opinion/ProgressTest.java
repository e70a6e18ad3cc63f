package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.alongside.opinion.slate.Rule;
import org.alongside.opinion.slate.Slates;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that may take long says how far it is, and stops when its thread is interrupted. */
class ProgressTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final Votes VOTES = Synth.fourGroups(200, 30, 0.5, 1).votes();

    private static final Map<String, Consumer<Progress>> WORK = Map.of(
            "a map", told -> OpinionMap.of(VOTES, told),
            "a map as Polis makes it", told -> PolisMap.of(VOTES, Set.of(), Set.of(), told),
            "bridging", told -> Bridging.of(VOTES, told),
            "a slate", told -> Slates.choose(VOTES, 5, Rule.EQUAL_SHARES, told),
            "the best of all slates", told -> Slates.choose(VOTES, 2, Rule.PROPORTIONAL, told),
            "two sides", told -> Apart.of(VOTES, halves(), 0, 1, 1, told),
            "prediction", told -> Prediction.of(VOTES, told),
            "a live session", told -> Live.of(VOTES, Set.of(), told),
            "invented votes", told -> Synth.of(200, 30, 0.5, new double[] {1}, 1, told),
            "reading a folder", ProgressTest::read);

    @TestFactory
    Stream<DynamicTest> long_work_says_how_far_it_is_and_never_goes_back() {
        return each(work -> {
            List<Double> done = Collections.synchronizedList(new ArrayList<>());
            work.accept((step, at) -> done.add(at));

            assertThat(done).isNotEmpty().isSorted().allMatch(at -> at >= 0 && at <= 1);
        });
    }

    @TestFactory
    Stream<DynamicTest> long_work_stops_when_it_is_interrupted() {
        return each(work -> {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> work.accept(Progress.NONE)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    private static Stream<DynamicTest> each(Consumer<Consumer<Progress>> check) {
        return WORK.entrySet().stream()
                .map(work -> DynamicTest.dynamicTest(work.getKey(), () -> check.accept(work.getValue())));
    }

    @Test
    void reading_tells_every_so_many_rows_which_file_and_how_far() throws IOException {
        List<String> steps = new ArrayList<>();
        List<Double> done = new ArrayList<>();

        PolisFolder.read(exported(), (step, at) -> {
            steps.add(step);
            done.add(at);
        });

        assertThat(steps).startsWith("reading votes.csv").endsWith("reading comments.csv");
        assertThat(done).isSorted().hasSizeGreaterThan(4).allMatch(at -> at > 0.1 && at < 1);
    }

    private static void read(Progress told) {
        try {
            PolisFolder.read(exported(), told);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Twenty thousand votes and five thousand statements. */
    private static Path exported() throws IOException {
        if (!Files.exists(folder.resolve("votes.csv"))) {
            var votes = new StringBuilder("comment-id,voter-id,vote\n");
            var statements = new StringBuilder("comment-id,comment-body\n");
            for (int row = 0; row < 20_000; row++) {
                votes.append("%d,%d,1\n".formatted(row % 10, row / 10));
                statements.append(row < 5000 ? row + ",A statement\n" : "");
            }
            Files.writeString(folder.resolve("votes.csv"), votes);
            Files.writeString(folder.resolve("comments.csv"), statements);
        }
        return folder;
    }

    private static Sides halves() {
        return Sides.declared(Stream.iterate(0, person -> person < 200, person -> person + 1)
                .collect(java.util.stream.Collectors.toMap(
                        person -> person, person -> person % 2 == 0 ? "even" : "odd")));
    }
}
