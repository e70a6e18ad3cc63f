package org.alongside.learning.page;

import java.util.List;
import org.alongside.learning.Content;
import org.alongside.learning.Exercise;
import org.alongside.learning.Room;
import org.jspecify.annotations.Nullable;

/**
 * The library, to take an exercise from.
 *
 * @param about only those about this; null for all
 */
public record LibraryPage(
        Room room,
        String language,
        List<Entry> entries,
        @Nullable Content about) {

    /** @param number where it stands in the library, from 0 */
    public record Entry(int number, int minutes, Exercise exercise) {}

    public List<Entry> chosen() {
        return entries.stream()
                .filter(entry -> about == null || entry.exercise().contents().contains(about))
                .toList();
    }

    public String path() {
        return room.path() + "/plan/exercises";
    }
}
