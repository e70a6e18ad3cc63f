package org.alongside.people;

import java.util.List;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.alongside.web.Cookies;
import org.springframework.stereotype.Component;

/**
 * Prints a one-time link while nobody looks after this place yet. Whoever started the program reads it; it is good for
 * an hour and for one person, and the next start prints another.
 */
@Component
class FirstAdministrator implements Welcome {

    private final Beginnings beginnings;
    private final Settings settings;

    FirstAdministrator(Beginnings beginnings, Settings settings) {
        this.beginnings = beginnings;
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        if (settings.demo() || beginnings.hasAdministrator()) {
            return List.of();
        }
        var token = Cookies.secret();
        beginnings.prepare(token, null, "/today", true);
        return List.of(
                "Nobody looks after this place yet. Open this link within an hour to begin:",
                settings.link("/begin/" + token));
    }
}
