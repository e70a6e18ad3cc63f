package org.alongside.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may open an address. Every handler says so; one that does not is never served and fails the build.
 *
 * <p>Anything beyond "signed in" is a statement of intent that the generated access table tests: the permission
 * itself lies in how the handler finds its rows, so that absent and forbidden are the same 404.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Who {

    Role value();

    /** The page is the same for all who are not signed in, carries no form, and may be kept for them for a second. */
    boolean kept() default false;

    /** Only soon after signing in: what it changes would let somebody else in. */
    boolean fresh() default false;

    /** It asks another server, so it holds no connection of ours while it waits. */
    boolean waits() default false;

    /** Which people an address is meant for. */
    enum Role {
        ANYONE,
        SIGNED_IN,
        /** One half of the pair the address names. */
        HALF,
        /** A lead of the programme the address names. */
        LEAD,
        /** A half of the facilitator pair of the cohort the address names. */
        FACILITATOR,
        /** One of the two people for safeguarding whom somebody told of a worry. */
        SAFEGUARDING,
        ADMINISTRATOR;

        /** Whether others have entrusted their words to this role: its pages open only in a session begun strongly. */
        boolean isTrusted() {
            return this != ANYONE && this != SIGNED_IN && this != HALF;
        }
    }
}
