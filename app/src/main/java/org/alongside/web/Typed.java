package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody typed into the form they sent: it goes back to them where nothing else can be said about it. */
final class Typed {

    /** Never typed, but put into the form by us. */
    private static final Set<String> OURS = Set.of("token", "given");
    /** As what is chosen, numbers, ids and secrets are. */
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]*|[A-Za-z0-9_.=-]{20,}");

    private Typed() {}

    static List<String> in(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                ? request.getParameterMap().entrySet().stream()
                        .filter(field -> !OURS.contains(field.getKey()))
                        .flatMap(field -> Arrays.stream(field.getValue()))
                        .filter(value -> !value.isBlank() && !KEY.matcher(value).matches())
                        .toList()
                : List.of();
    }
}
