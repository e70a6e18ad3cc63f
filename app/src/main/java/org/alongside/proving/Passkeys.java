package org.alongside.proving;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ceremonies of passkeys (WebAuthn): what a browser is asked, and whether its answer proves anything. A passkey
 * proves two things, that somebody has it and that it knows them, so it counts as two proofs; one that did not look at
 * its owner is refused. What make it is, nobody asks.
 */
@Component
public class Passkeys {

    /** What is kept of a passkey. */
    public record Kept(byte[] credential, byte[] publicKey, long counter) {}

    /** What an answer says before anything is proved: which passkey it is, whose, and what it has signed. */
    public record Claim(byte[] credential, byte[] challenge, Optional<UUID> owner) {}

    private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PATIENCE_MILLIS = 300_000;

    private final Settings settings;

    Passkeys(Settings settings) {
        this.settings = settings;
    }

    /** What a browser is asked to make a passkey with; binary values are in Base64 for web addresses. */
    public Map<String, Object> toMake(byte[] challenge, UUID person, String name, List<byte[]> known) {
        return Map.of(
                "rp", Map.of("id", host(), "name", settings.organisation()),
                "user", Map.of("id", text(bytes(person)), "name", name, "displayName", name),
                "challenge", text(challenge),
                "pubKeyCredParams",
                        Library.ALGORITHMS.stream()
                                .map(a -> Map.of("type", "public-key", "alg", a.getValue()))
                                .toList(),
                "excludeCredentials",
                        known.stream()
                                .map(id -> Map.of("type", "public-key", "id", text(id)))
                                .toList(),
                "authenticatorSelection",
                        Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation", "none",
                "timeout", PATIENCE_MILLIS);
    }

    /** What a browser is asked to use a passkey for. No passkey is named, so that nobody learns who has one. */
    public Map<String, Object> toUse(byte[] challenge) {
        return Map.of(
                "rpId",
                host(),
                "challenge",
                text(challenge),
                "userVerification",
                "required",
                "timeout",
                PATIENCE_MILLIS);
    }

    /** What a new passkey says it has signed; empty when this is no answer of a browser. */
    public Optional<byte[]> challengeOfNew(String answer) {
        return answered(() -> Objects.requireNonNull(
                        Library.MANAGER.parseRegistrationResponseJSON(answer).getCollectedClientData())
                .getChallenge()
                .getValue());
    }

    /** The passkey that was made, if it was made here, for this challenge, and knows its owner. */
    public Optional<Kept> made(String answer, byte[] challenge) {
        return answered(() -> {
            var data = Library.MANAGER.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(place(challenge), Library.KINDS, true, true));
            var proof = Objects.requireNonNull(
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData());
            var credential = Objects.requireNonNull(proof.getAttestedCredentialData());
            return new Kept(credential.getCredentialId(), Library.KEYS.convert(credential), proof.getSignCount());
        });
    }

    /** What an answer of a known passkey claims; empty when this is no answer of a browser. */
    public Optional<Claim> claim(String answer) {
        return answered(() -> {
            var data = Library.MANAGER.parseAuthenticationResponseJSON(answer);
            var client = Objects.requireNonNull(data.getCollectedClientData());
            return new Claim(credential(data), client.getChallenge().getValue(), Optional.ofNullable(owner(data)));
        });
    }

    /** How often the passkey was used by now, if this answer proves that it was used here, for this challenge. */
    public OptionalLong used(String answer, byte[] challenge, Kept kept) {
        var known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                kept.counter(),
                Library.KEYS.convert(kept.publicKey()),
                null,
                null,
                null,
                null);
        return answered(() -> Library.MANAGER.verifyAuthenticationResponseJSON(
                        answer, new AuthenticationParameters(place(challenge), known, null, true, true)))
                .map(data -> OptionalLong.of(
                        Objects.requireNonNull(data.getAuthenticatorData()).getSignCount()))
                .orElseGet(OptionalLong::empty);
    }

    /** Whatever may be sent is the answer of a browser, or it is none: the library has many ways to say so. */
    private static <T> Optional<T> answered(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private ServerProperty place(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(settings.link("")))
                .rpId(host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private String host() {
        return settings.publicAddress().getHost();
    }

    @SuppressWarnings("NullAway") // An array of bytes that may be missing has no type it understands.
    private static byte[] credential(AuthenticationData data) {
        return Objects.requireNonNull(data.getCredentialId());
    }

    private static @Nullable UUID owner(AuthenticationData data) {
        var handle = data.getUserHandle();
        if (handle == null || handle.length != 16) {
            return null;
        }
        var buffer = ByteBuffer.wrap(handle);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return BASE_64.encodeToString(bytes);
    }

    /** The library, which is large: it is read when the first passkey comes, and not at every start. */
    private static final class Library {

        static final List<COSEAlgorithmIdentifier> ALGORITHMS =
                List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);
        static final List<PublicKeyCredentialParameters> KINDS = ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
        static final WebAuthnManager MANAGER;
        static final AttestedCredentialDataConverter KEYS;

        static {
            var converter = new ObjectConverter();
            MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(converter);
            KEYS = new AttestedCredentialDataConverter(converter);
        }
    }
}
