package org.alongside.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.alongside.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** No act from another site. Who may open what is {@link Gate}'s part, and headers are {@link EveryAnswer}'s. */
@Configuration
class Security {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    @Bean
    SecurityFilterChain chain(HttpSecurity http, FormTokens tokens, Settings settings) throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .permitAll());
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                .sessionAuthenticationStrategy((_, _, _) -> {})
                // A browser sends these by itself; they change nothing.
                .ignoringRequestMatchers(EveryAnswer.POLICY_REPORTS));
        http.exceptionHandling(
                problems -> problems.accessDeniedHandler((request, response, _) -> late(request, response, settings)));
        http.addFilterBefore(originFilter(settings), CsrfFilter.class);
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.anonymous(AbstractHttpConfigurer::disable);
        // EveryAnswer has them.
        http.headers(AbstractHttpConfigurer::disable);
        return http.build();
    }

    /**
     * An act sent from another site is refused by what the browser itself says of it, before the token is looked at.
     * Older browsers say nothing; for them the token stands alone.
     */
    private static OncePerRequestFilter originFilter(Settings settings) {
        var ours = origin(settings.publicAddress());
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
                    throws IOException, jakarta.servlet.ServletException {
                if (SAFE.contains(request.getMethod()) || isOurs(request, ours) && !isTokenInAddress(request)) {
                    chain.doFilter(request, response);
                } else {
                    response.sendError(403);
                }
            }
        };
    }

    /** Does nothing. What was typed is shown again to whoever typed it: see {@link LateForm}. */
    private static void late(HttpServletRequest request, HttpServletResponse response, Settings settings)
            throws IOException {
        boolean fromHere = "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || origin(settings.publicAddress()).equals(request.getHeader("Origin"));
        request.setAttribute(LateForm.ATTRIBUTE, new LateForm(fromHere));
        response.sendError(403);
    }

    private static boolean isOurs(HttpServletRequest request, String ours) {
        var origin = request.getHeader("Origin");
        var site = request.getHeader("Sec-Fetch-Site");
        // "null" is what a browser sends for our own forms too, since our pages ask for no referrer.
        boolean originFits = origin == null || origin.equals(ours) || origin.equals("null");
        boolean siteFits = site == null || site.equals("same-origin") || site.equals("none");
        return originFits && siteFits;
    }

    /** Addresses are noted on the way, in histories and by proxies: what proves a form has no place in one. */
    private static boolean isTokenInAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(part -> part.split("=", 2)[0])
                        .anyMatch(name -> name.contains("%") || name.equals(FormTokens.PARAMETER));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** There are no passwords here; this keeps Boot from inventing one. */
    @Bean
    UserDetailsService nobodyByPassword() {
        return new InMemoryUserDetailsManager();
    }
}
