package org.alongside.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands otherwise than somebody typed it: the words under each label, in the order of the form. */
public final class Differences {

    private final Map<String, String> byLabel = new LinkedHashMap<>();

    public Differences add(String label, @Nullable String typed, @Nullable String stands) {
        var there = Objects.requireNonNullElse(stands, "").strip();
        if (!there.equals(Objects.requireNonNullElse(typed, "").strip())) {
            byLabel.put(label, there);
        }
        return this;
    }

    public Map<String, String> all() {
        return byLabel;
    }
}
