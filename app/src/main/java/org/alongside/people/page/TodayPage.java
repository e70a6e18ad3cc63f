package org.alongside.people.page;

import java.util.List;
import org.alongside.mail.Outbox;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody, and where else they can go.
 *
 * @param stuck letters that do not leave, for administrators to know; null when all is well
 * @param mailServer whether there is one to take them
 */
public record TodayPage(
        String name, boolean administrator, List<Today.Item> items, Outbox.@Nullable Waits stuck, boolean mailServer) {}
