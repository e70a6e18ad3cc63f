package org.alongside.learning;

import java.util.UUID;

/**
 * An exercise at its place in the plan of a day.
 *
 * @param place smaller first
 * @param minutes how long it is meant to take, 1 to 600
 */
public record Block(UUID id, UUID day, int place, int minutes, Exercise exercise) {

    /** What the blind answers of a pair to it are known by. */
    String what() {
        return BEGINNING + id;
    }

    static final String BEGINNING = "exercise ";
}
