package org.alongside.opinion.slate;

/**
 * What a slate promises on the votes that were cast, checked after it was chosen or following from how.
 *
 * @param name the key of a {@link Property}, or {@link #SEEN}
 * @param holds whether it is kept
 * @param inWords one sentence for people, without numbers of people
 */
public record Guarantee(String name, boolean holds, String inWords) {

    /** EJR+ measured, statement by statement, against the people who saw it; the words say how far it goes. */
    public static final String SEEN = "ejr+-among-those-who-saw";

    Guarantee(Property property, boolean holds, String inWords) {
        this(property.key(), holds, inWords);
    }
}
