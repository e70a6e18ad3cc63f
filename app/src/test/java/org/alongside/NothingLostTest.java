package org.alongside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.alongside.database.Beside;
import org.alongside.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, whoever is killed: the program, the database, one process of it, or every connection
 * between them; nor when the disk is full. This proves what survives the death of processes. It does not cut the power:
 * what the operating system had taken and not yet written is still there afterwards.
 */
class NothingLostTest {

    private static final int DEATHS = 200;

    @TempDir
    private Path place;

    @Test
    @Tag("all")
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
            assertNoticed(mortal.couples);
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

    /** It serves pages in the end, and these read tables of all modules: a migration noted and not done would fail them. */
    @Test
    @Tag("all")
    void a_first_start_killed_time_and_again_serves_in_the_end() throws Exception {
        var data = place.resolve("data");
        var random = new Random(20_260_207);
        for (int i = 0; i < 8; i++) {
            try (var program = Program.run(data, Map.of(), "start")) {
                TimeUnit.MILLISECONDS.sleep(1_500 + random.nextInt(3_000));
                program.kill();
            }
        }
        try (var mortal = Mortal.in(data, 20_260_208)) {
            mortal.whilePeopleWrite(List.of());
            assertThat(mortal.couples.history.faults(mortal.couples.found())).isEmpty();
            assertThat(mortal.couples.saidWhenBroken).isEmpty();
        }
    }

    @Test
    @Tag("all")
    void a_backup_made_while_people_write_holds_all_they_were_told_before_and_nothing_half() throws Exception {
        var file = place.resolve("all.zip");
        var again = place.resolve("again.zip");
        var data = place.resolve("data");
        var restored = place.resolve("restored");
        try (var mortal = Mortal.in(data, 20_260_206)) {
            mortal.couples.beginToWrite();
            mortal.couples.untilTwoActTogether();
            var before = mortal.couples.history.soFar();
            carryOut(data, "backup", file);
            mortal.couples.untilSomethingIsKept();
            mortal.couples.stopWriting();
            var entries = before.acknowledged(Kind.ENTRY);
            mortal.couples.erase(entries.getFirst());

            assertThat(carryOut(restored, "restore", file)).contains("every digest the same");
            carryOut(restored, "backup", again);
            assertThat(digests(again)).isEqualTo(digests(file));
            assertThat(contents(file)).contains(entries.getFirst().toString()).doesNotContain("A line ");

            // The keys are those of today: the ones that came with the backup were copied before somebody was erased.
            var settings = Map.of("ALONGSIDE_KEYS", data.resolve("keys").toString());
            try (var program = Program.run(restored, settings, "start")) {
                program.untilItServes();
                var there = mortal.couples.at(
                        URI.create("http://localhost:" + program.port()), Beside.programIn(restored), before);
                assertThat(before.faults(there.found())).isEmpty();
                assertThat(there.halves()).isEmpty();
                assertThat(there.unreadable(entries.size()))
                        .as("what does not open: the words of whoever was erased since, and no others")
                        .isEqualTo(there.bySameAuthor(entries.getFirst()));
            }
        }
    }

    private static String carryOut(Path data, String command, Path file) throws Exception {
        try (var program = Program.run(data, Map.of(), command, file.toString())) {
            assertThat(program.code()).as(program.said()).isZero();
            return program.said();
        }
    }

    private static String digests(Path backup) throws IOException {
        try (var zip = new ZipFile(backup.toFile())) {
            return text(zip, zip.getEntry("digests"));
        }
    }

    private static String contents(Path backup) throws IOException {
        try (var zip = new ZipFile(backup.toFile())) {
            var all = new StringBuilder();
            for (var entry : Collections.list(zip.entries())) {
                all.append(text(zip, entry));
            }
            return all.toString();
        }
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
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

    /** Each thing that is looked for besides is done once, on purpose, and found. */
    private static void assertNoticed(Couples couples) {
        var spoiled = couples.spoilOne();
        assertThat(couples.unreadable(1)).as("with one entry spoiled").containsExactly(spoiled);

        var shutOut = couples.shutOutOne();
        assertThat(couples.openedToOne(50)).as("with one half shut out").containsExactly(shutOut);

        var torn = couples.tearApart();
        assertThat(couples.halves())
                .as("with an erasing undone, a hand taken away and an opening gone")
                .anyMatch(half -> half.startsWith("erased together, and not: ")
                        && half.endsWith(torn.getFirst().toString()))
                .anyMatch(half -> half.startsWith("done with one hand: "))
                .contains("ready, and not open: " + torn.getLast())
                .hasSize(3);

        couples.forgetLetters();
        assertThat(couples.missing()).as("with no letter sent").isNotEmpty();
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
        assertThat(couples.halves()).as("half of what belongs together").isEmpty();
        assertThat(couples.openedToOne(50)).as("opened to one half alone").isEmpty();
        assertThat(couples.lettersMissing()).as("told, and no letter").isEmpty();
    }
}
