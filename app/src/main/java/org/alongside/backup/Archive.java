package org.alongside.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.alongside.settings.Refusal;

/** A file of a backup: an ordinary zip, whole or not there at all, readable by nobody else. */
final class Archive {
    private Archive() {}

    interface Filling {
        void into(Writer writer) throws Exception;
    }

    /** Writes entries one after another. */
    static final class Writer {
        private final ZipOutputStream zip;

        Writer(ZipOutputStream zip) {
            this.zip = zip;
        }

        /** The place for an entry's bytes; it ends where the next begins. */
        OutputStream entry(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return zip;
        }

        void text(String name, String text) throws IOException {
            entry(name).write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static void write(Path file, Filling filling) throws Exception {
        var draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        try {
            var onlyMe = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(draft, options, onlyMe)) {
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
                filling.into(new Writer(zip));
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static ZipFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file " + file + ".");
        }
        return new ZipFile(file.toFile());
    }

    static InputStream entry(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refusal(zip.getName() + " is not a whole backup: it lacks “" + name + "”.");
        }
        return zip.getInputStream(entry);
    }

    static String text(ZipFile zip, String name) throws IOException {
        try (var in = entry(zip, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
