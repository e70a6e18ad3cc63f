package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every real conversation at hand is read, and its wide file written again. */
class PolisFolderReferenceTest {

    @TestFactory
    List<DynamicTest> the_wide_file_is_written_back_byte_for_byte() {
        return ReferenceData.cases("conversations").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> writeBack(folder)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> votes_with_revisions_settle_to_what_the_wide_file_says() {
        return ReferenceData.cases("conversations").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)))
                .toList();
    }

    private static void writeBack(Path folder) throws IOException {
        for (String name : List.of("participants-votes.csv", "participant-votes.csv")) {
            if (Files.exists(folder.resolve(name))) {
                Path again = Files.createTempFile("wide", ".csv");
                PolisFolder.read(folder).writeRowLevelFile(again);
                assertThat(again).hasSameBinaryContentAs(folder.resolve(name));
                Files.delete(again);
            }
        }
    }

    private static void compare(Path folder) throws IOException {
        var votes = PolisFolder.read(folder).votes();
        Path alone = Files.createTempDirectory("wide");
        boolean both = false;
        for (String name : List.of("participants-votes.csv", "participant-votes.csv")) {
            if (Files.exists(folder.resolve(name)) && Files.exists(folder.resolve("votes.csv"))) {
                Files.copy(folder.resolve(name), alone.resolve(name));
                both = true;
            }
        }
        if (both) {
            var wide = PolisFolder.read(alone).votes();
            assertThat(wide.people()).isEqualTo(votes.people());
            // The two files are written at different moments, so a handful of late votes may differ.
            assertThat((double) agreeing(wide, votes)).isGreaterThanOrEqualTo(0.99 * votes.size());
        }
    }

    private static int agreeing(Votes wide, Votes votes) {
        int same = 0;
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = wide.columnOf(votes.statementId(votes.column(cell)));
                int person = wide.rowOf(votes.personId(row));
                var vote = column < 0 || person < 0 ? null : wide.at(person, column);
                same += vote != null && vote.value() == votes.value(cell) ? 1 : 0;
            }
        }
        return same;
    }
}
