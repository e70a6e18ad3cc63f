package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.alongside.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, whoever is killed: the program, the database, one process of it, or every connection
 * between them; nor when the disk is full. This proves what survives the death of processes. It does not cut the power: what the operating system
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
                    List.of(mortal::killOne, mortal::cutConnections, mortal::killDatabase, mortal::killAll));
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

    /** It has kept something and says so, and the program never hears it; or it never hears what it is asked. */
    @Test
    @Tag("all")
    void nor_when_the_wire_to_the_database_is_cut_just_as_it_carries_the_answer() throws Exception {
        var brought = TestDatabase.blank();
        try (var wire = new Wire(brought);
                var mortal = Mortal.on(brought, wire.settings(), place.resolve("data"), 20_260_204)) {
            mortal.whilePeopleWrite(
                    Collections.nCopies(
                                    5,
                                    List.<Runnable>of(
                                            wire::loseAnswers, wire::loseRequests, wire::loseAnswers, wire::cut))
                            .stream()
                            .flatMap(List::stream)
                            .toList());
            assertNothingLost(mortal.couples);
            assertThat(mortal.couples.history.doneUntold(mortal.couples.found()))
                    .as("done, and never told")
                    .isPositive();
        }
    }

    @Test
    @Tag("all")
    void nor_when_the_disk_is_full_and_all_goes_on_once_there_is_room_again() throws Exception {
        try (var disk = SmallDisk.at(place.resolve("data"), "400m")) {
            assumeThat(disk).as("only who may mount a small disk can fill it").isNotNull();
            try (var mortal = Mortal.in(place.resolve("data"), 20_260_205)) {
                mortal.whilePeopleWrite(
                        List.of(() -> mortal.fill(disk), () -> mortal.fillTheLog(disk), () -> mortal.fill(disk)));
                assertNothingLost(mortal.couples);
            }
        }
    }

    /** A death of the program, or of all, takes it seconds to come back from: most are of one process of the database. */
    private static List<Runnable> deaths(Mortal mortal, Random random) {
        var seldom = Map.<Integer, Runnable>of(
                0, mortal::killProgram, 1, mortal::killAll, 2, mortal::killDatabase, 3, mortal::killDatabase);
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
