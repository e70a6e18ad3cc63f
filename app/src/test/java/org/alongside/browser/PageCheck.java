package org.alongside.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What every page on every journey has to pass: axe finds nothing (level AA and best practice), the HTML checker finds
 * no fault, nothing is asked of another host, the bytes stay within their bounds, and at 320 pixels nothing scrolls
 * sideways, also when a reader widens the spacing of the text. How it looks is seen through a {@link Glass}.
 */
final class PageCheck {

    /** What is different each time and looks the same: tokens and secrets, ids, invented addresses. */
    private static final Pattern CHANCE = Pattern.compile("name=\"token\" value=\"[^\"]*\""
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{32,}|[0-9]+(?=@example\\.org)");

    private static final int KB = 1024;
    private static final int MOST_HTML = 30 * KB;
    private static final int MOST_STYLE = 20 * KB;
    private static final int MOST_SCRIPT = 20 * KB;
    private static final int MOST_PUBLIC = 60 * KB;
    private static final int MOST_ANY = 100 * KB;

    private static final String FOCUS = """
            wanted => {
              const element = document.activeElement;
              if (!element || element === document.body || element === document.documentElement) return "";
              const style = getComputedStyle(element);
              const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              const box = element.getBoundingClientRect();
              const bar = document.querySelector(".sealed");
              const under = bar && !bar.contains(element) && getComputedStyle(bar).position === "sticky"
                && bar.getBoundingClientRect().top <= 0 && box.bottom <= bar.getBoundingClientRect().bottom;
              const inSight = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && !under;
              return ringed && inSight ? (element === wanted ? "there" : "") : (ringed ? "out of sight: " : "without a ring: ")
                + element.outerHTML.slice(0, 120);
            }
            """;

    /** What was looked at in this run: a page that says the same looks the same, whoever is there. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final Walk walk;
    private final Settings settings;
    private final String journey;
    private final int who;
    private final List<Request> finished = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> scriptErrors = new ArrayList<>();
    private final Map<String, Integer> assets = new HashMap<>();
    private int step;

    /** @param who which of the people on this journey, counted from one */
    PageCheck(Walk walk, Settings settings, String journey, int who) {
        this.walk = walk;
        this.settings = settings;
        this.journey = journey;
        this.who = who;
    }

    void noteRequest(Request request) {
        boolean ours = request.url().startsWith(settings.publicAddress() + "/")
                || request.url().startsWith("data:");
        if (!ours) {
            strangers.add(request.url());
        }
    }

    void noteFinished(Request request) {
        finished.add(request);
    }

    void noteScriptError(String error) {
        scriptErrors.add(error);
    }

    void forgetStrangers() {
        strangers.clear();
    }

    /**
     * Looks at the page in front of somebody. A page that looks the same as one before is not looked at twice, and code
     * that says the same is read once, in whichever window it shows. With two walks alone that holds for looking too: a
     * page that script leaves as it is was looked at on the phone. Tokens, ids and numbers in invented addresses make no
     * difference.
     */
    void check(Page page, @Nullable Response shown, String did) {
        step++;
        draw(page, did);
        var faults = new ArrayList<String>();
        strangers.forEach(url -> faults.add("asks another host: " + url));
        scriptErrors.forEach(error -> faults.add("script error: " + error));
        weigh(page, shown, faults);
        var standing = page.content();
        if (shown != null) {
            var code = shown.text();
            if (isNew("code", code)) {
                NuChecker.faults(code).forEach(fault -> faults.add("HTML: " + fault));
            }
            if (isNew(Walk.ALL ? walk.name() : "look", standing)) {
                faults.addAll(Glass.of(walk).faults(settings.publicAddress(), page.url(), standing));
            }
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("%s, %s, step %d (%s), at %s:%n  %s"
                    .formatted(journey, walk.name(), step, did, page.url(), String.join("\n  ", faults)));
        }
    }

    /** Whoever uses the keyboard must see where they are. Returns whether that is here. */
    boolean seesFocusAt(Page page, ElementHandle here) {
        var found = (String) page.evaluate(FOCUS, here);
        if (found.equals("there")) {
            return true;
        }
        if (!found.isEmpty()) {
            throw new AssertionError("%s, %s, at %s: focus %s".formatted(journey, walk.name(), page.url(), found));
        }
        return false;
    }

    private void weigh(Page page, @Nullable Response shown, List<String> faults) {
        int html = 0;
        for (var request : List.copyOf(finished)) {
            int size = request.sizes().responseBodySize;
            if (shown != null && request.equals(shown.request())) {
                html = size;
            } else if (request.url().contains("/assets/") && size > 0 && !isForOtherAlphabets(request.url())) {
                assets.merge(request.url(), size, Math::max);
            }
        }
        finished.clear();
        bound("HTML", html, MOST_HTML, faults);
        bound("style", of(".css"), MOST_STYLE, faults);
        bound("script", of(".js"), MOST_SCRIPT, faults);
        boolean isSignedIn = page.context().cookies().stream().anyMatch(cookie -> cookie.name.endsWith("session"));
        bound("first view", html + of(""), isSignedIn ? MOST_ANY : MOST_PUBLIC, faults);
    }

    /** With all walks, every page names an accented language, and so fetches letters that English never needs. */
    private static boolean isForOtherAlphabets(String url) {
        return Walk.ALL && url.contains("latin-ext");
    }

    private int of(String kind) {
        return assets.entrySet().stream()
                .filter(asset -> asset.getKey().endsWith(kind))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static void bound(String what, int bytes, int most, List<String> faults) {
        if (bytes > most) {
            faults.add("%s is %d bytes, and may be %d".formatted(what, bytes, most));
        }
    }

    private static boolean isNew(String how, String html) {
        return SEEN.add(how + "\n" + CHANCE.matcher(html).replaceAll(""));
    }

    /** With {@code -Dalongside.pictures=FOLDER}, every page on the way is drawn. */
    private void draw(Page page, String did) {
        var folder = System.getProperty("alongside.pictures");
        if (folder == null) {
            return;
        }
        try {
            var path =
                    Files.createDirectories(Path.of(folder, journey, walk.name().replaceAll("\\W+", "-")));
            var name = "%d-%02d-%s.png".formatted(who, step, did.replaceAll("\\W+", "-"));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(path.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
