package org.alongside.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something a page can be asked for, as it stands on a page: a link, or a form with what stands in it.
 *
 * @param path without its query
 * @param fields of the query of a link, or of a form
 * @param files names of the fields that take a file
 */
record Asked(String method, String path, Map<String, String> fields, List<String> files) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    boolean reads() {
        return method.equals("GET");
    }

    /** The same for all things of a kind: one pair is asked for as any other is. */
    String kind() {
        return method + " " + kind(path);
    }

    /** The same fields for other things are not another form. */
    String form() {
        return kind() + " "
                + fields.keySet().stream().map(Asked::kind).sorted().distinct().toList() + files;
    }

    /** A path with what stands for one thing among many taken out of it. */
    static String kind(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> isOneOfMany(part) ? "{}" : ID.matcher(part).replaceAll("{}"))
                .collect(Collectors.joining("/"));
    }

    static boolean isOneOfMany(String part) {
        return ID.matcher(part).matches()
                || SECRET.matcher(part).matches()
                || NUMBER.matcher(part).matches();
    }

    String address() {
        return reads() && !fields.isEmpty() ? path + "?" + encoded() : path;
    }

    /** As a browser sends it, except for a character that sqlmap takes for a mark of its own. */
    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("*", "%2A");
    }

    @Override
    public String toString() {
        return method + " " + address();
    }
}
