package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.alongside.language.Languages;
import org.alongside.language.Words;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser. Each step says what they do or see, in the words of the page; after each one that brings
 * another page, that page is checked (see {@link PageCheck}).
 *
 * <p>Words are given as the templates have them, with their placeholders and values, and are looked for in the language
 * of the walk. What a person wrote has no translation: for that there are the steps that end in "written".
 */
public final class Browsing {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final int MOST_STOPS = 150;

    private final Walk walk;
    private final Settings settings;
    private final String journey;
    private final BrowserContext window;
    private final Page page;
    private final PageCheck check;
    private final List<Browsing> others = new ArrayList<>();
    private @Nullable Response shown;
    private @Nullable Locator near;

    private Browsing(Walk walk, Settings settings, String journey, int who) {
        this.walk = walk;
        this.settings = settings;
        this.journey = journey;
        this.window = window(walk, walk.has(Walk.Trait.SCRIPT));
        this.window.addCookies(List.of(new Cookie("language", walk.language())
                .setUrl(settings.publicAddress().toString())));
        this.page = window.newPage();
        this.page.setDefaultTimeout(10_000);
        this.check = new PageCheck(walk, settings, journey, who);
        this.page.onRequest(check::noteRequest);
        this.page.onRequestFinished(check::noteFinished);
        this.page.onPageError(check::noteScriptError);
        this.page.onResponse(response -> {
            boolean isPage = response.request().isNavigationRequest() && response.frame() == page.mainFrame();
            if (isPage && (response.status() < 300 || response.status() >= 400)) {
                shown = response;
            }
        });
    }

    static Browsing begin(Walk walk, Settings settings, String journey) {
        return new Browsing(walk, settings, journey, 1);
    }

