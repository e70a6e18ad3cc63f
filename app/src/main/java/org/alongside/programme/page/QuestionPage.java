package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.programme.Call;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One question of an application.
 *
 * @param of how many pages there are, with the one each half writes alone
 * @param leads whether the question is in the lead's own words
 * @param version of the answer that the reader has before them
 * @param by who wrote it last
 * @param hat the hat they wrote it in; null as themselves
 */
public record QuestionPage(
        Together together,
        Call call,
        int number,
        int of,
        Phrase question,
        String hint,
        boolean leads,
        boolean words,
        List<Choice> choices,
        String choice,
        String text,
        int version,
        String by,
        @Nullable Hat hat,
        @Nullable Instant at,
        List<SetAside> setAside,
        Problems problems) {

    public record Choice(String key, String label) {}

    public record SetAside(
            String choice,
            Written text,
            String by,
            @Nullable Hat hat,
            Instant at) {}

    public String address() {
        return "/pairs/" + together.pair() + "/applications/" + call.slug();
    }
}
