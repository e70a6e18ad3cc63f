package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.Call;
import org.alongside.programme.Calls;
import org.alongside.programme.Day;
import org.alongside.programme.Question;
import org.jspecify.annotations.Nullable;

/**
 * A call as anybody reads it.
 *
 * @param back where a lead goes on, when this is only a look at what it will be; null on the public page
 */
public record CallPage(
        Call call,
        List<Day> days,
        List<Question> questions,
        List<Calls.Change> changes,
        boolean open,
        @Nullable String back) {}
