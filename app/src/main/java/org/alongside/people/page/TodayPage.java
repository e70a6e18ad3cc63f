package org.alongside.people.page;

import java.util.List;
import org.alongside.web.Today;

/** What waits for somebody, and where else they can go. */
public record TodayPage(String name, boolean administrator, List<Today.Item> items) {}
