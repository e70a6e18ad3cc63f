package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.Call;
import org.alongside.programme.Day;
import org.alongside.programme.DayForm;
import org.alongside.programme.Question;
import org.alongside.web.Problems;

/**
 * A call as its leads see it.
 *
 * @param missing what has to be written before it can be published
 * @param day a day, as it is being typed
 * @param ask a question, as it is being typed
 */
public record DraftPage(
        Call call,
        List<Day> days,
        List<Question> questions,
        Problems missing,
        boolean closed,
        DayForm day,
        String ask,
        String hint,
        Problems problems) {

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
