package org.alongside.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking. Every transaction that serves people carries this person to the database, where row security shows
 * them their rows and nobody else's. Nobody asking means no rows.
 */
public final class Asking {
    private static final ScopedValue<UUID> PERSON = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> WEAKLY = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> ENTERING = ScopedValue.newInstance();

    private Asking() {}

    /** {@code Asking.as(person).run(…)} or {@code .call(…)}: transactions begun inside belong to this person. */
    public static ScopedValue.Carrier as(UUID person) {
        return ScopedValue.where(PERSON, person);
    }

    /** The same for somebody whose session began with one proof: what goes with a role that many trust stays closed. */
    public static ScopedValue.Carrier weaklyAs(UUID person) {
        return as(person).where(WEAKLY, true);
    }

    /**
     * Nobody knows yet who is asking. A transaction begun inside says nothing of it to the database: its first statement
     * has to find out and say both.
     */
    public static ScopedValue.Carrier entering() {
        return ScopedValue.where(ENTERING, true);
    }

    static boolean isEntering() {
        return ENTERING.isBound();
    }

    static boolean isWeakly() {
        return WEAKLY.isBound();
    }

    /** The person asking here and now, if any. */
    public static @Nullable UUID person() {
        return PERSON.isBound() ? PERSON.get() : null;
    }
}
