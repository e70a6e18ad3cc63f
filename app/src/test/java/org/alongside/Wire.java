package org.alongside;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.alongside.database.TestDatabase;
import org.awaitility.Awaitility;

/** A wire between program and database that can be cut, also just as it carries what matters. */
final class Wire implements AutoCloseable {

    /** With this word the database says that everything of a transaction is kept. */
    private static final String KEPT = "COMMIT\0";

    private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Map<String, String> settings;
    private final URI database;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger requestsToLose = new AtomicInteger();

    Wire(TestDatabase database) throws IOException {
        this.settings = database.settings();
        this.database = URI.create(settings.get("ALONGSIDE_DATABASE_URL"));
        Thread.ofVirtual().start(this::connect);
    }

    /** Settings that lead through here. */
    Map<String, String> settings() {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        setting -> setting.getValue()
                                .replace(":" + database.getPort() + "/", ":" + door.getLocalPort() + "/")));
    }

    /** The next few times it kept something: what it says of it never arrives. */
    void loseAnswers() {
        lose(answersToLose);
    }

    /** The next few things it is asked: none arrives. */
    void loseRequests() {
        lose(requestsToLose);
    }

    private static void lose(AtomicInteger what) {
        what.set(5);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> what.get() <= 0);
    }

    void cut() {
        ends.forEach(Wire::hangUp);
        ends.clear();
    }

    private void connect() {
        while (!door.isClosed()) {
            try {
                var program = door.accept();
                var server = new Socket(database.getHost(), database.getPort());
                ends.add(program);
                ends.add(server);
                Thread.ofVirtual().start(() -> carry(program, server, requestsToLose, ""));
                Thread.ofVirtual().start(() -> carry(server, program, answersToLose, KEPT));
            } catch (IOException _) {
                // The test is over.
            }
        }
    }

    private void carry(Socket from, Socket to, AtomicInteger toLose, String which) {
        var bytes = new byte[65_536];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (toLose.get() > 0
                        && new String(bytes, 0, length, US_ASCII).contains(which)
                        && toLose.getAndDecrement() > 0) {
                    return;
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException _) {
            // Cut.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void hangUp(Socket end) {
        try {
            end.close();
        } catch (IOException _) {
            // It was gone already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
