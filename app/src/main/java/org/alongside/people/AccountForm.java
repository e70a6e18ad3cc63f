package org.alongside.people;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.language.Language;
import org.alongside.language.Languages;
import org.alongside.web.Mark;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about themselves.
 *
 * @param from the mark of the interests that stood before them
 */
record AccountForm(
        @Nullable String name,
        @Nullable String pronouns,
        @Nullable String language,
        @Nullable String contact,
        @Nullable String postal,
        @Nullable String phone,
        @Nullable String interests,
        @Nullable List<String> hat,
        @Nullable String from) {

    private static final Set<String> WAYS = Set.of("email", "plain-email", "post", "phone");

    Problems problems() {
        var problems = Problems.none()
                .need("name", name, say("Tell us what you want to be called"))
                .atMost("name", name, 80, say("Use a name of at most 80 characters"))
                .atMost("pronouns", pronouns, 40, say("Use at most 40 characters"))
                .atMost("postal", postal, 500, say("Use at most 500 characters"))
                .atMost("phone", phone, 40, say("Use at most 40 characters"))
                .atMost("interests", interests, 2_000, say("Use at most 2,000 characters"));
        if (way().equals("post")) {
            problems.need("postal", postal, say("Tell us where to send letters"));
        }
        if (way().equals("phone")) {
            problems.need("phone", phone, say("Tell us the number to call"));
        }
        return problems;
    }

    Accounts.Account account() {
        return new Accounts.Account(
                text(name), text(pronouns), tag(), way(), text(postal), text(phone), text(interests), null);
    }

    /** Whether another window has declared something else since. */
    boolean isOlderThan(Accounts.Account kept) {
        return !Mark.of(kept.interests()).equals(from)
                && !kept.interests().equals(account().interests());
    }

    Set<Hat> hats() {
        return hat == null
                ? Set.of()
                : hat.stream().flatMap(key -> Hat.of(key).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private String tag() {
        return Languages.tagged(text(language)).map(Language::tag).orElse("en-GB");
    }

    private String way() {
        return WAYS.contains(text(contact)) ? text(contact) : "email";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
