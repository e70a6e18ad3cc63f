package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.alongside.Asvs;
import org.alongside.language.Written;
import org.alongside.settings.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final UUID AMINA = UUID.randomUUID();
    private static final UUID JOE = UUID.randomUUID();
    private static final Place ENTRY = new Place("journal.entry", UUID.randomUUID(), AMINA);
    private static final String WORDS = "Today I said what I needed. مرحبا 🙂";

    @TempDir
    private Path data;

    private Path folder;
    private Vault vault;

    @BeforeEach
    void makeVault() {
        folder = data.resolve("keys");
        vault = Vault.in(folder);
    }

    @Test
    void what_was_sealed_opens_again() {
        assertThat(vault.open(AMINA, ENTRY, vault.seal(AMINA, ENTRY, WORDS))).isEqualTo(WORDS);
    }

    @Test
    void any_text_comes_back_as_it_was() {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 254, 255, 256, 257, 1_000, 65_535, 65_536, 1_000_000}) {
            var text = random.ints(size, 0, 128)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(vault.open(AMINA, ENTRY, vault.seal(AMINA, ENTRY, text))).isEqualTo(text);
        }
    }

    @Test
    void words_come_back_in_the_language_they_were_written_in() {
        for (var written : List.of(new Written(WORDS, "ar-XB"), new Written("", "cy"), Written.somewhere(WORDS))) {
            assertThat(vault.written(AMINA, ENTRY, vault.seal(AMINA, ENTRY, written)))
                    .isEqualTo(written);
        }
        assertThat(vault.written(AMINA, ENTRY, vault.seal(AMINA, ENTRY, WORDS))).isEqualTo(new Written(WORDS, "en-GB"));
    }

    @Test
    void words_that_were_sealed_without_a_language_open_without_one() {
        byte[] before = Arrays.copyOf(WORDS.getBytes(UTF_8), 256);
        before[WORDS.getBytes(UTF_8).length] = (byte) 0x80;

        assertThat(Padding.unpad(before)).isEqualTo(Written.somewhere(WORDS));
    }

    @Test
    void the_size_tells_nothing_of_the_language() {
        for (int size = 0; size < 2_000; size++) {
            var text = "a".repeat(size);

            assertThat(Padding.pad(new Written(text, "zh-Hant-TW")))
                    .hasSameSizeAs(Padding.pad(Written.somewhere(text)));
        }
    }

    @Test
    void the_words_are_not_in_what_is_stored() {
        var stored = new String(vault.seal(AMINA, ENTRY, "canary"), UTF_8);

        assertThat(stored).doesNotContain("canary");
    }

    @Test
    void the_same_words_never_look_the_same_twice() {
        assertThat(vault.seal(AMINA, ENTRY, WORDS)).isNotEqualTo(vault.seal(AMINA, ENTRY, WORDS));
    }

    @Test
    void a_mark_is_known_again_here_at_its_place_alone_and_nobody_else_can_make_it(@TempDir Path elsewhere) {
        var mark = vault.mark(ENTRY, WORDS);

        assertThat(vault.mark(ENTRY, WORDS)).isEqualTo(mark);
        assertThat(vault.mark(new Place(ENTRY.table(), UUID.randomUUID(), ENTRY.space()), WORDS))
                .isNotEqualTo(mark);
        assertThat(vault.mark(ENTRY, WORDS + " ")).isNotEqualTo(mark);
        assertThat(Vault.in(elsewhere.resolve("keys")).mark(ENTRY, WORDS)).isNotEqualTo(mark);
    }

    @Test
    void a_skipped_answer_and_an_ordinary_one_have_the_same_size() {
        assertThat(vault.seal(AMINA, ENTRY, ""))
                .hasSameSizeAs(vault.seal(AMINA, ENTRY, "You sleep badly. ".repeat(14)));
    }

    @Test
    void hiding_the_size_costs_at_most_an_eighth() {
        for (int size = 256; size < 200_000; size += 97) {
            int sealed = Padding.pad(Written.somewhere("a".repeat(size))).length;

            assertThat(sealed).isBetween(size + 1, size + size / 8 + 1);
        }
    }

    @Test
    @Asvs("11.3.3")
    void words_moved_to_another_row_do_not_open() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);

        assertMovedFails(new Place(ENTRY.table(), UUID.randomUUID(), ENTRY.space()), sealed);
    }

    @Test
    void words_moved_to_another_table_do_not_open() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);

        assertMovedFails(new Place("journal.draft", ENTRY.row(), ENTRY.space()), sealed);
    }

    @Test
    void words_moved_to_another_space_do_not_open() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);

        assertMovedFails(new Place(ENTRY.table(), ENTRY.row(), JOE), sealed);
    }

    @Test
    void words_said_to_be_another_persons_do_not_open() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        vault.seal(JOE, ENTRY, "so that Joe has a key");

        assertThatExceptionOfType(Tampered.class).isThrownBy(() -> vault.open(JOE, ENTRY, sealed));
    }

    @Test
    @Asvs({"11.3.2", "11.3.3"})
    void every_changed_bit_is_noticed() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertMovedFails(ENTRY, changed);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertMovedFails(ENTRY, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void what_cannot_be_opened_is_not_quoted() {
        byte[] sealed = vault.seal(AMINA, ENTRY, "canary");

        assertThatExceptionOfType(Tampered.class)
                .isThrownBy(() -> vault.open(AMINA, new Place("t", JOE, JOE), sealed))
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    @Test
    void destroyed_words_are_gone() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);

        vault.destroy(AMINA);

        assertErased(vault, sealed);
        assertThat(vault.openUnlessErased(AMINA, ENTRY, sealed)).isEmpty();
    }

    @Test
    void destroyed_words_are_gone_after_a_restart_too() {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);

        vault.destroy(AMINA);

        assertErased(Vault.in(folder), sealed);
    }

    @Test
    void no_new_key_takes_the_place_of_a_destroyed_one() {
        vault.seal(AMINA, ENTRY, WORDS);
        vault.destroy(AMINA);
        vault.destroy(JOE);

        assertThatExceptionOfType(Erased.class).isThrownBy(() -> vault.seal(AMINA, ENTRY, WORDS));
        assertThatExceptionOfType(Erased.class)
                .isThrownBy(() -> Vault.in(folder).seal(JOE, ENTRY, WORDS));
    }

    @Test
    void destroying_one_key_leaves_the_others() {
        byte[] sealed = vault.seal(JOE, ENTRY, WORDS);
        vault.seal(AMINA, ENTRY, WORDS);

        vault.destroy(AMINA);
        vault.destroy(AMINA);

        assertThat(vault.open(JOE, ENTRY, sealed)).isEqualTo(WORDS);
    }

    @Test
    void the_bytes_of_a_destroyed_key_are_in_no_file() throws IOException {
        vault.seal(AMINA, ENTRY, WORDS);
        byte[] key = Files.readAllBytes(folder.resolve(AMINA + ".key"));

        vault.destroy(AMINA);

        assertThat(folder.resolve(AMINA + ".key")).doesNotExist();
        assertThat(filesOf(folder)).noneMatch(file -> Arrays.equals(file, key));
    }

    @Test
    void a_destruction_cut_short_by_a_crash_is_finished_at_the_next_start() throws IOException {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        Files.move(folder.resolve(AMINA + ".key"), folder.resolve(AMINA + ".gone"));

        var restarted = Vault.in(folder);

        assertErased(restarted, sealed);
        assertThat(folder.resolve(AMINA + ".gone")).isEmptyFile();
    }

    @Test
    void a_key_whose_making_was_cut_short_by_a_crash_leaves_nothing_behind() throws IOException {
        Files.write(folder.resolve("." + UUID.randomUUID() + ".draft"), new byte[99]);

        Vault.in(folder);

        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void another_process_on_the_same_folder_opens_what_this_one_sealed() {
        var other = Vault.in(folder);

        assertThat(other.open(AMINA, ENTRY, vault.seal(AMINA, ENTRY, WORDS))).isEqualTo(WORDS);
    }

    @Test
    void a_key_destroyed_by_another_process_is_gone_here_at_once() {
        var other = Vault.in(folder);
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        vault.open(AMINA, ENTRY, sealed);

        other.destroy(AMINA);

        assertErased(vault, sealed);
        assertThatExceptionOfType(Erased.class).isThrownBy(() -> vault.seal(AMINA, ENTRY, WORDS));
    }

    @Test
    void many_first_words_at_once_share_one_key() throws Exception {
        var vaults = List.of(vault, Vault.in(folder), Vault.in(folder));
        int writers = 24;
        var together = new CountDownLatch(writers);
        var work = new ArrayList<Callable<byte[]>>();
        for (int i = 0; i < writers; i++) {
            var mine = vaults.get(i % vaults.size());
            work.add(() -> {
                together.countDown();
                together.await();
                return mine.seal(AMINA, ENTRY, WORDS);
            });
        }
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var sealed : threads.invokeAll(work)) {
                assertThat(Vault.in(folder).open(AMINA, ENTRY, sealed.get())).isEqualTo(WORDS);
            }
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void nothing_sealed_while_a_key_is_destroyed_can_be_opened_later() throws Exception {
        for (int round = 0; round < 50; round++) {
            var owner = UUID.randomUUID();
            vault.seal(owner, ENTRY, WORDS);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var sealing = threads.submit(() -> {
                    var sealed = new ArrayList<byte[]>();
                    try {
                        while (true) {
                            sealed.add(vault.seal(owner, ENTRY, WORDS));
                        }
                    } catch (Erased _) {
                        return sealed;
                    }
                });
                vault.destroy(owner);
                for (byte[] sealed : sealing.get()) {
                    assertThat(vault.openUnlessErased(owner, ENTRY, sealed)).isEmpty();
                }
            }
        }
    }

    @Test
    void only_we_may_read_the_keys() throws IOException {
        vault.seal(AMINA, ENTRY, WORDS);
        vault.destroy(JOE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        var seen = new HashSet<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        assertThat(seen).containsExactly("rw-------");
    }

    @Test
    void a_master_key_that_others_can_read_stops_the_start() throws IOException {
        Files.setPosixFilePermissions(master(), PosixFilePermissions.fromString("rw-r-----"));

        assertRefused("is open to other accounts on this computer. Close it with: chmod 600 " + master());
    }

    @Test
    void a_folder_that_others_can_enter_stops_the_start() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertRefused("Close it with: chmod 700 " + folder);
    }

    @Test
    void a_lost_master_key_stops_the_start() throws IOException {
        Files.delete(master());

        assertRefused("The master key " + master() + " is missing");
        assertThat(master()).doesNotExist();
    }

    @Test
    void another_master_key_stops_the_start() throws IOException {
        Vault.in(data.resolve("elsewhere"));
        Files.delete(master());
        Files.copy(data.resolve("elsewhere/master.key"), master());

        assertRefused("was made with another master key");
    }

    @Test
    void a_file_that_is_no_master_key_stops_the_start_without_being_quoted() throws IOException {
        Files.writeString(master(), "hunter2");

        assertRefused("is not a master key");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Vault.in(folder))
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }

    @Test
    void one_persons_key_file_put_in_the_place_of_anothers_does_not_open() throws IOException {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        Files.copy(folder.resolve(AMINA + ".key"), folder.resolve(JOE + ".key"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Vault.in(folder).open(JOE, ENTRY, sealed))
                .withMessageContaining("is damaged");
    }

    @Test
    void the_files_of_the_store_do_not_open_without_the_master_key() throws IOException {
        byte[] sealed = vault.seal(AMINA, ENTRY, WORDS);
        var thief = Vault.in(data.resolve("thief"));
        Files.copy(folder.resolve(AMINA + ".key"), data.resolve("thief").resolve(AMINA + ".key"));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> thief.open(AMINA, ENTRY, sealed));
    }

    private void assertMovedFails(Place place, byte[] sealed) {
        assertThatExceptionOfType(Tampered.class).isThrownBy(() -> vault.open(AMINA, place, sealed));
    }

    private static void assertErased(Vault vault, byte[] sealed) {
        assertThatExceptionOfType(Erased.class).isThrownBy(() -> vault.open(AMINA, ENTRY, sealed));
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Vault.in(folder))
                .withMessageContaining(sentence);
    }

    private Path master() {
        return folder.resolve("master.key");
    }

    private static List<byte[]> filesOf(Path folder) throws IOException {
        var contents = new ArrayList<byte[]>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
