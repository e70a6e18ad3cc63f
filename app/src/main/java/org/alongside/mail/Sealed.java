package org.alongside.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What waits in the outbox: the letter, and for someone who is not here yet also their address. */
record Sealed(@Nullable Recipient recipient, Letter letter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Apart from the types others use, so that a letter written by an earlier version can still be read. */
    private record Written(
            @Nullable To to,
            String subject,
            List<String> paragraphs,
            @Nullable String label,
            @Nullable String path) {}

    private record To(String name, String email, String language) {}

    String written() {
        var action = letter.action();
        return JSON.writeValueAsString(new Written(
                recipient == null
                        ? null
                        : new To(
                                recipient.name(),
                                recipient.email(),
                                recipient.language().toLanguageTag()),
                letter.subject(),
                letter.paragraphs(),
                action == null ? null : action.label(),
                action == null ? null : action.path()));
    }

    static Sealed read(String text) {
        var written = JSON.readValue(text, Written.class);
        var to = written.to();
        return new Sealed(
                to == null ? null : new Recipient(to.name(), to.email(), Locale.forLanguageTag(to.language())),
                new Letter(
                        written.subject(),
                        written.paragraphs(),
                        written.label() == null || written.path() == null
                                ? null
                                : new Letter.Action(written.label(), written.path())));
    }

    /** Never its words: this may end up in a log. */
    @Override
    public String toString() {
        return "a letter that waits";
    }
}
