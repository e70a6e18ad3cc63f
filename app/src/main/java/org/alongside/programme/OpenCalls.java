package org.alongside.programme;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.alongside.web.Openings;
import org.springframework.stereotype.Component;

/** Tells the first page which calls stand open. */
@Component
class OpenCalls implements Openings {

    private final Calls calls;
    private final Clock clock;

    OpenCalls(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public List<Opening> open() {
        var now = clock.instant();
        return calls.published().stream()
                .filter(call -> call.isOpenAt(now))
                .map(call ->
                        new Opening(call.title(), "/programmes/" + call.slug(), Objects.requireNonNull(call.closes())))
                .toList();
    }
}
