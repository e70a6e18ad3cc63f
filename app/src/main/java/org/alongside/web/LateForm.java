package org.alongside.web;

import org.alongside.web.page.ErrorPage;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form without a token that is good in this browser now: somebody has signed in since its page was made, or it comes
 * from elsewhere. It does nothing. Handled by whoever knows how people sign in, who shows its words to their writer.
 */
public final class LateForm extends RuntimeException {

    static final String ATTRIBUTE = LateForm.class.getName();

    private final boolean fromHere;

    LateForm(boolean fromHere) {
        super("late form", null, false, false);
        this.fromHere = fromHere;
    }

    /** Whether the browser itself says that a page of ours sent it. Older ones say nothing. */
    public boolean isFromHere() {
        return fromHere;
    }

    /** Where there is nothing to show again, or nobody to show it to. */
    public static ModelAndView refused() {
        return Pages.page("web/error", new ErrorPage(403, null));
    }
}
