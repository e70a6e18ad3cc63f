package org.alongside.leading.page;

import java.util.UUID;
import org.alongside.leading.Story;
import org.alongside.leading.StoryForm;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Telling a story of change, or telling it anew.
 *
 * @param newest how it is kept now
 * @param there what was saved in the meantime, beside what was typed
 */
public record TellStoryPage(
        Pair pair,
        UUID reader,
        Story newest,
        StoryForm form,
        @Nullable Story there,
        Problems problems) {

    public String path() {
        return newest.path() + "/words";
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    /** Whether what stands there is from another window of the reader’s own. */
    public boolean isTheirs(Story story) {
        return !story.writtenBy().equals(reader);
    }
}
