package org.alongside.pairing;

import static org.alongside.language.Words.say;

import org.alongside.pairing.page.InvitePage;
import org.alongside.people.Email;
import org.alongside.web.Onward;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/** Whom somebody invites, and how. */
record InviteForm(
        @Nullable String side,
        @Nullable String name,
        @Nullable String email,
        @Nullable String way,
        @Nullable String onward) {

    private static final int LONGEST_NAME = 80;

    Problems problems() {
        var problems = Problems.none();
        if (!"lives".equals(side) && !"works".equals(side)) {
            problems.add("side", say("Choose which half is yours"));
        }
        problems.need("name", name, say("Tell us your partner’s name"))
                .atMost("name", name, LONGEST_NAME, say("Use a name of at most 80 characters"));
        if (!byPaper()) {
            Email.check(problems, "email", text(email));
        }
        return problems;
    }

    boolean byPaper() {
        return "paper".equals(way);
    }

    Pair.Side sideOrLives() {
        return "works".equals(side) ? Pair.Side.WORKS : Pair.Side.LIVES;
    }

    @Override
    public String name() {
        return text(name);
    }

    @Override
    public String email() {
        return text(email);
    }

    InvitePage page(Problems problems) {
        return new InvitePage(text(side), name(), email(), byPaper(), Onward.safe(onward), problems);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
