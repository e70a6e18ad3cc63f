package org.alongside.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes out of every typed value what nobody can have typed: NUL, which the database refuses, other control
 * characters, and the marks that turn the direction of text around beyond its own field. Line ends become {@code \n}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Cleaning extends OncePerRequestFilter {

    /** The page of an error can show what was typed, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Cleaned(request), response);
    }

    /** Lone surrogates go too: they cannot be written as UTF-8. */
    static String clean(String typed) {
        var clean = new StringBuilder(typed.length());
        typed.codePoints().filter(Cleaning::isText).forEach(clean::appendCodePoint);
        return clean.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isText(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !override && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }

    private static final class Cleaned extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> cleaned;

        Cleaned(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterMap().get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (cleaned == null) {
                var all = new LinkedHashMap<String, String[]>();
                super.getParameterMap()
                        .forEach((name, values) -> all.put(
                                name, Arrays.stream(values).map(Cleaning::clean).toArray(String[]::new)));
                cleaned = Collections.unmodifiableMap(all);
            }
            return cleaned;
        }
    }
}
