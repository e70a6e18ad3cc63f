package org.alongside.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.alongside.database.Asking;
import org.alongside.language.Language;
import org.alongside.language.Languages;
import org.alongside.language.Words;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out, once a request, who is asking and in which language, and binds both for everything behind it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Visit extends OncePerRequestFilter {

    private final Visitors visitors;
    private final Cookies cookies;
    private final Notices notices;
    private final KeptPages kept;
    private final PageTransaction transaction;
    private final Settings settings;
    private final ObjectProvider<OtherHalf> halves;

    Visit(
            Visitors visitors,
            Cookies cookies,
            Notices notices,
            KeptPages kept,
            PageTransaction transaction,
            Settings settings,
            ObjectProvider<OtherHalf> halves) {
        this.visitors = visitors;
        this.cookies = cookies;
        this.notices = notices;
        this.kept = kept;
        this.transaction = transaction;
        this.settings = settings;
        this.halves = halves;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var language = languageOf(request);
        var keptPage = fresh(request, language);
        if (keptPage.isPresent()) {
            keptPage.get().writeTo(request, response);
            return;
        }
        try {
            serve(request, response, language, chain);
        } finally {
            transaction.abandon(request);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, Language language, FilterChain chain)
            throws ServletException, IOException {
        var session = cookies.secret(request, Cookies.SESSION);
        var visitor = session.flatMap(token -> visitor(request, token)).orElse(null);
        var spoken = visitor == null || chosen(request).isPresent()
                ? language
                : Languages.tagged(visitor.language()).orElse(language);
        var notice = request.getMethod().equals("GET")
                ? Words.in(spoken.asLocale(), () -> notices.take(request, response))
                        .orElse(null)
                : null;
        var frame = new Frame(
                visitor,
                spoken,
                request.getRequestURI(),
                settings,
                notice,
                () -> token(request),
                visitor == null ? null : session.map(FormTokens::madeFor).orElse(null),
                () -> otherHalfOf(visitor));
        within(frame, visitor, () -> chain.doFilter(request, response));
    }

    private Optional<Visitor> visitor(HttpServletRequest request, String token) {
        if (isBroken(request)) {
            return Optional.empty();
        }
        if (!PageTransaction.isFor(request)) {
            return visitors.holding(token);
        }
        transaction.enter(request);
        return visitors.entering(token);
    }

    /** Something broke on our side: perhaps the database is away, and the page that says so must not wait for it. */
    private static boolean isBroken(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) >= 500;
    }

    private Optional<String> otherHalfOf(@Nullable Visitor visitor) {
        return visitor == null
                ? Optional.empty()
                : halves.stream()
                        .flatMap(half -> half.nameFor(visitor.person()).stream())
                        .findFirst();
    }

    /** Somebody signed in, or waiting for a notice, gets a page of their own: their name and ways on stand on it. */
    private Optional<KeptPages.Kept> fresh(HttpServletRequest request, Language language) {
        boolean reading = request.getMethod().equals("GET") && request.getQueryString() == null;
        boolean forAnybody = cookies.value(request, Cookies.SESSION).isEmpty()
                && cookies.value(request, Cookies.NOTICE).isEmpty();
        return reading && forAnybody
                ? kept.fresh(KeptPages.address(language, request.getRequestURI()))
                : Optional.empty();
    }

    private static void within(Frame frame, @Nullable Visitor visitor, Step step) throws ServletException, IOException {
        var bound = visitor == null
                ? ScopedValue.where(Frame.CURRENT, frame)
                : (visitor.strong() ? Asking.as(visitor.person()) : Asking.weaklyAs(visitor.person()))
                        .where(Frame.CURRENT, frame);
        try {
            bound.call(() -> {
                Words.in(frame.language().asLocale(), step::take);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** What the visitor chose on this browser, else what the browser asks for, else English. */
    private Language languageOf(HttpServletRequest request) {
        var asked = request.getHeader("Accept-Language");
        return chosen(request).orElseGet(() -> Languages.accepted(asked == null ? "" : asked));
    }

    private Optional<Language> chosen(HttpServletRequest request) {
        return cookies.value(request, Cookies.LANGUAGE).flatMap(Languages::tagged);
    }

    private static String token(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return Objects.requireNonNull(token, "no form token on this address").getToken();
    }

    private interface Step {
        void take() throws Exception;
    }
}
