package org.alongside.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way to walk a journey.
 *
 * @param name as it shows in the report
 * @param width of the window, in CSS pixels
 * @param height of the window, in CSS pixels
 * @param language the tag of the language the pages are read in
 * @param traits what else is special about it
 */
record Walk(String name, int width, int height, String language, Set<Trait> traits) {

    enum Trait {
        /** The browser runs script. */
        SCRIPT,
        /** Links, buttons and boxes are reached with the Tab key. */
        KEYBOARD,
        DARK,
        /** The reader's own colours replace ours. */
        OWN_COLOURS,
        /** Text is twice as large. */
        LARGE_TEXT
    }

    private static final String ENGLISH = "en-GB";
    private static final String LONGER = "en-XA";
    private static final String MIRRORED = "ar-XB";

    /** Whether all walks are asked for, not only the two that every change passes. */
    static final boolean ALL = Boolean.getBoolean("alongside.all");

    static List<Walk> walks() {
        var walks = new ArrayList<Walk>();
        walks.add(walk("phone, without script", 360, 740, ENGLISH));
        walks.add(walk("computer, with script, by keyboard", 1280, 900, ENGLISH, Trait.SCRIPT, Trait.KEYBOARD));
        if (ALL) {
            walks.add(walk("phone, with script, dark", 360, 740, ENGLISH, Trait.SCRIPT, Trait.DARK));
            walks.add(walk(
                    "computer, without script, dark, by keyboard", 1280, 900, ENGLISH, Trait.DARK, Trait.KEYBOARD));
            walks.add(walk("smallest phone", 320, 568, ENGLISH));
            walks.add(walk("tablet, by keyboard", 768, 1024, ENGLISH, Trait.SCRIPT, Trait.KEYBOARD));
            walks.add(walk("wide screen", 1920, 1080, ENGLISH, Trait.SCRIPT));
            walks.add(walk("own colours, by keyboard", 1280, 900, ENGLISH, Trait.OWN_COLOURS, Trait.KEYBOARD));
            walks.add(walk("phone, text twice as large", 360, 740, ENGLISH, Trait.LARGE_TEXT));
            walks.add(walk("phone, longer language", 360, 740, LONGER));
            walks.add(walk("computer, longer language", 1280, 900, LONGER, Trait.SCRIPT));
            walks.add(walk("phone, right to left", 360, 740, MIRRORED));
            walks.add(walk("computer, right to left, dark", 1280, 900, MIRRORED, Trait.SCRIPT, Trait.DARK));
        }
        return List.copyOf(walks);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    private static Walk walk(String name, int width, int height, String language, Trait... traits) {
        return new Walk(name, width, height, language, Set.of(traits));
    }
}
