package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, whoever is killed: the program, the database, one process of it, or every connection
 * between them. This proves what survives the death of processes. It does not cut the power: what the operating system
 * had taken and not yet written is still there afterwards.
 */
class NothingLostTest {

    private static final int DEATHS = 200;

    @TempDir
    private Path place;

    @Test
    void what_was_acknowledged_is_there_once_and_what_was_refused_is_not() throws Exception {
        try (var mortal = Mortal.in(place.resolve("data"), 20_260_201)) {
            mortal.whilePeopleWrite(
                    List.of(mortal::killOne, mortal::cutConnections, mortal::killOne, mortal::killAll));
            assertNothingLost(mortal.couples);

            var dropped = mortal.couples.dropOne();
            assertThat(mortal.couples.history.faults(mortal.couples.found()))
                    .as("with one write dropped on purpose")
                    .singleElement()
                    .asString()
                    .contains(dropped.toString());
        }
    }

    @Test
    @Tag("all")
    void nor_is_anything_lost_in_two_hundred_deaths_and_the_check_would_have_noticed() throws Exception {
        try (var mortal = Mortal.in(place.resolve("data"), 20_260_202)) {
            mortal.whilePeopleWrite(deaths(mortal, new Random(20_260_203)));
            assertNothingLost(mortal.couples);
            assertThat(mortal.couples.history.count(Answer.UNKNOWN))
                    .as("what somebody was in the middle of")
                    .isGreaterThan(DEATHS / 2);

            // A database that says “saved” before it is, and then dies as a whole.
            mortal.database.set(
                    "synchronous_commit = off", "wal_writer_delay = '10s'", "wal_writer_flush_after = '2GB'");
            mortal.whilePeopleWrite(List.of(mortal::killAll));
            assertThat(mortal.couples.history.faults(mortal.couples.found()))
                    .as("with commits that do not wait for the disk")
                    .anyMatch(fault -> fault.contains("ACKNOWLEDGED") && fault.endsWith("is there 0 times"));
        }
    }

    /** A death of the program, or of all, takes it seconds to come back from: most are of one process of the database. */
    private static List<Runnable> deaths(Mortal mortal, Random random) {
        var seldom = Map.<Integer, Runnable>of(0, mortal::killProgram, 1, mortal::killAll);
        return Stream.generate(() -> seldom.getOrDefault(random.nextInt(40), mortal::killOne))
                .limit(DEATHS)
                .toList();
    }

    private static void assertNothingLost(Couples couples) {
        var history = couples.history;
        assertThat(history.faults(couples.found())).isEmpty();
        for (var kind : Kind.values()) {
            assertThat(history.acknowledged(kind)).as("%s acknowledged", kind).isNotEmpty();
        }
        assertThat(history.count(Answer.REFUSED)).isPositive();
        assertThat(couples.saidWhenBroken).containsOnly("500 Something broke on our side");
        assertThat(couples.unreadable(50)).as("entries kept that do not open").isEmpty();
        assertThat(couples.openedToOne(50)).as("opened to one half alone").isEmpty();
        assertThat(couples.lettersMissing()).as("told, and no letter").isEmpty();
    }
}
