package org.alongside.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on to. Only ever a path of ours, so that no link through us leads to another site. */
public final class Onward {

    private static final String TODAY = "/today";
    private static final int LONGEST = 300;

    private Onward() {}

    /** The path, if it is one of ours; else the page for today. */
    public static String safe(@Nullable String path) {
        return path != null && isOurs(path) ? path : TODAY;
    }

    /** The same as part of an address of ours: {@code "/sign-in?" + Onward.param(path)}. */
    public static String param(String path) {
        return "onward=" + URLEncoder.encode(safe(path), UTF_8);
    }

    private static boolean isOurs(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c == '{' || c <= ' ' || c >= 0x7F);
    }
}
