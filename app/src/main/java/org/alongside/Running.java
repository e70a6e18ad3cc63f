package org.alongside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alongside.backup.Backup;
import org.alongside.backup.Restore;
import org.alongside.database.Addresses;
import org.alongside.database.DataFolder;
import org.alongside.database.Database;
import org.alongside.people.LostProofs;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.alongside.settings.Settings.Command;
import org.alongside.settings.Welcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One run, from the command line to the last goodbye: settings, data folder, database, pages, and back in the opposite
 * order. Whoever sits at the keyboard reads sentences; how things came about is in the log.
 */
class Running {
    private static final int REFUSED = 2;
    private static final int BROKEN = 1;

    private final List<String> words;
    private final Map<String, String> environment;
    private final Deque<Runnable> goodbyes = new ConcurrentLinkedDeque<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean stopping;

    Running(List<String> words, Map<String, String> environment) {
        this.words = words;
        this.environment = environment;
    }

    /** Returns an exit code; with 0 the pages, if there are any, stay up until somebody stops the program. */
    int run() {
        Path log = null;
        try {
            var settings = Settings.read(words, environment);
            log = settings.data().resolve("log");
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "goodbye"));
            begin(settings, log);
            return 0;
        } catch (Exception problem) {
            // Whoever stops a start that is under way knows why it did not come to its end.
            if (stopping) {
                return BROKEN;
            }
            var refusal = refusal(problem);
            if (refusal != null) {
                System.err.println(refusal);
                return REFUSED;
            }
            LoggerFactory.getLogger(Running.class).error("The start failed", problem);
            System.err.println(
                    "Alongside could not start; " + (log == null ? "there is no log yet." : log + " says why."));
            return BROKEN;
        } finally {
            begun.countDown();
        }
    }

    private void begin(Settings settings, Path log) throws IOException {
        System.setProperty("alongside.log", log.toString());
        switch (settings.command()) {
            case Command.Demo _, Command.Start _ -> {
                open(settings);
                serve(settings);
            }
            case Command.Backup(var file) -> {
                DataFolder.checkReadable(settings);
                System.out.println(new Backup(settings, file).write());
            }
            case Command.SecondFactor(var email) -> {
                DataFolder.checkReadable(settings);
                System.out.println(new LostProofs(settings, email).forget());
            }
            case Command.Restore(var file) -> {
                var restore = new Restore(settings, file);
                restore.check();
                var folder = open(settings);
                System.out.println(restore.read());
                folder.finished();
            }
        }
    }

    private DataFolder open(Settings settings) {
        var folder = DataFolder.open(settings);
        goodbyes.push(folder::close);
        return folder;
    }

    /** The database comes up while Spring finds out what the program is made of. */
    private void serve(Settings settings) throws IOException {
        var opening = CompletableFuture.supplyAsync(
                () -> Database.open(settings, goodbyes::push),
                work -> Thread.ofPlatform().name("database").start(work));
        var context = application(settings, opening).run();
        goodbyes.push(context::close);
        if (Rehearsal.wanted()) {
            Rehearsal.at(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            context.close();
        } else {
            greet(settings, context);
        }
    }

    private static SpringApplication application(Settings settings, CompletableFuture<Addresses> opening) {
        var application = new SpringApplication(Alongside.class);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(Alongside.knowing(settings, opening::join));
        // Our own goodbye closes it: the pages must be gone before the database goes.
        application.setRegisterShutdownHook(false);
        return application;
    }

    private static void greet(Settings settings, ConfigurableApplicationContext context) {
        System.out.println("Alongside is at " + settings.publicAddress());
        context.getBeanProvider(Welcome.class)
                .orderedStream()
                .flatMap(welcome -> welcome.lines().stream())
                .forEach(System.out::println);
        System.out.println("Ctrl-C stops it.");
    }

    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", Rehearsal.wanted() ? 0 : settings.port());
        if (onlyFromHere(settings)) {
            properties.put("server.address", "127.0.0.1");
        }
        return properties;
    }

    /** With no proxy elsewhere to reach us there is no reason to listen to anyone but this machine. */
    private static boolean onlyFromHere(Settings settings) {
        return settings.proxies().stream().allMatch(Running::isLoopback);
    }

    private static boolean isLoopback(String proxy) {
        try {
            return InetAddress.getByName(proxy).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /** Waits a little for a start under way; a long one, such as a demo's first, is broken off and the database closed. */
    private void stop() {
        stopping = true;
        try {
            begun.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (var goodbye = goodbyes.poll(); goodbye != null; goodbye = goodbyes.poll()) {
            goodbye(goodbye);
        }
    }

    private static void goodbye(Runnable goodbye) {
        try {
            goodbye.run();
        } catch (RuntimeException problem) {
            System.err.println(problem.getMessage());
        }
    }

    /** The sentence for whoever started it, however deep inside it arose; null when something is broken. */
    private static @Nullable String refusal(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "Port " + taken.getPort() + " is taken by another program; choose another with --port N.";
            }
            if (cause instanceof Refusal refusal) {
                return refusal.sentence();
            }
        }
        return null;
    }
}
