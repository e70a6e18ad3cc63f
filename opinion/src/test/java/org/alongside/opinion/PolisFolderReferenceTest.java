package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every real conversation at hand is read, and its wide file written again. */
class PolisFolderReferenceTest {

    @TestFactory
    Stream<DynamicNode> the_wide_file_is_written_back_byte_for_byte() {
        return ReferenceData.each(
                ReferenceData::conversations,
                folder -> Stream.of(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> writeBack(folder))));
    }

    @TestFactory
    Stream<DynamicNode> votes_with_revisions_settle_to_what_the_wide_file_says() {
        return ReferenceData.each(
                ReferenceData::conversations,
                folder -> Stream.of(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder))));
    }

    private static void writeBack(Path folder) throws IOException {
        for (Path wide : wide(folder)) {
            Path again = Files.createTempFile("wide", ".csv");
            PolisFolder.read(folder).writeRowLevelFile(again);
            assertThat(again).hasSameBinaryContentAs(wide);
            Files.delete(again);
        }
    }

    private static List<Path> wide(Path folder) throws IOException {
        var files = ExportFiles.in(folder);
        return ExportFiles.WIDE.stream()
                .filter(files::has)
                .limit(1)
                .map(files::path)
                .toList();
    }

    private static void compare(Path folder) throws IOException {
        for (Path file : wide(folder)) {
            var wide = WideFile.read(file, Progress.NONE).votes();
            var votes = PolisFolder.read(folder).votes();
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
