package org.alongside.people.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * My account.
 *
 * @param from the mark of the interests that are kept
 * @param there the interests that another window has declared in the meantime
 * @param helper who types for me, if somebody does, since {@code helperSince}
 * @param typedHelper a helper's name that has to be looked at again
 */
public record AccountPage(
        String name,
        String pronouns,
        String language,
        String contact,
        String postal,
        String phone,
        String interests,
        String from,
        @Nullable String there,
        List<Hat> hats,
        @Nullable String helper,
        @Nullable Instant helperSince,
        String typedHelper,
        List<Session> sessions,
        Problems problems) {

    /** One hat, worn or not. */
    public record Hat(String key, String called, boolean worn) {}

    /** One open session. */
    public record Session(UUID id, String device, Instant beganAt, Instant seenAt, boolean strong, boolean thisOne) {}

    public AccountPage with(String typedHelper, Problems problems) {
        return new AccountPage(
                name,
                pronouns,
                language,
                contact,
                postal,
                phone,
                interests,
                from,
                there,
                hats,
                helper,
                helperSince,
                typedHelper,
                sessions,
                problems);
    }
}
