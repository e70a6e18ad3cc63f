package org.alongside.programme.page;

import java.util.List;
import java.util.Map;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.programme.Call;
import org.alongside.web.Problems;

/**
 * One application as a lead reads it, and decides.
 *
 * @param ownOfLives what the half that lives with it wrote alone; empty if nothing
 * @param free how many places nobody holds
 * @param from the mark of the decision that stands
 * @param there what another lead has decided in the meantime, under its labels
 */
public record SentPage(
        Call call,
        boolean closed,
        SentListPage.Row row,
        List<Answer> answers,
        Written ownOfLives,
        Written ownOfWorks,
        int free,
        String outcome,
        Written reason,
        Written feedback,
        String from,
        Map<String, String> there,
        Problems problems) {

    /** @param leads whether the question is in the lead's own words */
    public record Answer(Phrase question, boolean leads, String choice, Written text) {}

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
