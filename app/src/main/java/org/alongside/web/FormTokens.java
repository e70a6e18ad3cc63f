package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import org.alongside.database.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The token every form carries is a digest of the visit cookie, which other sites can neither read nor (over https)
 * plant. It outlives a session on purpose: words sent after the session ended are then not refused but kept safe.
 */
@Component
class FormTokens implements CsrfTokenRepository {

    static final String PARAMETER = "token";
    private static final String HEADER = "X-Token";
    private static final String FRESH = FormTokens.class.getName();

    private final Cookies cookies;

    FormTokens(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var fresh = Cookies.secret();
        request.setAttribute(FRESH, fresh);
        return token(fresh);
    }

    /** Called when a page first asks for its token: that is when a browser gets its visit cookie. */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(FRESH) instanceof String fresh) {
            cookies.set(response, Cookies.VISIT, fresh, Duration.ofDays(30));
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookies.secret(request, Cookies.VISIT).map(FormTokens::token).orElse(null);
    }

    private static CsrfToken token(String visit) {
        var digest = Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.of("form " + visit));
        return new DefaultCsrfToken(HEADER, PARAMETER, digest);
    }
}
