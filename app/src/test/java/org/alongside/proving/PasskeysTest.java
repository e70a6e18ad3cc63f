package org.alongside.proving;

import static org.alongside.proving.SoftPasskey.PRESENT;
import static org.alongside.proving.SoftPasskey.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.Asvs;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a passkey has to say of itself before it counts as two proofs, whatever a browser lets through. */
@Asvs("6.3.3")
class PasskeysTest {

    private static final String HERE = "https://alongside.example";
    private static final byte[] CHALLENGE =
            "what has to be signed, this once".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] ANOTHER =
            "what has to be signed next time.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Passkeys passkeys = new Passkeys(Settings.read(
            List.of("start"), Map.of("ALONGSIDE_PUBLIC_ADDRESS", HERE, "ALONGSIDE_PROXIES", "127.0.0.1")));

    @Test
    void one_that_knows_its_owner_is_kept_and_proves_who_comes_back() throws Exception {
        var passkey = new SoftPasskey(HERE, "alongside.example");

        var kept = passkeys.made(passkey.made(CHALLENGE, PRESENT | VERIFIED), CHALLENGE)
                .orElseThrow();

        assertThat(kept.credential()).isEqualTo(passkey.id);
        assertThat(passkeys.used(passkey.used(ANOTHER, PRESENT | VERIFIED), ANOTHER, kept))
                .isPresent();
    }

    /** The flags are those of the standard: 1, somebody was there; 4, it looked who. */
    @ParameterizedTest
    @ValueSource(ints = {0, PRESENT, VERIFIED})
    void one_that_did_not_look_at_its_owner_is_neither_kept_nor_believed(int flags) throws Exception {
        var passkey = new SoftPasskey(HERE, "alongside.example");
        var kept = passkeys.made(passkey.made(CHALLENGE, PRESENT | VERIFIED), CHALLENGE)
                .orElseThrow();

        assertThat(passkeys.made(passkey.made(CHALLENGE, flags), CHALLENGE)).isEmpty();
        assertThat(passkeys.used(passkey.used(ANOTHER, flags), ANOTHER, kept)).isEmpty();
    }

    @Test
    void an_answer_to_something_else_or_from_elsewhere_or_by_another_is_not_believed() throws Exception {
        var passkey = new SoftPasskey(HERE, "alongside.example");
        var kept = passkeys.made(passkey.made(CHALLENGE, PRESENT | VERIFIED), CHALLENGE)
                .orElseThrow();
        int flags = PRESENT | VERIFIED;

        assertThat(passkeys.used(passkey.used(CHALLENGE, flags), ANOTHER, kept))
                .as("another challenge")
                .isEmpty();
        for (var elsewhere : List.of(
                new SoftPasskey("https://alongside.example.evil.example", "alongside.example"),
                new SoftPasskey(HERE, "evil.example"))) {
            assertThat(passkeys.made(elsewhere.made(CHALLENGE, flags), CHALLENGE))
                    .as("made elsewhere")
                    .isEmpty();
        }
        var other = new SoftPasskey(HERE, "alongside.example");
        assertThat(passkeys.used(other.used(ANOTHER, flags), ANOTHER, kept))
                .as("another key")
                .isEmpty();
    }
}
