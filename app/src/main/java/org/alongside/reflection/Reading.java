package org.alongside.reflection;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a form that comes back needs to read: in a transaction that carries who is asking, like every page. */
@Component
class Reading {

    @Transactional(readOnly = true)
    <T> T within(Supplier<T> work) {
        return work.get();
    }
}
