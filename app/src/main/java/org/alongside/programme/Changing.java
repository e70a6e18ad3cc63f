package org.alongside.programme;

/** How changing something dated went. */
enum Changing {
    CHANGED,
    /** Nothing about it is new, so nobody is told. */
    SAME,
    /** Somebody has changed it in the meantime: nothing is changed. */
    ELSEWHERE,
    /** It was cancelled in the meantime: nothing is changed. */
    CANCELLED;

    /** Why an update that knows its sequence changed nothing. */
    static Changing unchanged(Dated stands, boolean same) {
        return stands.isCancelled() ? CANCELLED : same ? SAME : ELSEWHERE;
    }
}
