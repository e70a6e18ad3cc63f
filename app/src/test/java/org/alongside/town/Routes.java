package org.alongside.town;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address there is, as the router knows them. */
final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /**
     * @param byScript only what a script sends while somebody types
     * @param withLimits only what is sent together with having read the limits of confidentiality
     * @param needed the fields without which nobody gets an answer, with something in them
     */
    record Route(
            RequestMethod method,
            String pattern,
            boolean byScript,
            boolean withLimits,
            Who.@Nullable Role role,
            Map<String, String> needed) {

        /** As the table of addresses names it. */
        String name() {
            return method + " " + pattern + (byScript ? " as typed" : "") + (withLimits ? " with limits" : "");
        }

        boolean reads() {
            return method == RequestMethod.GET;
        }

        boolean namesSomething() {
            return pattern.contains("{");
        }

        /** With a value for each of its variables, in turn. */
        String to(List<String> values) {
            var path = pattern;
            for (var value : values) {
                path = VARIABLE.matcher(path).replaceFirst(java.util.regex.Matcher.quoteReplacement(value));
            }
            return path;
        }

        /** What it is sent with, beside what its address asks already. */
        Map<String, String> fields(String query, String token) {
            var fields = new HashMap<>(needed);
            fields.keySet().removeIf(name -> query.contains(name + "="));
            fields.put("token", token);
            if (withLimits) {
                fields.put("limits", "read");
            }
            return fields;
        }

        String[] headers() {
            return byScript ? new String[] {"X-Autosave", "1"} : new String[0];
        }

        /** Whether a form with this action is sent here. */
        boolean matches(String path) {
            return path.matches(VARIABLE.matcher(pattern).replaceAll("[^/]+"));
        }

        long variables() {
            return VARIABLE.matcher(pattern).results().count();
        }

        /** The address of something that does not exist. */
        String toNothing() {
            return VARIABLE.matcher(pattern).replaceAll(_ -> UUID.randomUUID().toString());
        }
    }

    private Routes() {}

    static List<Route> of(List<RequestMappingHandlerMapping> routers) {
        return routers.stream()
                .flatMap(router -> router.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparing(Route::pattern).thenComparing(Route::name))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo mapping, HandlerMethod handler) {
        var methods = mapping.getMethodsCondition().getMethods();
        var who = handler.getMethodAnnotation(Who.class);
        boolean byScript = !mapping.getHeadersCondition().isEmpty();
        boolean withLimits = !mapping.getParamsCondition().isEmpty();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> new Route(
                                method,
                                pattern,
                                byScript,
                                withLimits,
                                who == null ? null : who.value(),
                                needed(handler))));
    }

    private static Map<String, String> needed(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .filter(Routes::isNeeded)
                .collect(Collectors.toMap(
                        Routes::name,
                        parameter -> parameter.getParameterType() == UUID.class
                                ? UUID.randomUUID().toString()
                                : "words"));
    }

    private static boolean isNeeded(MethodParameter parameter) {
        var given = parameter.getParameterAnnotation(RequestParam.class);
        return given != null && given.required() && given.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    private static String name(MethodParameter parameter) {
        return java.util.Objects.requireNonNull(parameter.getParameter().getName());
    }
}
