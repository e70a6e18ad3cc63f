package org.alongside.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Finds text on a page that did not come through {@link Words}.
 *
 * <p>In the longer invented language (en-XA) every letter of ours has an accent, so a plain one was written past the
 * catalogues. The words of people are left alone: inside {@code bdi}, an element with its own {@code lang}, or one marked
 * {@code data-own} or {@code translate="no"}.
 */
public final class Hardcoded {

    private static final Pattern PLAIN_LETTERS = Pattern.compile("[A-Za-z]");
    private static final String OUR_NAME = "Alongside"; // the same in every language
    private static final String LEFT_ALONE = "script, style, bdi, body [lang], [data-own], [translate=no]";
    private static final List<String> SPOKEN_ATTRIBUTES = List.of(
            "alt", "aria-description", "aria-label", "aria-roledescription", "data-label", "placeholder", "title");

    private Hardcoded() {}

    /** Each text that was written past the catalogues, with where it stands. */
    public static List<String> in(String html) {
        var page = Jsoup.parse(html);
        page.select(LEFT_ALONE).forEach(Element::empty);
        var found = new ArrayList<String>();
        for (var element : page.getAllElements()) {
            element.textNodes().stream()
                    .map(TextNode::text)
                    .filter(Hardcoded::isPlain)
                    .forEach(text -> found.add(element.cssSelector() + ": " + text.strip()));
            for (var attribute : SPOKEN_ATTRIBUTES) {
                if (isPlain(element.attr(attribute)) && !element.is(LEFT_ALONE)) {
                    found.add(element.cssSelector() + " " + attribute + ": " + element.attr(attribute));
                }
            }
            if (element.is("input[type=submit], input[type=reset], input[type=button]") && isPlain(element.val())) {
                found.add(element.cssSelector() + " value: " + element.val());
            }
        }
        return found;
    }

    private static boolean isPlain(String text) {
        return PLAIN_LETTERS.matcher(text.replace(OUR_NAME, "")).find();
    }
}
