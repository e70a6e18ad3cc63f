package org.alongside.learning.page;

import org.alongside.learning.Room;

/** A day on paper. */
public record PackPage(Room room, boolean large) {

    public String path() {
        return room.path() + "/pack";
    }
}
