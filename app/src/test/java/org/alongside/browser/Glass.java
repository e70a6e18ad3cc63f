package org.alongside.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second window, in which a page is looked at as it stands in the first. axe is script, and half of the journeys have
 * none; so the glass runs script, has the size and colours of its walk, and is given the page's code under the page's
 * address. The page's own script is left out, so that what is looked at is what stood in the first window.
 *
 * <p>One glass serves all journeys of a walk: axe is fetched once, and so are style and letters.
 */
final class Glass {

    private static final Map<Walk, Glass> OPENED = new HashMap<>();

    private static final Pattern SCRIPT = Pattern.compile("(?s)<script\\b.*?</script>");

    /**
     * Level AA and best practice. What passed need not be written out, nor where in the page something stands: that takes
     * axe longer than looking. Nor are styles fetched anew for a rule that is not asked for.
     *
     * <p>Half of axe's time goes into contrast. With two walks alone it looks for that only on a page that sets text in a
     * colour and size, on a ground, that no page before has had.
     */
    private static final String AXE = """
            async everywhere => {
              const passed = window.passed ??= new Set();
              const grounds = element => {
                let under = "";
                for (let at = element; at; at = at.parentElement) {
                  const style = getComputedStyle(at);
                  under += [style.backgroundColor, style.backgroundImage, style.opacity, ""].join();
                  if (style.backgroundColor.startsWith("rgb(")) break;
                }
                return under;
              };
              const inks = new Set();
              for (const element of document.body.querySelectorAll("*")) {
                if ([...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || element.value) {
                  const style = getComputedStyle(element);
                  inks.add([style.color, style.fontSize, style.fontWeight, style.position, grounds(element)].join());
                }
              }
              const contrast = everywhere || [...inks].some(ink => !passed.has(ink));
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const seen = await axe.run(document, {
                runOnly: tags, resultTypes: ["violations"], selectors: false, preload: false,
                rules: { "color-contrast": { enabled: contrast } }
              });
              if (!seen.violations.some(fault => fault.id === "color-contrast")) {
                inks.forEach(ink => passed.add(ink));
              }
              return seen.violations.flatMap(fault => fault.nodes.map(node =>
                `axe, ${fault.id}: ${fault.help} | ${node.html} | ${node.failureSummary}`));
            }
            """;

    /** The spacing readers may ask for: WCAG 2.2, 1.4.12. */
    private static final String WIDE_SPACING = """
            * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            p { margin-block-end: 2em !important }
            """;

    private static final String SIDEWAYS = """
            () => {
              const wide = document.documentElement.scrollWidth;
              if (wide <= innerWidth) return "";
              const out = [...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > innerWidth + 1
                    || element.getBoundingClientRect().left < -1)
                .filter(element => !element.closest(".vh, .skip, .scroll, .fold thead"))
                .map(element => element.outerHTML.slice(0, 90));
              return wide + " pixels wide; sticking out: " + out.slice(-3).join(" … ");
            }
            """;

    private final Walk walk;
    private final Page page;
    private @Nullable URI site;

    private Glass(Walk walk) {
        this.walk = walk;
        this.page = Browsing.window(walk, true).newPage();
    }

    static Glass of(Walk walk) {
        return OPENED.computeIfAbsent(walk, Glass::new);
    }

    /** What is wrong with how this page looks. */
    List<String> faults(URI site, String address, String html) {
        beAt(site);
        page.setViewportSize(walk.width(), walk.height());
        page.evaluate("address => history.replaceState(null, '', address)", address);
        page.setContent(SCRIPT.matcher(html).replaceAll(""));
        var faults = new ArrayList<String>();
        ((List<?>) page.evaluate(AXE, Walk.ALL)).forEach(fault -> faults.add((String) fault));
        // Text twice as large has to fit the window as it is; 320 pixels are for text of the usual size.
        if (walk.has(Walk.Trait.LARGE_TEXT)) {
            lookSideways("", faults);
            return faults;
        }
        page.setViewportSize(320, walk.height());
        lookSideways("", faults);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(WIDE_SPACING));
        lookSideways("with wide spacing, ", faults);
        return faults;
    }

    /** Goes to the site with an empty page that has axe; what is shown later keeps it. */
    private void beAt(URI wanted) {
        if (wanted.equals(site)) {
            return;
        }
        page.route(
                wanted + "/",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<!DOCTYPE html>")));
        page.navigate(wanted + "/");
        page.unrouteAll();
        page.evaluate(axe());
        site = wanted;
    }

    private void lookSideways(String how, List<String> faults) {
        var trouble = (String) page.evaluate(SIDEWAYS);
        if (!trouble.isEmpty()) {
            faults.add("scrolls sideways: " + how + trouble);
        }
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
