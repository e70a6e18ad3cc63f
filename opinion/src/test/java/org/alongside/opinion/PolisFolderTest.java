package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolisFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void the_latest_vote_stands_whatever_its_place_in_the_file() throws IOException {
        file("votes.csv", """
                timestamp,datetime,comment-id,voter-id,vote
                300,later,4,7,-1
                100,early,4,7,1
                100,early,9,7,1
                100,early,9,7,0
                """);

        var votes = PolisFolder.read(folder).votes();

        assertThat(votes.at(0, votes.columnOf(4))).isEqualTo(Vote.DISAGREE);
        assertThat(votes.at(0, votes.columnOf(9))).isEqualTo(Vote.PASS);
    }

    @Test
    void columns_are_found_by_name_in_older_and_newer_headers() throws IOException {
        var expected = Votes.builder().add(2, 5, Vote.AGREE).build();
        for (String text : new String[] {
            "timestamp,datetime,comment-id,voter-id,vote\n1,x,5,2,1\n",
            "timestamp,datetime,comment-id,voter-id,vote,important\n1,x,5,2,1,0\n",
            "vote,pid,tid,modified\n1,2,5,1689.5\n",
            "participant_id,statement_id,vote,created\r\n2,5,1,2026-01-02T03:04:05Z\r\n",
            "\uFEFF\"voter-id\",\"comment-id\",\"vote\"\n\"2\",\"5\",\"1\""
        }) {
            file("votes.csv", text);

            assertThat(PolisFolder.read(folder).votes()).as(text).isEqualTo(expected);
        }
    }

    @Test
    void a_folder_with_the_wide_file_alone_is_enough() throws IOException {
        file("participant-votes.csv", """
                participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,3,12
                8,,1,0,2,1,1,1,,-1
                2,,,0,0,0,0,,,
                5,,0,1,1,0,0,,0,
                """);

        var export = PolisFolder.read(folder);

        assertThat(export.votes())
                .isEqualTo(Votes.builder()
                        .person(2)
                        .add(5, 3, Vote.PASS)
                        .add(8, 0, Vote.AGREE)
                        .add(8, 12, Vote.DISAGREE)
                        .build());
        assertThat(export.publishedGroups()).hasSize(2).containsEntry(8, 1).containsEntry(5, 0);
    }

    @Test
    void the_wide_file_comes_back_byte_for_byte_with_all_its_oddities() throws IOException {
        for (String text : new String[] {
            "participant,group-id,0,1\r\n3,0,1,\r\n1,,-1,0\r\n",
            "participant,xid,group-id,n-votes,\"5\",2\n3,\"a,\"\"b\"\"\n c\",0,2,\"1\",0\n1,x,,1,-1.0, \n\n\n",
            "\uFEFFparticipant,7\n4,+1",
            "participant,group-id\n4,\n",
            "participant,0\n"
        }) {
            file("participants-votes.csv", text);
            Path again = folder.resolve("again.csv");

            PolisFolder.read(folder).writeRowLevelFile(again);

            assertThat(Files.readString(again)).isEqualTo(text);
        }
    }

    @Test
    void comments_and_summary_keep_their_columns_beside_the_table() throws IOException {
        file("votes.csv", "comment-id,voter-id,vote\n1,1,1\n2,1,1\n");
        file("comments.csv", """
                timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body,is-meta
                5,x,2,0,1,0,-1,"Two lines,
                one ""quote"\"",false
                4,x,1,0,1,0,1,Short,true
                """);
        file("summary.csv", "topic,What helps?\nviews,12\nconversation-description,\"a\n\nb\"\n");

        var export = PolisFolder.read(folder);

        assertThat(export.text(2)).isEqualTo("Two lines,\none \"quote\"");
        assertThat(export.rejected()).containsExactly(2);
        assertThat(export.meta()).containsExactly(1);
        assertThat(export.acceptedVotes().statements()).isOne();
        assertThat(export.summary())
                .containsEntry("topic", "What helps?")
                .containsEntry("conversation-description", "a\n\nb");
        assertThat(export.sheet("comments.csv").orElseThrow().header()).contains("author-id");
        assertThat(export.sheet("comments.csv").orElseThrow().rows().getFirst()).contains("5", "x", "2");
    }

    @Test
    void a_malformed_row_is_named_by_file_line_and_fault() throws IOException {
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n1,1,1\n1,2,7\n",
                "votes.csv, line 3: the vote is \"7\" and should be -1, 0 or 1");
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n1,1\n",
                "votes.csv, line 2: the row has 2 columns where the header has 3");
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n1,x,1\n",
                "votes.csv, line 2: \"voter-id\" is \"x\" and should be a whole number from 0 to 2147483647");
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n-1,0,1\n",
                "votes.csv, line 2: \"comment-id\" is \"-1\" and should be a whole number from 0 to 2147483647");
        broken(
                "votes.csv",
                "timestamp,comment-id,voter-id,vote\n5,1,1,1\nsoon,1,1,-1\n",
                "votes.csv, line 3: the time is \"soon\" and should be a number or a date");
        broken("votes.csv", "comment-id,vote\n1,1\n", "votes.csv, line 1: the header has no column \"voter-id\"");
        broken("votes.csv", "", "votes.csv, line 1: the header has no column \"voter-id\"");
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n\"1,1,1\n",
                "votes.csv, line 2: a quote is opened and never closed");
        broken(
                "votes.csv",
                "comment-id,voter-id,vote\n\"1\"1,1,1\n",
                "votes.csv, line 2: a closing quote is followed by more text");
        broken(
                "participants-votes.csv",
                "participant,0\n1,1\n1,0\n",
                "participants-votes.csv, line 3: participant 1 has a second row");
        broken(
                "participants-votes.csv",
                "participant,0,0\n1,1,1\n",
                "participants-votes.csv, line 1: statement 0 has a second column");
        broken(
                "participants-votes.csv",
                "participant,0\n1,yes\n",
                "participants-votes.csv, line 2: the vote on statement 0 is \"yes\" and should be -1, 0 or 1");
    }

    @Test
    void two_exports_in_one_folder_are_not_mixed() throws IOException {
        file("2026-05-09-1130-3abc-votes.csv", "comment-id,voter-id,vote\n1,1,1\n");
        file("2026-05-09-1130-3abc-participant-votes.csv", "participant,1\n1,1\n");

        assertThat(PolisFolder.read(folder).votes().size()).isOne();

        file("2026-05-10-0900-3abc-votes.csv", "comment-id,voter-id,vote\n1,1,1\n");
        assertThatThrownBy(() -> PolisFolder.read(folder))
                .isInstanceOf(BrokenExport.class)
                .hasMessageContaining("there are two exports here, 2026-05-09-1130-3abc-votes.csv and");
    }

    @Test
    void a_line_after_a_field_of_several_lines_keeps_its_true_number() throws IOException {
        file("votes.csv", "comment-id,voter-id,vote\n1,1,1\n");
        broken(
                "comments.csv",
                "comment-id,comment-body\n1,\"a\nb\nc\"\nx,d\n",
                "comments.csv, line 5: \"comment-id\" is \"x\" and should be a whole number from 0 to 2147483647");
    }

    @Test
    void text_that_is_not_utf8_is_refused() throws IOException {
        Files.write(folder.resolve("votes.csv"), "comment-id,voter-id,vote,né\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PolisFolder.read(folder))
                .isInstanceOf(BrokenExport.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_folder_without_votes_or_no_folder_at_all_is_said_in_a_sentence() {
        assertThatThrownBy(() -> PolisFolder.read(folder))
                .hasMessageEndingWith("there is neither votes.csv nor participants-votes.csv here");
        assertThatThrownBy(() -> PolisFolder.read(folder.resolve("nowhere")))
                .hasMessageEndingWith("there is no such folder");
    }

    private void broken(String name, String text, String message) throws IOException {
        file(name, text);
        assertThatThrownBy(() -> PolisFolder.read(folder))
                .isInstanceOf(BrokenExport.class)
                .hasMessage(message);
        Files.delete(folder.resolve(name));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
