package org.alongside.web;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Whom to tell of a hole in this installation: RFC 9116. Only where somebody is named, because a report that reaches
 * nobody is worse than none. It is made at the start, so one that is never restarted says less than a year later that it
 * can no longer be relied on.
 */
@Controller
class SecurityText {

    private static final Period GOOD_FOR = Period.ofDays(360);

    private final @Nullable String text;

    SecurityText(Settings settings, Clock clock) {
        var contact = settings.securityContact();
        this.text = contact == null
                ? null
                : """
                Contact: %s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s
                """.formatted(
                                contact.toASCIIString(),
                                clock.instant()
                                        .atZone(ZoneOffset.UTC)
                                        .plus(GOOD_FOR)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toInstant(),
                                settings.link("/.well-known/security.txt"));
    }

    @GetMapping("/.well-known/security.txt")
    @Who(value = Who.Role.ANYONE, kept = true)
    ResponseEntity<String> show() {
        if (text == null) {
            throw new NotHere();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                .body(text);
    }
}
