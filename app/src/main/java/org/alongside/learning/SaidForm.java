package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.Objects;
import java.util.Optional;
import org.alongside.language.Written;
import org.alongside.web.Problems;
import org.alongside.web.Versions;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody says, as it is typed.
 *
 * @param kind what a reply is; empty where that is known
 * @param version of the words it began from; 0 for the first
 */
public record SaidForm(
        @Nullable String words,
        @Nullable String kind,
        @Nullable Integer version) {

    static SaidForm empty() {
        return new SaidForm("", "", 0);
    }

    static SaidForm of(Written written, int version) {
        return new SaidForm(written.text(), "", version);
    }

    /** The same words, now over newer ones. */
    SaidForm over(int newer) {
        return new SaidForm(words, kind, newer);
    }

    public int from() {
        return version == null ? 0 : version;
    }

    public String text() {
        return Objects.requireNonNullElse(words, "").strip();
    }

    Optional<Reply.Kind> said() {
        return Reply.Kind.of(Objects.requireNonNullElse(kind, ""));
    }

    public boolean is(Reply.Kind other) {
        return said().filter(other::equals).isPresent();
    }

    /** Whether it may stand in place of what another window has kept. */
    boolean mayReplace(Written stands, int version) {
        return Versions.mayReplace(stands.text(), version, text(), from());
    }

    Problems problems(String need, int longest) {
        return Problems.none()
                .need("words", words, need)
                .atMost("words", words, longest, say("Use at most {n} characters", "n", longest));
    }
}
