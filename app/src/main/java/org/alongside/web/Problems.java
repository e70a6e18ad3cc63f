package org.alongside.web;

import static org.alongside.language.Words.say;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to be looked at again in a form: one sentence a field, in the order of the fields. */
public final class Problems {

    private final Map<String, String> byField = new LinkedHashMap<>();

    public static Problems none() {
        return new Problems();
    }

    /** Says what to do about a field. The first sentence about a field stays. */
    public Problems add(String field, String sentence) {
        byField.putIfAbsent(field, sentence);
        return this;
    }

    /** Asks for a field that was left empty. */
    public Problems need(String field, @Nullable String value, String sentence) {
        return value == null || value.isBlank() ? add(field, sentence) : this;
    }

    /** Asks for fewer than {@code most} characters. */
    public Problems atMost(String field, @Nullable String value, int most, String sentence) {
        return value != null && value.length() > most ? add(field, sentence) : this;
    }

    /** Another window of the same person has saved something else: both are shown. */
    public Problems changedElsewhere(String field) {
        return add(field, say("It was changed elsewhere in the meantime. Take from both what you want."));
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    public Optional<String> of(String field) {
        return Optional.ofNullable(byField.get(field));
    }

    public Map<String, String> all() {
        return byField;
    }
}
