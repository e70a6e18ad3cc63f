package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.alongside.language.Written;

/**
 * Seals text under a key per owner: a person, a pair, or the house itself. Who may see a row is decided by row security;
 * the vault opens whatever row it is given, and keeps a stolen database silent.
 */
public final class Vault {

    /** Owns what belongs to nobody in particular, such as a letter on its way. */
    public static final UUID HOUSE = new UUID(0x00000000_0000_4000L, 0x8000_000000000001L);

    /** Makes marks. Seals nothing. */
    private static final UUID MARKS = new UUID(0x00000000_0000_4000L, 0x8000_000000000002L);

    private final KeyStore keys;
    private final Consumer<UUID> destroying;

    Vault(KeyStore keys, Consumer<UUID> destroying) {
        this.keys = keys;
        this.destroying = destroying;
    }

    /** A vault on a folder of its own, without a database; the app's is a bean. Here destroying is immediate. */
    public static Vault in(Path folder) {
        var keys = KeyStore.openOrMake(folder, folder.resolve("master.key"));
        return new Vault(keys, keys::destroy);
    }

    /** The same, of words just written on the page of now. */
    public byte[] seal(UUID key, Place place, String text) {
        return seal(key, place, Written.here(text));
    }

    /** The first text of an owner makes the key, which is on disk before this returns. */
    public byte[] seal(UUID key, Place place, Written written) {
        try {
            return keys.forSealing(key).encrypt(Padding.pad(written), place.boundTo(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed.", e);
        }
    }

    /** Under two keys at once: it opens as long as neither is destroyed. */
    public byte[] sealUnderTwo(UUID key, UUID other, Place place, Written written) {
        try {
            return keys.forSealing(other).encrypt(seal(key, place, written), place.boundTo(other));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be sealed.", e);
        }
    }

    /** What lies under two keys; nothing once one of them is destroyed. */
    public Optional<Written> underTwoUnlessErased(UUID key, UUID other, Place place, byte[] sealed) {
        try {
            return Optional.of(written(key, place, keys.forOpening(other).decrypt(sealed, place.boundTo(other))));
        } catch (Erased _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new Tampered(place);
        }
    }

    /**
     * @throws Erased when the key was destroyed
     * @throws Tampered when this is not what was sealed at this place
     */
    public Written written(UUID key, Place place, byte[] sealed) {
        try {
            return Padding.unpad(keys.forOpening(key).decrypt(sealed, place.boundTo(key)));
        } catch (GeneralSecurityException e) {
            throw new Tampered(place);
        }
    }

    /** The same, with nothing instead of {@link Erased}. */
    public Optional<Written> writtenUnlessErased(UUID key, Place place, byte[] sealed) {
        try {
            return Optional.of(written(key, place, sealed));
        } catch (Erased _) {
            return Optional.empty();
        }
    }

    /** The text alone, where it is for a program to read, or its language is known from elsewhere. */
    public String open(UUID key, Place place, byte[] sealed) {
        return written(key, place, sealed).text();
    }

    /** The same, with nothing instead of {@link Erased}. */
    public Optional<String> openUnlessErased(UUID key, Place place, byte[] sealed) {
        return writtenUnlessErased(key, place, sealed).map(Written::text);
    }

    /**
     * A mark by which the same text at the same place is known again. It can't be turned back, and without the key store
     * nobody can find out what was marked by trying.
     */
    public byte[] mark(Place place, String text) {
        try {
            var bound = place.boundTo(MARKS);
            var words = text.getBytes(UTF_8);
            return keys.forMarking(MARKS)
                    .computeMac(ByteBuffer.allocate(bound.length + words.length)
                            .put(bound)
                            .put(words)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing could be marked.", e);
        }
    }

    /**
     * Destroys a key for ever, and with it every word sealed under it: when the transaction around this commits, and not
     * if it rolls back. Afterwards nothing can be sealed under this id any more.
     */
    public void destroy(UUID key) {
        destroying.accept(key);
    }
}