    static BrowserContext window(Walk walk, boolean script) {
        return Chromium.started(walk.has(Walk.Trait.LARGE_TEXT))
                .newContext(new Browser.NewContextOptions()
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London")
                        .setViewportSize(walk.width(), walk.height())
                        .setJavaScriptEnabled(script)
                        .setColorScheme(walk.has(Walk.Trait.DARK) ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setForcedColors(walk.has(Walk.Trait.OWN_COLOURS) ? ForcedColors.ACTIVE : ForcedColors.NONE));
    }

    /** Somebody else, at a browser of their own, in the same way. */
    public Browsing another() {
        var other = new Browsing(walk, settings, journey, others.size() + 2);
        others.add(other);
        return other;
    }

    /** An email address nobody in this run had before. */
    public String address(String name) {
        return name + ADDRESSES.incrementAndGet() + "@example.org";
    }

    /** Types an address of ours, or opens a link from a letter. */
    public Browsing open(String address) {
        page.navigate(address.startsWith("/") ? settings.link(address) : address);
        return arrived("open " + address);
    }

    /** Makes the next step look only in the row, section or form that shows these words of somebody. */
    public Browsing near(String words) {
        near = page.locator("main :is(li, tr, section, form, fieldset, article)")
                .filter(new Locator.FilterOptions().setHasText(words))
                .last();
        return this;
    }

    /** Follows the link with these words. */
    public Browsing follow(String words, Object... values) {
        return go(AriaRole.LINK, said(words, values));
    }

    /** Follows the link with somebody's own words. */
    public Browsing followWritten(String words) {
        return go(AriaRole.LINK, words);
    }

    /** Presses the button with these words, which sends its form. */
    public Browsing press(String words, Object... values) {
        return go(AriaRole.BUTTON, said(words, values));
    }

    /** Presses the button with somebody's own words on it. */
    public Browsing pressWritten(String words) {
        return go(AriaRole.BUTTON, words);
    }

    /** Unfolds what lies behind these words. */
    public Browsing unfold(String words, Object... values) {
        activate(page.locator("main summary")
                .filter(new Locator.FilterOptions().setHasText(said(words, values)))
                .first());
        return this;
    }

    /** Fills the box with this label. */
    public Browsing fill(String label, String text) {
        return fillWritten(said(label), text);
    }

    /** Fills the box whose label somebody wrote: a question of a call. */
    public Browsing fillWritten(String label, String text) {
        var box = labelled(label);
        reach(box);
        box.fill(text);
        return this;
    }

    /** Picks the radio button, or ticks the box, with this label. */
    public Browsing choose(String label, Object... values) {
        return chooseWritten(said(label, values));
    }

    /** Picks what has somebody's own words for a label. */
    public Browsing chooseWritten(String label) {
        var choice = labelled(label);
        if (!walk.has(Walk.Trait.KEYBOARD)) {
            choice.check();
        } else if ("radio".equals(choice.getAttribute("type"))) {
            chooseWithArrows(choice);
        } else if (!choice.isChecked()) {
            reach(choice);
            page.keyboard().press("Space");
        }
        assertThat(choice.isChecked()).as(where("“" + label + "” is chosen")).isTrue();
        return this;
    }

    /** Hands over a file. */
    public Browsing upload(String label, Path file) {
        labelled(said(label)).setInputFiles(file);
        return this;
    }

    /** Follows a link that brings a file, and returns where it was kept. */
    public Path download(String words, Object... values) {
        var link = named(AriaRole.LINK, said(words, values));
        Download download = page.waitForDownload(() -> activate(link));
        return download.path();
    }

    /** The page says this. */
    public Browsing sees(String words, Object... values) {
        return seesWritten(said(words, values));
    }

    /** The page shows these words of somebody. */
    public Browsing seesWritten(String words) {
        assertThat(text()).as(where("what the page says")).contains(plain(words));
        return this;
    }

    /**
     * The page comes to show these words while somebody else does something: by itself where script runs, else when it is
     * asked for again.
     */
    public Browsing comesToSee(String words) {
        if (walk.has(Walk.Trait.SCRIPT)) {
            page.locator("main").getByText(words).first().waitFor();
        } else {
            page.reload();
        }
        return arrived("come to see " + words).seesWritten(words);
    }

    /** The page does not say this. */
    public Browsing seesNo(String words, Object... values) {
        return seesNoneWritten(said(words, values));
    }

    /** The page does not show these words of somebody, neither on the screen nor in its code. */
    public Browsing seesNoneWritten(String words) {
        assertThat(text()).as(where("what the page says")).doesNotContain(plain(words));
        assertThat(page.content()).as(where("the page's code")).doesNotContain(words);
        return this;
    }

    /** The box with this label holds this. */
    public Browsing holds(String label, String text) {
        assertThat(labelled(said(label)).inputValue())
                .as(where("what “" + label + "” holds"))
                .isEqualTo(text);
        return this;
    }

    /** We are at this path, whatever the query. */
    public Browsing at(String path) {
        assertThat(path()).as(where("the path")).isEqualTo(path);
        return this;
    }

    /** The last page came with this status. */
    public Browsing status(int status) {
        assertThat(shown == null ? 0 : shown.status()).as(where("the status")).isEqualTo(status);
        return this;
    }

    public String path() {
        return URI.create(page.url()).getPath();
    }

    /** What the page says, on one line. */
    public String text() {
        return plain(page.locator("body").innerText());
    }

    /** For the rare step that has no name here. The next page it brings is checked by {@link #arrived}. */
    public Page page() {
        return page;
    }

    /** Whether this walk runs script: what only script does cannot be seen without it. */
    public boolean script() {
        return walk.has(Walk.Trait.SCRIPT);
    }

    /** Leaves quickly, as the confidential bar offers. */
    public void leaveQuickly() {
        var link = named(AriaRole.LINK, said("Leave quickly"));
        assertThat(link.getAttribute("href")).isEqualTo(settings.quickExit().toString());
        leavesQuicklyBy(() -> activate(link));
    }

    /** Whatever somebody does to leave: the browser asks for the page the settings name. */
    public void leavesQuicklyBy(Runnable act) {
        var gone = page.waitForRequest(request -> !isOurs(request.url()), act);
        assertThat(gone.url())
                .as(where("where it goes"))
                .startsWith(settings.quickExit().toString());
        check.forgetStrangers();
    }

    /** Checks the page we are on. Every step that brings a page does so by itself. */
    public Browsing arrived(String step) {
        check.check(page, shown, step);
        return this;
    }

    /** Gives the browser a cookie, for a way in that is not the one under test. */
    public Browsing cookie(String name, String value) {
        window.addCookies(
                List.of(new Cookie(name, value).setUrl(settings.publicAddress().toString())));
        return this;
    }

    void close() {
        others.forEach(Browsing::close);
        window.close();
    }

    private Browsing go(AriaRole role, String words) {
        var target = named(role, words);
        page.waitForNavigation(() -> activate(target));
        return arrived((role == AriaRole.LINK ? "follow " : "press ") + words);
    }

    private void activate(Locator target) {
        if (walk.has(Walk.Trait.KEYBOARD)) {
            reach(target);
            page.keyboard().press("Enter");
        } else {
            target.click();
        }
    }

    /** Goes to an element with the Tab key alone, and sees where it is at every stop on the way. */
    private void reach(Locator target) {
        if (!walk.has(Walk.Trait.KEYBOARD)) {
            return;
        }
        ElementHandle element = target.elementHandle();
        if (isActive(element)) {
            return;
        }
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (check.seesFocusAt(page, element)) {
                return;
            }
        }
        throw new AssertionError(where("never reached with the Tab key: " + target));
    }

