package org.alongside.web;

import java.util.Optional;

/** Knows whose session a cookie belongs to. */
public interface Visitors {

    /** The visitor a session token stands for; empty if it is unknown, ended or expired. One statement at most. */
    Optional<Visitor> holding(String token);

    /** The same, in a transaction begun with {@code Asking.entering()}: from then on it is theirs. */
    Optional<Visitor> entering(String token);
}
