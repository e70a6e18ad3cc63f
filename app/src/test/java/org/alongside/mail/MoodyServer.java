package org.alongside.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server with moods: a well-behaved one, unless the next mood says otherwise. Each mood lasts one conversation. */
public final class MoodyServer implements AutoCloseable {

    sealed interface Mood {

        /** Answers this command with these words instead. */
        record Says(String command, String answer) implements Mood {}

        /** Takes the letter, and hangs up before saying so. */
        record HangsUpBeforeSayingTaken() implements Mood {}

        /** Takes the letter, says so, and hangs up. */
        record HangsUpAfterSayingTaken() implements Mood {}

        /** Takes the letter, then does this before saying so. */
        record Does(Runnable deed) implements Mood {}

        /** Never answers this command. */
        record FallsSilentAt(String command) implements Mood {}
    }

    public final List<String> taken = new CopyOnWriteArrayList<>();
    final List<String> envelopes = new CopyOnWriteArrayList<>();
    final Queue<Mood> moods = new ConcurrentLinkedQueue<>();

    final List<String> heard = new CopyOnWriteArrayList<>();

    private final ServerSocket door;
    private final @Nullable SSLContext secrets;

    public MoodyServer() throws IOException {
        this("127.0.0.1", null);
    }

    /** @param secrets with which it offers STARTTLS; null when it offers none */
    MoodyServer(String host, @Nullable SSLContext secrets) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName(host)), secrets);
    }

    MoodyServer(ServerSocket door, @Nullable SSLContext secrets) {
        this.door = door;
        this.secrets = secrets;
        Thread.ofVirtual().start(this::welcome);
    }

    public URI address() {
        return URI.create("smtp://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort());
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                var mood = moods.poll();
                Thread.ofVirtual().start(() -> talk(guest, mood == null ? new Mood.Says("never", "") : mood));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket guest, Mood mood) {
        try (guest) {
            say(guest.getOutputStream(), "220 moody.example");
            talk(guest, mood, secrets != null);
        } catch (IOException | InterruptedException _) {
            // They hung up.
        }
    }

    private void talk(Socket guest, Mood mood, boolean offersSecrecy) throws IOException, InterruptedException {
        try (var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), ISO_8859_1));
                var out = guest.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                var command = line.split("[ :]", 2)[0];
                if (mood instanceof Mood.FallsSilentAt(var when) && when.equals(command)) {
                    Thread.sleep(60_000);
                }
                if (mood instanceof Mood.Says(var when, var answer) && when.equals(command)) {
                    say(out, answer);
                    continue;
                }
                switch (command) {
                    case "MAIL", "RCPT" -> {
                        envelopes.add(line);
                        say(out, "250 fine");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        var letter = letter(in);
                        if (mood instanceof Mood.Says(var when, var answer) && when.equals(".")) {
                            say(out, answer);
                            continue;
                        }
                        taken.add(letter);
                        switch (mood) {
                            case Mood.HangsUpBeforeSayingTaken() -> {
                                return;
                            }
                            case Mood.HangsUpAfterSayingTaken() -> {
                                say(out, "250 taken");
                                return;
                            }
                            case Mood.Does(var deed) -> {
                                deed.run();
                                say(out, "250 taken");
                            }
                            default -> say(out, "250 taken");
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    case "EHLO" ->
                        say(
                                out,
                                offersSecrecy
                                        ? "250-moody.example\r\n250 STARTTLS"
                                        : "250-moody.example\r\n250 AUTH PLAIN");
                    case "STARTTLS" -> {
                        say(out, "220 go on in secret");
                        talk(inSecret(guest), mood, false);
                        return;
                    }
                    case "AUTH" -> say(out, "235 welcome");
                    default -> say(out, "250 fine");
                }
            }
        }
    }

    private Socket inSecret(Socket guest) throws IOException {
        var secret = (SSLSocket) requireNonNull(secrets)
                .getSocketFactory()
                .createSocket(guest, guest.getInetAddress().getHostAddress(), guest.getPort(), true);
        secret.setUseClientMode(false);
        secret.startHandshake();
        return secret;
    }

    private static String letter(BufferedReader in) throws IOException {
        var lines = new ArrayDeque<String>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
