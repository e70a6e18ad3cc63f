package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** However an export is written, it says the same: every conversation at hand, and a small one of our own. */
class ChangedConversationReferenceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TestFactory
    Stream<DynamicNode> a_small_conversation_says_the_same_however_it_is_written() throws IOException {
        return tests(small(folder.resolve("small")));
    }

    @TestFactory
    @Tag("all")
    Stream<DynamicNode> every_conversation_at_hand_says_the_same_however_it_is_written() {
        return ReferenceData.each(ReferenceData::conversations, this::tests);
    }

    @Test
    void the_command_line_says_the_same_of_a_small_conversation_however_it_is_written() throws IOException {
        Path original = small(folder.resolve("original"));
        String known = told(original);
        for (var change : ChangedConversation.changes().entrySet()) {
            var copy = new ChangedConversation(original);
            change.getValue().on(copy);
            Path changed = folder.resolve("told " + change.getKey());
            copy.to(changed);

            assertThat(told(changed)).as(change.getKey()).isEqualTo(known);
        }
        assertThat(known).contains("Short");
    }

    private Stream<DynamicNode> tests(Path original) {
        String name = String.valueOf(original.getFileName());
        Stream<DynamicNode> changed = ChangedConversation.changes().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(name + ", " + change.getKey(), () -> {
                    var copy = new ChangedConversation(original);
                    change.getValue().on(copy);
                    same(PolisFolder.read(original), copy, folder.resolve(name + change.getKey()));
                }));
        return Stream.concat(
                changed,
                Stream.of(
                        DynamicTest.dynamicTest(
                                name + ", gaps in the numbers", () -> gaps(original, PolisFolder.read(original))),
                        DynamicTest.dynamicTest(
                                name + ", without one file after another",
                                () -> fewer(original, PolisFolder.read(original)))));
    }

    private static void same(PolisFolder known, ChangedConversation copy, Path changed) throws IOException {
        copy.to(changed);
        var read = PolisFolder.read(changed);

        assertThat(read.votes()).isEqualTo(known.votes());
        assertThat(read.acceptedVotes()).isEqualTo(known.acceptedVotes());
        assertThat(read.statements()).isEqualTo(known.statements());
        assertThat(read.summary()).isEqualTo(known.summary());
        assertThat(read.publishedGroups()).isEqualTo(known.publishedGroups());
        writtenBack(changed, read);
    }

    private static void writtenBack(Path changed, PolisFolder read) throws IOException {
        var files = ExportFiles.in(changed);
        for (String name : ExportFiles.WIDE) {
            if (files.has(name)) {
                Path again = changed.resolve("again");
                read.writeRowLevelFile(again);
                assertThat(again).hasSameBinaryContentAs(files.path(name));
            }
        }
    }

    private void gaps(Path original, PolisFolder known) throws IOException {
        var copy = new ChangedConversation(original);
        copy.renumber();
        Path changed = folder.resolve(original.getFileName() + "gaps");
        copy.to(changed);
        var read = PolisFolder.read(changed);
        var renumbered = Votes.builder();
        for (int column = 0; column < known.votes().statements(); column++) {
            renumbered.statement(ChangedConversation.renumbered(known.votes().statementId(column)));
        }
        for (int row = 0; row < known.votes().people(); row++) {
            int person = known.votes().personId(row);
            renumbered.person(person);
            for (int cell = known.votes().from(row); cell < known.votes().to(row); cell++) {
                int statement = known.votes().statementId(known.votes().column(cell));
                renumbered.add(
                        person,
                        ChangedConversation.renumbered(statement),
                        known.votes().value(cell));
            }
        }

        assertThat(read.votes()).isEqualTo(renumbered.build());
        assertThat(read.rejected())
                .containsExactlyInAnyOrderElementsOf(known.rejected().stream()
                        .map(ChangedConversation::renumbered)
                        .toList());
        writtenBack(changed, read);
    }

    private void fewer(Path original, PolisFolder known) throws IOException {
        for (String name : List.of("comments.csv", "summary.csv", ExportFiles.WIDE.get(0), ExportFiles.WIDE.get(1))) {
            var copy = new ChangedConversation(original);
            copy.without(name);
            Path changed = folder.resolve(original.getFileName() + " without " + name);
            copy.to(changed);
            if (copy.has("votes.csv") || ExportFiles.WIDE.stream().anyMatch(copy::has)) {
                var read = PolisFolder.read(changed);
                // People and statements that nobody voted on or by are known from the wide file alone.
                assertThat(read.votes().size())
                        .as("without " + name)
                        .isEqualTo(known.votes().size());
                assertThat(read.summary()).isEqualTo(name.equals("summary.csv") ? Map.of() : known.summary());
                assertThat(read.statements()).isEqualTo(name.equals("comments.csv") ? List.of() : known.statements());
            }
        }
        var files = ExportFiles.in(original);
        for (String name : ExportFiles.WIDE) {
            if (files.has(name)) {
                var copy = new ChangedConversation(original);
                copy.without("votes.csv");
                Path changed = folder.resolve(original.getFileName() + " wide alone");
                copy.to(changed);

                assertThat(PolisFolder.read(changed).votes())
                        .isEqualTo(
                                WideFile.read(files.path(name), Progress.NONE).votes());
            }
        }
    }

    private static String told(Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        Path json = folder.resolve("map.json");
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = new Main(print, print).run(List.of("map", folder.toString(), "--json", json.toString()));

        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8).replace(json.toString(), "") + Files.readString(json);
    }

    /** Thirteen people; one changed their mind, one passed, one was rejected, one is about the conversation. */
    private static Path small(Path folder) throws IOException {
        Files.createDirectories(folder);
        var votes = new StringBuilder("timestamp,datetime,comment-id,voter-id,vote\n");
        var wide = new StringBuilder("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,2,5,9\n");
        votes.append("1500232600000,early,0,3,-1\n");
        for (int person = 0; person < 13; person++) {
            int second = person % 3 - 1;
            votes.append(1500232652000L + 1000 * person)
                    .append(",x,0,")
                    .append(person)
                    .append(",1\n");
            votes.append(1500232712000L + 1000 * person)
                    .append(",x,2,")
                    .append(person)
                    .append(',')
                    .append(second)
                    .append('\n');
            votes.append(1500232772000L + 1000 * person)
                    .append(",x,9,")
                    .append(person)
                    .append(",-1\n");
            wide.append(person)
                    .append(person < 6 ? ",0" : ",")
                    .append(",0,3,1,1,1,")
                    .append(second)
                    .append(",,-1\n");
        }
        Files.writeString(folder.resolve("votes.csv"), votes);
        Files.writeString(folder.resolve("participants-votes.csv"), wide);
        Files.writeString(folder.resolve("comments.csv"), """
                timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
                1500232600000,x,0,0,13,0,1,Short
                1500232600000,x,2,0,4,5,0,"Of two lines,
                one ""quoted"\""
                1500232600000,x,9,0,0,13,-1,Rejected
                1500232600000,x,5,0,0,0,1,Nobody saw it
                """);
        Files.writeString(folder.resolve("summary.csv"), "topic,\"What helps, and whom?\"\nviews,20\n");
        return folder;
    }
}
