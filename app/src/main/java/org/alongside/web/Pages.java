package org.alongside.web;

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
        return new ModelAndView(template, java.util.Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
