package org.alongside.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.alongside.Asvs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCopiesTest {

    private static final Instant NOON = Instant.parse("2030-05-10T12:00:00Z");

    @TempDir
    private Path data;

    @Test
    @Asvs("14.2.7")
    void a_copy_lives_thirty_days_and_not_longer() throws IOException {
        var copy = Files.writeString(data.resolve("backup of may.keys"), "keys");
        at(NOON).about(copy);

        at(NOON.plus(Duration.ofDays(30)).minusSeconds(1)).deleteWhatIsOver();
        assertThat(copy).exists();

        at(NOON.plus(Duration.ofDays(30))).deleteWhatIsOver();
        assertThat(copy).doesNotExist();
    }

    @Test
    void a_copy_written_anew_has_its_days_again() throws IOException {
        var copy = Files.writeString(data.resolve("nightly.keys"), "keys");
        at(NOON).about(copy);
        at(NOON.plus(Duration.ofDays(20))).about(copy);

        at(NOON.plus(Duration.ofDays(31))).deleteWhatIsOver();
        assertThat(copy).exists();

        at(NOON.plus(Duration.ofDays(50))).deleteWhatIsOver();
        assertThat(copy).doesNotExist();
    }

    @Test
    void a_copy_on_a_disk_that_is_away_is_deleted_when_it_is_back() throws IOException {
        var disk = Files.createDirectory(data.resolve("disk"));
        var copy = Files.writeString(disk.resolve("a.keys"), "keys");
        at(NOON).about(copy);
        Files.move(disk, data.resolve("away"));

        at(NOON.plus(Duration.ofDays(31))).deleteWhatIsOver();
        Files.move(data.resolve("away"), disk);
        at(NOON.plus(Duration.ofDays(32))).deleteWhatIsOver();

        assertThat(copy).doesNotExist();
    }

    @Test
    void a_copy_somebody_deleted_is_forgotten_and_others_are_left_alone() throws IOException {
        var gone = data.resolve("gone.keys");
        var other = Files.writeString(data.resolve("other.keys"), "not ours to delete");
        at(NOON).about(gone);

        at(NOON.plus(Duration.ofDays(31))).deleteWhatIsOver();

        assertThat(other).exists();
        assertThat(data.resolve("key-copies.txt")).isEmptyFile();
    }

    @Test
    void people_are_told_by_when_copies_forget() {
        assertThat(at(NOON).forgottenBy()).isEqualTo(Instant.parse("2030-06-09T12:00:00Z"));
    }

    @Test
    void a_name_that_would_break_the_list_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(NOON).about(data.resolve("a\n2020-01-01T00:00:00Z /etc/passwd")));
    }

    private KeyCopies at(Instant now) {
        return new KeyCopies(data.resolve("key-copies.txt"), Duration.ofDays(30), Clock.fixed(now, ZoneOffset.UTC));
    }
}
