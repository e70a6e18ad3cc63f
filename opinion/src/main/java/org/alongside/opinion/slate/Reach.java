package org.alongside.opinion.slate;

import java.util.List;
import org.alongside.opinion.Publication;

/**
 * Whom a slate speaks for. Everybody who voted is in one of three parts: represented, unrepresented or silent.
 *
 * <p>This names people: show each person their own place only, and others no more than counts large enough to hide in.
 *
 * @param people how many people the votes know
 * @param represented how many agree with at least one chosen statement
 * @param unrepresented ids of those who agree with something but with nothing chosen, ascending
 * @param stillOpen how many of the unrepresented have not seen all chosen statements, so that asking them may help
 * @param silent how many agreed with nothing at all
 * @param shared what unites most of the unrepresented
 * @param gap the largest group left wanting
 */
public record Reach(
        int people, int represented, List<Integer> unrepresented, int stillOpen, int silent, Shared shared, Gap gap) {

    public Reach {
        unrepresented = List.copyOf(unrepresented);
    }

    /**
     * Whom the slate leaves out, as others may read it: nothing about fewer people than the floor, and nothing from which a
     * smaller number could be had by subtraction.
     */
    String inWords() {
        int left = unrepresented.size();
        int floor = Publication.FLOOR;
        if (left < floor) {
            return "Of those who agree with anything, fewer than " + floor + " agree with nothing chosen.";
        }
        if (people - left > 0 && people - left < floor) {
            return "Most people agree with something, but with nothing chosen.";
        }
        var words = new StringBuilder(left + " of " + people + " people agree with something, but with nothing chosen");
        if (left - stillOpen < floor) {
            words.append("; nearly all of them have yet to see some of what was chosen");
        } else if (stillOpen >= floor) {
            words.append("; ").append(stillOpen).append(" of them have yet to see some of what was chosen");
        }
        words.append('.');
        if (shared.people == left || shared.people >= floor && left - shared.people >= floor) {
            words.append(' ').append(shared.people == left ? "All" : shared.people);
            words.append(" of them agree with statement ")
                    .append(shared.statement)
                    .append('.');
        }
        return words.toString();
    }

    /**
     * What most of the unrepresented agree with.
     *
     * @param statement its id, or −1 if there are none
     * @param people how many of the unrepresented agree with it
     */
    public record Shared(int statement, int people) {}

    /**
     * The people who come nearest to a just complaint: all of them agree with one statement left out, and with fewer
     * than {@code level} chosen ones. They are measured against those who saw that statement, counted as at least a
     * tenth of everybody and at least ten people.
     *
     * @param statement id of the statement left out, or −1 if nobody agrees with any
     * @param level ℓ, one or more
     * @param people how many they are
     * @param of how many saw the statement, with the floor above
     */
    public record Gap(int statement, int level, long people, long of) {

        /**
         * people / (ℓ · of), from 0 to 1. No group larger than this part of those who saw the statement they share, per
         * seat it claims, is left wanting.
         */
        public double part() {
            return (double) people / level / of;
        }
    }
}
