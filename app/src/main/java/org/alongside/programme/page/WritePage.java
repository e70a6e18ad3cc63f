package org.alongside.programme.page;

import java.util.Map;
import org.alongside.programme.Call;
import org.alongside.programme.CallForm;
import org.alongside.web.Problems;

/**
 * Writing a draft.
 *
 * @param from the mark of the draft that stands
 * @param there what another lead has written in the meantime, under its labels
 */
public record WritePage(Call call, CallForm form, String from, Map<String, String> there, Problems problems) {

    public static WritePage of(Call call) {
        var stands = CallForm.of(call);
        return new WritePage(call, stands, stands.mark(), Map.of(), Problems.none());
    }

    /** With what was typed, beside what stands there now if that is not what it was typed on. */
    public static WritePage again(Call call, CallForm form, String from, Problems problems) {
        var stands = CallForm.of(call);
        var there = form.isOlderThan(call, from) ? form.differences(stands) : Map.<String, String>of();
        return new WritePage(call, form, stands.mark(), there, problems);
    }

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
