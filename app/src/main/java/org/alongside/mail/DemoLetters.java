package org.alongside.mail;

import static java.util.Comparator.comparing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** In the demo nothing leaves the machine: every letter is a file, which any mail program opens, and is shown on a page. */
public class DemoLetters {

    private static final String ENDING = ".eml";

    /**
     * A letter as it would have arrived.
     *
     * @param sent as the letter says, in whole seconds
     * @param arrived when it was laid down, which tells letters of one second apart
     * @param html what a mail program shows; null for readers who asked for words alone
     * @param link where its button leads
     */
    public record DemoLetter(
            UUID id,
            String name,
            String email,
            String subject,
            Instant sent,
            Instant arrived,
            String text,
            @Nullable String html,
            @Nullable URI link) {}

    private final Path folder;
    private final String site;

    /** A letter that lies there never changes, so each is opened once. */
    private final Map<Path, DemoLetter> opened = new ConcurrentHashMap<>();

    /** @param site how our own addresses begin */
    DemoLetters(Path folder, String site) {
        this.folder = folder;
        this.site = site;
    }

    /** Newest first. */
    public List<DemoLetter> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            var letters = new ArrayList<DemoLetter>();
            for (Path file : files) {
                letters.add(opened.computeIfAbsent(file, this::read));
            }
            letters.sort(comparing(DemoLetter::sent)
                    .thenComparing(DemoLetter::arrived)
                    .reversed());
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<DemoLetter> letter(UUID id) {
        var file = file(id);
        return Files.isRegularFile(file) ? Optional.of(opened.computeIfAbsent(file, this::read)) : Optional.empty();
    }

    /** Under its number, so that a letter sent twice is there once. */
    void add(MimeMessage message) {
        try {
            var id = UUID.fromString(message.getMessageID().replaceAll("[<>]|@.*", ""));
            Files.createDirectories(folder);
            var draft = Files.createTempFile(
                    folder,
                    ".letter",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new Carrier.Unreachable(folder + " cannot be written.");
        }
    }

    private Path file(UUID id) {
        return folder.resolve(id + ENDING);
    }

    private DemoLetter read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var to = (InternetAddress) message.getAllRecipients()[0];
            var text = text(message, 0);
            return new DemoLetter(
                    UUID.fromString(String.valueOf(file.getFileName()).replace(ENDING, "")),
                    to.getPersonal() == null ? "" : to.getPersonal(),
                    to.getAddress(),
                    message.getSubject(),
                    message.getSentDate().toInstant(),
                    Files.getLastModifiedTime(file).toInstant(),
                    text,
                    message.getContent() instanceof MimeMultipart ? text(message, 1) : null,
                    link(text));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("The letter " + file + " cannot be read.", e);
        }
    }

    private static String text(MimeMessage message, int part) throws IOException, MessagingException {
        var content = message.getContent();
        var text =
                content instanceof MimeMultipart parts ? parts.getBodyPart(part).getContent() : content;
        return text.toString().replace("\r\n", "\n");
    }

    /** The button comes after everything anybody wrote. */
    private @Nullable URI link(String text) {
        return text.lines()
                .filter(line -> line.startsWith(site + "/"))
                .reduce((_, last) -> last)
                .map(URI::create)
                .orElse(null);
    }
}
