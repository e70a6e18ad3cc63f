package org.alongside.mail;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.springframework.stereotype.Component;

/** Tells whoever starts Alongside that letters wait: how many and since when, never to whom or what they say. */
@Component
class LettersWaiting implements Welcome {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private final Outbox outbox;
    private final Settings settings;

    LettersWaiting(Outbox outbox, Settings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        if (settings.demo()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        if (settings.mail().server() == null) {
            lines.add("No mail server is named, so letters wait: set ALONGSIDE_SMTP_URL, as docs/operating.md says.");
        }
        var standing = outbox.standing();
        var since = standing.waitingSince();
        if (since != null) {
            lines.add((standing.waiting() == 1 ? "One letter waits" : standing.waiting() + " letters wait")
                    + " to leave, since " + MOMENT.format(settings.here(since)) + ".");
        }
        return lines;
    }
}
