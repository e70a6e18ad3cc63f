package org.alongside.people.page;

import java.util.List;
import org.alongside.mail.Outbox;
import org.alongside.web.Places;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody, and where else they can go.
 *
 * @param places where they have a part at any time
 * @param helper who types for them, if somebody does
 * @param stuck letters that do not leave, for administrators to know; null when all is well
 * @param mailServer whether there is one to take them
 * @param weakly whether they have a role that stays closed until they prove more
 */
public record TodayPage(
        String name,
        boolean administrator,
        List<Today.Item> items,
        List<Places.Place> places,
        @Nullable String helper,
        Outbox.@Nullable Waits stuck,
        boolean mailServer,
        boolean weakly) {}
