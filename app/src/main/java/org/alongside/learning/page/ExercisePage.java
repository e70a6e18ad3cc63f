package org.alongside.learning.page;

import java.util.Map;
import java.util.UUID;
import org.alongside.learning.BlockForm;
import org.alongside.learning.Room;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An exercise of a day, being written.
 *
 * @param block null while it is new
 * @param seen the mark of what stands there
 * @param there what the other facilitator has written in the meantime, by its label
 */
public record ExercisePage(
        Room room, @Nullable UUID block, BlockForm form, String seen, Map<String, String> there, Problems problems) {

    public String path() {
        return room.path() + "/plan/exercises" + (block == null ? "" : "/" + block);
    }
}
