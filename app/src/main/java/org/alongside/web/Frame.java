package org.alongside.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.alongside.language.Language;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What every page needs to know of the request it answers. Bound for the length of one request. */
public final class Frame {

    static final ScopedValue<Frame> CURRENT = ScopedValue.newInstance();

    private @Nullable Visitor visitor;
    private final Language language;
    private final String path;
    private final Settings settings;
    private final @Nullable String notice;
    private final Supplier<String> token;
    private final Supplier<Optional<String>> otherHalf;
    private @Nullable String madeFor;
    private String title = "";
    private boolean kept;

    Frame(
            @Nullable Visitor visitor,
            Language language,
            String path,
            Settings settings,
            @Nullable String notice,
            Supplier<String> token,
            @Nullable String madeFor,
            Supplier<Optional<String>> otherHalf) {
        this.visitor = visitor;
        this.language = language;
        this.path = path;
        this.settings = settings;
        this.notice = notice;
        this.token = token;
        this.madeFor = madeFor;
        this.otherHalf = otherHalf;
    }

    public static Frame current() {
        return CURRENT.get();
    }

    /** A moment by the clocks of this place, for a page. Days of a call or a cohort are shown in their own zone. */
    public static ZonedDateTime here(Instant moment) {
        return current().settings().here(moment);
    }

    /** Who is signed in. A page that is kept for everybody knows nobody. */
    public Optional<Visitor> visitor() {
        return kept ? Optional.empty() : Optional.ofNullable(visitor);
    }

    public Language language() {
        return language;
    }

    /** The language as pages name it: {@code en-GB}, {@code cy}. */
    public String tag() {
        return language.tag();
    }

    /** Which way the page's language runs: {@code ltr} or {@code rtl}. */
    public String dir() {
        return language.direction();
    }

    /** The path asked for, without its query. */
    public String path() {
        return path;
    }

    /** Who runs this place, and how to reach a person there. */
    public Settings settings() {
        return settings;
    }

    /** What the last act wants to say, once. */
    public Optional<String> notice() {
        return kept ? Optional.empty() : Optional.ofNullable(notice);
    }

    /** The token every form carries, so that no other site can send it. */
    public String token() {
        if (kept) {
            throw new IllegalStateException("A page kept for everybody cannot carry a form token: " + path);
        }
        return token.get();
    }

    /** The session a page is made in, by a mark that opens nothing; null where nobody is signed in. */
    public @Nullable String madeFor() {
        return madeFor;
    }

    /** Somebody has just signed in: the page that answers is theirs. */
    void entered(Visitor visitor, String madeFor) {
        this.visitor = visitor;
        this.madeFor = madeFor;
    }

    /** What the page is called; known from its frame on. */
    public String title() {
        return title;
    }

    public void titled(String called) {
        title = called;
    }

    /** The other half of whoever is signed in, to go on as them: only in the demo. */
    public Optional<String> otherHalf() {
        return kept ? Optional.empty() : otherHalf.get();
    }

    boolean isKept() {
        return kept;
    }

    void keep() {
        kept = true;
    }
}
