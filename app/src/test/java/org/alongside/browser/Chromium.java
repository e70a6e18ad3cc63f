package org.alongside.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of this run: the system's Chromium if there is one, without a window if that can be had, for it costs a third
 * less; else the one Playwright brings; else none, and the journeys are skipped with the reason. Started by the first
 * journey, ended with the run.
 */
final class Chromium {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // No other host is there; who asks one is seen by PageCheck. Routes would do the same without a cache.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

    private static final Map<Boolean, Browser> STARTED = new HashMap<>();

    private Chromium() {}

    /** A browser whose reader likes text of the usual size, or twice as large. */
    static Browser started(boolean largeText) {
        return STARTED.computeIfAbsent(largeText, Chromium::start);
    }

    private static Browser start(boolean largeText) {
        var args = new ArrayList<>(QUIET);
        if (largeText) {
            args.add("--blink-settings=defaultFontSize=32");
        }
        var options = new LaunchOptions().setHeadless(true).setArgs(args);
        installed().ifPresent(options::setExecutablePath);
        try {
            return Held.PLAYWRIGHT.chromium().launch(options);
        } catch (PlaywrightException e) {
            Assumptions.abort(
                    "No browser for the journeys: no Chromium is installed, and Playwright brings none: " + e);
            throw e;
        }
    }

    private static Optional<Path> installed() {
        return List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome").stream()
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Playwright keeps a process of its own; one serves the whole run. It fetches a browser only where none is. */
    private static final class Held {

        static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }
    }
}
