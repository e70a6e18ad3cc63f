package org.alongside.web;

/** What several windows of one person write: which of it may stand in place of what is kept. */
public final class Versions {

    private Versions() {}

    /**
     * Whether words may be written over those that are kept. They may where nothing has changed since; and where what was
     * kept just after is how they begin, as it is when autosave is on its way and the button of the same window is pressed.
     * Nothing begins with words that were taken away.
     *
     * @param from the version that stood before whoever typed; 0 for none
     * @param now the version that is kept
     */
    public static boolean mayReplace(String kept, int now, String typed, int from) {
        return now == from || now == from + 1 && !kept.isEmpty() && typed.startsWith(kept);
    }
}
