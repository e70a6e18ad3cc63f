package org.alongside.people;

import java.time.Instant;
import java.util.List;
import org.alongside.language.Written;
import org.jspecify.annotations.Nullable;

/**
 * What a module keeps of a person. Each module that keeps something implements this, so that a person can take all of
 * it with them, and have it erased.
 */
public interface Belongings {

    /** Everything of this person's that this module keeps, opened, for them alone. Asked by that person. */
    List<Item> handOver(PersonId person);

    /**
     * Takes the person out of what this module keeps, in the transaction in which they are erased. Their own key is
     * destroyed with it, so sealed words need only be let go of.
     */
    void erase(PersonId person);

    /**
     * One thing in the archive.
     *
     * @param section what it belongs to, in the person's language: "Journal"
     * @param title what it is
     * @param at when it was written or happened
     * @param written the text itself
     */
    record Item(String section, String title, @Nullable Instant at, Written written) {

        public Item(String section, String title, @Nullable Instant at, String words) {
            this(section, title, at, Written.somewhere(words));
        }

        public String words() {
            return written.text();
        }
    }
}
