package org.alongside.people;

import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints a one-time link while nobody looks after this place yet. Whoever started the program reads it; it is good for
 * an hour and for one person, and the next start prints another.
 */
@Component
class FirstAdministrator {

    private final Beginnings beginnings;
    private final Settings settings;

    FirstAdministrator(Beginnings beginnings, Settings settings) {
        this.beginnings = beginnings;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (settings.demo() || beginnings.hasAdministrator()) {
            return;
        }
        var token = Cookies.secret();
        beginnings.prepare(token, null, "/today", true);
        System.out.println("Nobody looks after this place yet. Open this link within an hour to begin:");
        System.out.println(settings.link("/begin/" + token));
    }
}
