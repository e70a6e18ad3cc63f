package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.alongside.database.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * The token every form carries is a digest of the visit cookie, which other sites can neither read nor (over https)
 * plant. It outlives a session on purpose: words sent after the session ended are then not refused but kept safe. With
 * it goes a mark of the session the page was made in, which tells whose words they are, and opens nothing.
 */
@Component
public class FormTokens implements CsrfTokenRepository {

    static final String PARAMETER = "token";
    /** Whose page a form stood on. */
    public static final String MADE_FOR = "made-for";

    /** What a form carries as proof, and no one has typed or chosen. */
    static final Set<String> NAMES = Set.of(PARAMETER, MADE_FOR);

    private static final Duration FOR = Duration.ofDays(30);
    private static final String HEADER = "X-Token";
    private static final String FRESH = FormTokens.class.getName();

    private final XorCsrfTokenRequestAttributeHandler masking = new XorCsrfTokenRequestAttributeHandler();
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
            cookies.set(response, Cookies.VISIT, fresh, FOR);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookies.secret(request, Cookies.VISIT).map(FormTokens::token).orElse(null);
    }

    /** Somebody has signed in: nothing from before can be sent as this person, and the page that answers is theirs. */
    public void renew(Visitor visitor, String session, HttpServletRequest request, HttpServletResponse response) {
        var fresh = Cookies.secret();
        cookies.set(response, Cookies.VISIT, fresh, FOR);
        masking.handle(request, response, () -> token(fresh));
        Frame.current().entered(visitor, madeFor(session));
    }

    /** As the session is known in its table. */
    static String madeFor(String session) {
        return encoded(Digests.of(session));
    }

    private static CsrfToken token(String visit) {
        return new DefaultCsrfToken(HEADER, PARAMETER, encoded(Digests.of("form " + visit)));
    }

    private static String encoded(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
