package org.alongside.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alongside.settings.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The few cookies there are. Over https each is tied to this host alone ({@code __Host-}), so that a neighbouring
 * site cannot plant one; plain http happens only on the machine itself.
 */
@Component
public class Cookies {

    /** Which browser this is: ties a sign-in link, and every form, to where it was asked for. */
    public static final String VISIT = "visit";

    /** Whose session this is. */
    public static final String SESSION = "session";

    /** The key to words that wait for whoever sent them signed out, for as long as they do. */
    public static final String KEPT = "kept";

    /** The language chosen on this browser. It comes before the one in the account, so changing that forgets this. */
    public static final String LANGUAGE = "language";

    static final String NOTICE = "notice";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final boolean secure;

    Cookies(Settings settings) {
        this.secure = settings.https();
    }

    /** A new secret of 256 bits, 43 characters long. */
    public static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The secret in one of our cookies; empty unless it has the form of one. */
    public Optional<String> secret(HttpServletRequest request, String name) {
        return value(request, name).filter(v -> TOKEN.matcher(v).matches());
    }

    public Optional<String> value(HttpServletRequest request, String name) {
        var full = full(name);
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(full)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Sets a cookie that no script can read. A negative age lasts until the browser closes. */
    public void set(HttpServletResponse response, String name, String value, Duration age) {
        var cookie = ResponseCookie.from(full(name), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    public void forget(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }

    private String full(String name) {
        return secure ? "__Host-" + name : name;
    }
}