    private void chooseWithArrows(Locator choice) {
        ElementHandle element = choice.elementHandle();
        for (int stop = 0; stop < MOST_STOPS && !isInGroup(element); stop++) {
            page.keyboard().press("Tab");
            check.seesFocusAt(page, element);
        }
        page.keyboard().press("Space");
        for (int step = 0; step < 20 && !isActive(element); step++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private static boolean isActive(ElementHandle element) {
        return (Boolean) element.evaluate("element => element === document.activeElement");
    }

    private static boolean isInGroup(ElementHandle radio) {
        return (Boolean) radio.evaluate(
                "radio => document.activeElement.type === 'radio' && document.activeElement.name === radio.name");
    }

    /** The one with this name. Several links of one name are fine where all lead to one place, else a fault. */
    private Locator named(AriaRole role, String name) {
        var options = new Locator.GetByRoleOptions().setName(name).setExact(true);
        var here = near == null ? page.locator("main") : near;
        near = null;
        var found = here.getByRole(role, options);
        if (found.count() == 0) {
            found = page.locator("body").getByRole(role, options);
        }
        if (found.count() == 0) {
            var all = page.locator(role == AriaRole.LINK ? "a" : "button").allInnerTexts();
            throw new AssertionError(where("nothing is called “" + name + "”; there are " + all));
        }
        if (found.count() > 1 && role == AriaRole.LINK) {
            var places = found.all().stream()
                    .map(link -> link.getAttribute("href"))
                    .distinct()
                    .toList();
            assertThat(places).as(where("where the links “" + name + "” lead")).hasSize(1);
            return found.first();
        }
        return found;
    }

    /** By the whole label; where a label has more in it, by its beginning. */
    private Locator labelled(String label) {
        var here = near == null ? page.locator("body") : near;
        near = null;
        var exact = here.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        return exact.count() > 0 ? exact : here.getByLabel(label);
    }

    /** Words of the page, in the language of the walk: for a value within others. */
    public String said(String words, Object... values) {
        return inItsLanguage(() -> Words.say(words, values));
    }

    /** What is written otherwise in each language, such as a date. */
    public <T> T inItsLanguage(Supplier<T> writing) {
        var language = Languages.tagged(walk.language()).orElseThrow();
        return Words.in(language.asLocale(), () -> writing.get());
    }

    private boolean isOurs(String url) {
        return url.startsWith(settings.publicAddress() + "/") || url.startsWith("data:") || url.startsWith("blob:");
    }

    private String where(String what) {
        return what + " (" + journey + ", " + walk.name() + ", at " + path() + ")";
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
