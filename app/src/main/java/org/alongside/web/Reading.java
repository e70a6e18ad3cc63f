package org.alongside.web;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plain reading where no page is open yet, as for a form that comes back: in a transaction that carries who is asking. */
@Component
public class Reading {

    @Transactional(readOnly = true)
    public <T> T within(Supplier<T> work) {
        return work.get();
    }
}
