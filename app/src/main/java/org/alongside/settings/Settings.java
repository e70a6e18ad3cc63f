package org.alongside.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything the people who run an installation may decide. docs/operating.md explains each one. */
public record Settings(
        Command command,
        URI publicAddress,
        int port,
        Path data,
        List<String> proxies,
        @Nullable Database database,
        Mail mail,
        Path keys,
        Path masterKey,
        int keyCopyDays,
        String organisation,
        ZoneId timeZone,
        Help help,
        List<Crisis> crisis,
        URI quickExit,
        @Nullable URI securityContact,
        List<Provider> providers) {

    /** What the program was asked to do. */
    public sealed interface Command {
        /** Serve an invented programme; nothing leaves the machine. */
        record Demo() implements Command {}

        /** Serve the real thing. */
        record Start() implements Command {}

        /** Write everything into a file. */
        record Backup(Path file) implements Command {}

        /** Fill an empty installation from a file. */
        record Restore(Path file) implements Command {}

        /** Take away the second proofs of somebody who has lost them. */
        record SecondFactor(String email) implements Command {}
    }

    /** The addresses of a PostgreSQL of one's own; without them Alongside looks after one itself. */
    public record Database(
            String owner, String app, String jobs, @Nullable String backup) {}

    /** Where letters leave. Without a server they wait in the outbox. */
    public record Mail(@Nullable URI server, String from) {}

    /** Whom to ask, by phone or email, and when. An empty text means: not offered. */
    public record Help(String phone, String email, String hours) {}

    /** Where to turn in a crisis: {@code Samaritans}, {@code 116 123}. */
    public record Crisis(String label, String number) {}

    /**
     * Somebody else's sign-in that people may use here.
     *
     * @param number by which settings and addresses name it
     * @param secret what it knows us by; empty where it knows us by a key
     * @param key the file with that key
     * @param twoFactor whether it asks for two proofs itself, as whoever runs this place says
     */
    public record Provider(
            int number,
            String name,
            String issuer,
            String client,
            String secret,
            @Nullable Path key,
            boolean twoFactor) {

        /** Never the secret: this may end up in a log. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Reads the command line and the environment, or says in one sentence what is wrong with them. */
    public static Settings read(List<String> words, Map<String, String> environment) {
        return new Reading(words, environment).settings();
    }

    /** Whether this is the invented programme, where nothing is real and nothing leaves the machine. */
    public boolean demo() {
        return command instanceof Command.Demo;
    }

    /** Whether browsers reach us encrypted, so that cookies may insist on it. */
    public boolean https() {
        return "https".equals(publicAddress.getScheme());
    }

    /** A moment by the clocks of this place: for whatever has no time zone of its own. */
    public ZonedDateTime here(Instant moment) {
        return moment.atZone(timeZone);
    }

    /** An absolute address of a page: {@code /join} becomes {@code https://alongside.example/join}. */
    public String link(String path) {
        return publicAddress + path;
    }
}
