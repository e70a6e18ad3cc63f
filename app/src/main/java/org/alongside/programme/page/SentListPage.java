package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.people.Hat;
import org.alongside.programme.Call;
import org.alongside.programme.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a call, and what is decided.
 *
 * @param held how many places are held
 * @param untold how many pairs are decided and have not been told
 */
public record SentListPage(Call call, boolean closed, List<Row> rows, int held, int untold) {

    public record Row(
            UUID application,
            String lives,
            @Nullable Hat livesHat,
            String works,
            @Nullable Hat worksHat,
            Instant sentAt,
            @Nullable Outcome outcome,
            @Nullable Integer line,
            @Nullable Instant toldAt,
            @Nullable Instant acceptBy,
            @Nullable Instant takenAt,
            @Nullable Instant givenUpAt) {}

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
