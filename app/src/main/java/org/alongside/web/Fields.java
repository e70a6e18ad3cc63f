package org.alongside.web;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** How the parts of a form are tied together: ids made from names. */
public final class Fields {

    private Fields() {}

    /** The id of the field with this name: {@code days[2].place} becomes {@code days-2-place}. */
    public static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
    }

    /** What describes a field, in the order it is read out; nothing if nothing does. */
    public static @Nullable String described(String id, boolean hint, boolean error, boolean count) {
        var by = new ArrayList<String>(3);
        if (hint) {
            by.add(id + "-hint");
        }
        if (error) {
            by.add(id + "-error");
        }
        if (count) {
            by.add(id + "-count");
        }
        return by.isEmpty() ? null : String.join(" ", by);
    }
}
