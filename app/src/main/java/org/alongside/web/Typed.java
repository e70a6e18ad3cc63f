package org.alongside.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.web.page.TypedPage;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form that could not be taken, with the words somebody typed into it, so that they can be shown again. Which fields
 * people type into, and what the page is called, the form says itself: see {@code web/_typed.jte}. A form without such
 * words has nothing to lose, and is never sent from another page than its own.
 *
 * @param path where it was sent
 * @param fields names and values, in the order they were sent
 */
public record Typed(String path, List<Field> fields) {

    /** Before the name of a field that people type into; its value is what the page is called. */
    private static final String MARK = "typed:";

    /** What is done on its own page alone, which says first what it does. */
    private static final Pattern ACT = Pattern.compile(".*/(erasure|ending|pause)");

    private static final String SURE = "sure";

    public record Field(String name, String value) {}

    /** What was sent, also where the page of an error answers it. What proved the form is left behind. */
    public static Typed of(HttpServletRequest request) {
        var sent = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Typed(
                Onward.safe(sent == null ? request.getRequestURI() : sent.toString()),
                request.getParameterMap().entrySet().stream()
                        .filter(field -> !FormTokens.NAMES.contains(field.getKey()))
                        .flatMap(
                                field -> Arrays.stream(field.getValue()).map(value -> new Field(field.getKey(), value)))
                        .toList());
    }

    /** Whether there is anything to show. */
    public boolean any() {
        return !words().isEmpty();
    }

    public List<String> words() {
        return marks().map(mark -> mark.name().substring(MARK.length()))
                .flatMap(this::valuesOf)
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** What the page was called that they were typed on. */
    public String page() {
        return marks().map(Field::value).findFirst().orElse("");
    }

    /** Whether it does something that only its own page may do: then its words are shown, and not sent. */
    public boolean isAct() {
        return ACT.matcher(path).matches() || valuesOf(SURE).findAny().isPresent();
    }

    /** The page from which one comes to what was done there. */
    public String above() {
        return Onward.safe(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    }

    public ModelAndView afterSigningIn() {
        return Pages.page("web/typed", new TypedPage(TypedPage.Why.SIGNED_OUT, this, 0));
    }

    public ModelAndView ofALatePage() {
        return Pages.page("web/typed", new TypedPage(TypedPage.Why.LATE, this, 0));
    }

    ModelAndView tooOften(int minutes) {
        return Pages.page("web/typed", new TypedPage(TypedPage.Why.TOO_OFTEN, this, minutes));
    }

    private Stream<Field> marks() {
        return fields.stream().filter(field -> field.name().startsWith(MARK)).distinct();
    }

    private Stream<String> valuesOf(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
    }
}
