package org.alongside.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.alongside.web.Cookies;
import org.springframework.stereotype.Component;

/** Hands a browser a session that has begun. The one it had before ends, so that no old token goes on opening pages. */
@Component
class SessionCookie {

    private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

    private final Sessions sessions;
    private final Cookies cookies;

    SessionCookie(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    void give(String token, HttpServletRequest request, HttpServletResponse response) {
        cookies.secret(request, Cookies.SESSION).ifPresent(sessions::end);
        cookies.set(response, Cookies.SESSION, token, UNTIL_THE_BROWSER_CLOSES);
    }
}
