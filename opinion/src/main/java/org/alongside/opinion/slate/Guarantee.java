package org.alongside.opinion.slate;

/**
 * What a slate promises on the votes that were cast, checked after it was chosen or following from how.
 *
 * @param name the key of a {@link Property}, {@link #SEEN} or {@link #NOBODY_LEFT}
 * @param holds whether it is kept
 * @param inWords a sentence or two for people; no number in it is about fewer of them than the floor of publishing
 */
public record Guarantee(String name, boolean holds, String inWords) {

    /** EJR+ measured, statement by statement, against the people who saw it; the words say how far it goes. */
    public static final String SEEN = "ejr+-among-those-who-saw";

    /** All but fewer than the floor of publishing, of those who agree with anything, agree with something chosen. */
    public static final String NOBODY_LEFT = "hardly-anybody-left-out";

    Guarantee(Property property, boolean holds, String inWords) {
        this(property.key(), holds, inWords);
    }
}
