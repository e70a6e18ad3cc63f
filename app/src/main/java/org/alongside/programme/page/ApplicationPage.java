package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.programme.Call;
import org.alongside.programme.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How far a pair is with its application.
 *
 * @param enough whether everything is there that has to be
 * @param ownWritten whether whoever reads has written something alone; nothing is said of the other half
 * @param offeredBy who has given their hand, while the other has not
 */
public record ApplicationPage(
        Together together,
        Call call,
        UUID application,
        @Nullable Instant sentAt,
        @Nullable Instant withdrawnAt,
        boolean closed,
        List<Row> rows,
        boolean enough,
        boolean ownWritten,
        @Nullable UUID offeredBy,
        @Nullable Told told,
        @Nullable Place place) {

    /** @param own whether the question is in the lead's own words */
    public record Row(Phrase question, boolean own, String choice, Written text, boolean enough, boolean optional) {}

    public record Told(Outcome outcome, Written reason, Written feedback) {}

    public record Place(
            Instant acceptBy,
            @Nullable Instant takenAt,
            @Nullable Instant givenUpAt,
            boolean free) {}

    public String address() {
        return "/pairs/" + together.pair() + "/applications/" + call.slug();
    }

    public boolean isDraft() {
        return sentAt == null && withdrawnAt == null;
    }

    public String hands(String act) {
        return "/pairs/" + together.pair() + "/hands?act=" + act + "&subject=" + application;
    }

    public long missing() {
        return rows.stream().filter(row -> !row.enough()).count();
    }
}
