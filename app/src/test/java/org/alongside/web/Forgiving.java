package org.alongside.web;

import java.util.Map;
import java.util.Objects;
import org.springframework.test.util.ReflectionTestUtils;

/** Lets a test try more often than anybody may, where how often is not its subject. */
public final class Forgiving {

    private Forgiving() {}

    public static void all(Limits limits) {
        ((Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(limits, "windows"))).clear();
    }
}
