package org.alongside.programme.page;

import java.time.Instant;

/**
 * Being asked into a cohort by somebody who entered one's details.
 *
 * @param path where they answer
 * @param by who entered them
 * @param access what they noted of what the person needs
 */
public record BroughtPage(
        Standing standing,
        String path,
        String cohort,
        String by,
        Instant at,
        String name,
        boolean lives,
        String organisation,
        String access,
        String other,
        Instant lapsesAt,
        boolean signedIn) {

    public enum Standing {
        OPEN,

        /** They said yes; the other half has not answered. */
        WAITING,
        OVER,
        YOURSELF,

        /** One of the two is in the cohort with another pair. */
        ELSEWHERE
    }

    public static BroughtPage over() {
        return nothing(Standing.OVER);
    }

    public static BroughtPage yourself() {
        return nothing(Standing.YOURSELF);
    }

    public BroughtPage elsewhere() {
        return new BroughtPage(
                Standing.ELSEWHERE, path, cohort, by, at, name, lives, organisation, access, other, lapsesAt, signedIn);
    }

    private static BroughtPage nothing(Standing standing) {
        return new BroughtPage(standing, "", "", "", Instant.EPOCH, "", true, "", "", "", Instant.EPOCH, false);
    }
}
