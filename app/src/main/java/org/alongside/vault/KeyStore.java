package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.alongside.settings.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The keys, one file each, wrapped by the master key and bound to their id, so that a file under another name does not
 * open. A destroyed key leaves an empty file behind that keeps anyone from making it again.
 *
 * <p>Several processes may share the folder. What is in memory is a copy for speed: the file is looked at each time,
 * because another process may have destroyed the key a moment ago.
 */
final class KeyStore {

    /** More keys in memory would save little and leave more to be found there. */
    private static final int REMEMBERED = 2_000;

    private static final String NAME = "store";
    private static final String LOCK = "lock";

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final Path folder;
    private final UUID id;
    private final Aead master;
    private final Map<UUID, Aead> remembered = new ConcurrentHashMap<>();
    private final Map<UUID, Mac> marking = new ConcurrentHashMap<>();

    private KeyStore(Path folder, UUID id, Aead master) {
        this.folder = folder;
        this.id = id;
        this.master = master;
    }

    static boolean isAt(Path folder) {
        return Disk.exists(folder.resolve(NAME));
    }

    /** Opens the store in this folder, and makes folder, store and master key where there is none yet. */
    static KeyStore openOrMake(Path folder, Path masterFile) {
        Disk.makeFolder(folder);
        refuseIfOpenToOthers(folder, "chmod 700 ");
        return Disk.alone(folder, LOCK, () -> {
            boolean made = isAt(folder);
            var master = made || Disk.exists(masterFile) ? readMaster(masterFile) : makeMaster(masterFile);
            var store = new KeyStore(folder, made ? readName(folder, master) : makeName(folder, master), master);
            store.clearUp();
            return store;
        });
    }

    /** Tells this store from every other, so that a database can say which one its words are sealed with. */
    UUID id() {
        return id;
    }

    Aead forSealing(UUID key) {
        var known = find(key);
        return known != null ? known : Disk.alone(folder, LOCK, () -> findOrMake(key));
    }

    Aead forOpening(UUID key) {
        var known = find(key);
        if (known == null) {
            throw new Erased(key);
        }
        return known;
    }

    /** A key that seals nothing: what it makes of a text is only ever compared. It is never destroyed. */
    Mac forMarking(UUID key) {
        return marking.computeIfAbsent(key, _ -> Disk.alone(folder, LOCK, () -> readOrMakeMarking(key)));
    }

    void destroy(UUID key) {
        Disk.alone(folder, LOCK, () -> {
            remembered.remove(key);
            Path gone = gone(key);
            if (Disk.exists(file(key))) {
                // One step takes the key away and leaves the mark, so that a crash cannot come in between.
                Disk.rename(file(key), gone);
                Disk.overwriteAndEmpty(gone);
            } else if (!Disk.exists(gone)) {
                Disk.write(gone, new byte[0]);
            }
            return key;
        });
    }

    boolean holds(UUID key) {
        return Disk.exists(file(key));
    }

    private @Nullable Aead find(UUID key) {
        if (!holds(key)) {
            remembered.remove(key);
            return null;
        }
        var known = remembered.get(key);
        return known != null ? known : remember(key, read(key));
    }

    private @Nullable Aead remember(UUID key, @Nullable Aead read) {
        if (read != null) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, read);
        }
        return read;
    }

    private Aead findOrMake(UUID key) {
        var known = find(key);
        if (known != null) {
            return known;
        }
        if (Disk.exists(gone(key))) {
            throw new Erased(key);
        }
        try {
            var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            write(key, fresh);
            var made = aead(fresh);
            remember(key, made);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made in " + folder + ".", e);
        }
    }

    private Mac readOrMakeMarking(UUID key) {
        try {
            if (!holds(key)) {
                write(key, KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG));
            }
            return unwrapped(key).getPrimitive(RegistryConfiguration.get(), Mac.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw damaged(key, e);
        }
    }

    private void write(UUID key, KeysetHandle keys) throws GeneralSecurityException {
        Disk.write(file(key), TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master, boundTo(key)));
    }

    private @Nullable Aead read(UUID key) {
        try {
            return aead(unwrapped(key));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw damaged(key, e);
        }
    }

    private KeysetHandle unwrapped(UUID key) throws IOException, GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(Disk.read(file(key)), master, boundTo(key));
    }

    private IllegalStateException damaged(UUID key, GeneralSecurityException why) {
        return new IllegalStateException(
                "The key file " + file(key) + " is damaged, or was wrapped by another master key.", why);
    }

    /** Lets go of keys that another process destroyed; nothing opens with them, but they should not linger either. */
    void forgetWhatIsGone() {
        remembered.keySet().removeIf(key -> !holds(key));
    }

    /**
     * After a crash in the middle of a destruction the key already has its new name, but perhaps still its bytes; and a
     * key that was being made has only a draft, which nothing was sealed with. Nobody else writes here now.
     */
    private void clearUp() {
        try (var files = Files.newDirectoryStream(folder, "{*.gone,.*.draft}")) {
            for (Path file : files) {
                if (file.toString().endsWith(".draft")) {
                    Disk.overwriteAndDelete(file);
                } else if (Files.size(file) > 0) {
                    Disk.overwriteAndEmpty(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID key) {
        return folder.resolve(key + ".key");
    }

    private Path gone(UUID key) {
        return folder.resolve(key + ".gone");
    }

    private static byte[] boundTo(UUID key) {
        return ("alongside key " + key).getBytes(UTF_8);
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static Aead makeMaster(Path file) {
        try {
            var master = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            Disk.makeFolder(Disk.folderOf(file));
            Disk.write(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(master, InsecureSecretKeyAccess.get())
                            .getBytes(UTF_8));
            return aead(master);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No master key could be made.", e);
        }
    }

    private static Aead readMaster(Path file) {
        if (!Disk.exists(file)) {
            throw new Refusal(
                    "The master key " + file
                            + " is missing. Without it nothing that was sealed can be opened: put back the copy you keep of it.");
        }
        refuseIfOpenToOthers(file, "chmod 600 ");
        try {
            return aead(TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(Disk.read(file), UTF_8), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new Refusal("The master key " + file + " cannot be read by the account that runs Alongside.");
        } catch (GeneralSecurityException e) {
            // The cause could quote the key.
            throw new Refusal("The file " + file + " is not a master key.");
        }
    }

    private static UUID makeName(Path folder, Aead master) {
        var id = UUID.randomUUID();
        try {
            Disk.write(folder.resolve(NAME), master.encrypt(id.toString().getBytes(UTF_8), NAME.getBytes(UTF_8)));
            return id;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID readName(Path folder, Aead master) {
        try {
            byte[] name = master.decrypt(Disk.read(folder.resolve(NAME)), NAME.getBytes(UTF_8));
            return UUID.fromString(new String(name, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new Refusal("The key store " + folder + " was made with another master key.");
        }
    }

    private static void refuseIfOpenToOthers(Path path, String remedy) {
        if (!Disk.isOursAlone(path)) {
            throw new Refusal(path + " is open to other accounts on this computer. Close it with: " + remedy + path);
        }
    }
}
