package org.alongside.learning.page;

import java.util.UUID;
import org.alongside.learning.BlockForm;
import org.alongside.learning.Room;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An exercise of a day, being written.
 *
 * @param block null while it is new
 */
public record ExercisePage(Room room, @Nullable UUID block, BlockForm form, Problems problems) {

    public String path() {
        return room.path() + "/plan/exercises" + (block == null ? "" : "/" + block);
    }
}
