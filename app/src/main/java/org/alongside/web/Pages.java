package org.alongside.web;

import java.util.Arrays;
import java.util.Map;
import org.alongside.language.Written;
import org.alongside.web.page.NotKeptPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A page: its template and the one record it is given. */
public final class Pages {

    private Pages() {}

    /** The page made from {@code jte/<template>.jte}, which takes {@code @param … page}. */
    public static ModelAndView page(String template, Object page) {
        return new ModelAndView(template, "page", page);
    }

    /** A page without content of its own. */
    public static ModelAndView page(String template) {
        return new ModelAndView(template);
    }

    /** The same form again, with what has to be looked at: 422, and nothing typed is lost. */
    public static ModelAndView again(String template, Object page) {
        return new ModelAndView(template, Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /**
     * Where the form of these words has no place any more: 422, with the reason and the words, to be taken along.
     *
     * @param onward where whoever typed them sees how it stands
     */
    public static ModelAndView notKept(String why, String onward, String... words) {
        return notKept(why, onward, null, words);
    }

    /** The same, beside what was saved there in the meantime. */
    public static ModelAndView notKept(String why, String onward, @Nullable Written there, String... words) {
        var typed = Arrays.stream(words).filter(word -> !word.isBlank()).toList();
        return again("web/not-kept", new NotKeptPage(why, typed, there, onward));
    }
}
