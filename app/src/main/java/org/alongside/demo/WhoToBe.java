package org.alongside.demo;

import static org.alongside.language.Words.say;

import java.util.List;
import org.alongside.demo.page.DemoPage.Group;
import org.alongside.demo.page.DemoPage.Role;
import org.alongside.demo.page.DemoPage.Two;

/** Whom a visitor can be, and what each is in the middle of. */
final class WhoToBe {

    private WhoToBe() {}

    static List<Group> groups() {
        return List.of(
                new Group(
                        say("Half way through a cohort"),
                        List.of(
                                two(
                                        Cast.FIRST,
                                        say(
                                                "Their assumptions are open, and one journal entry waits for Nasreen’s yes.")),
                                two(
                                        Cast.SECOND,
                                        say("Aoife is ready to open what they assumed. Tomasz can’t see that.")),
                                two(
                                        Cast.COHORT.get(5),
                                        say("Beatriz has asked the facilitators for a word. Colin is not told.")))),
                new Group(
                        say("After a cohort"),
                        List.of(
                                two(
                                        Cast.ALUMNI,
                                        say(
                                                "They were in the pilot. Their letter of standing stands, and either can take it back.")))),
                new Group(
                        say("Applying"),
                        List.of(
                                two(Cast.APPLYING, say("Their application waits for Catherine’s hand.")),
                                two(Cast.OFFERED, say("They are offered a place. David has said yes.")),
                                two(Cast.SENT, say("Their application is sent, and nobody has decided yet.")),
                                two(Cast.DECLINED, say("They have heard “not this time”, why, and what might help.")))),
                new Group(
                        say("Facilitating"),
                        List.of(
                                two(
                                        Cast.FACILITATORS,
                                        say(
                                                "They facilitate the twelve pairs. Ifeoma would do it once more; Martin has not said.")))),
                new Group(
                        say("Running it"),
                        List.of(
                                one(Cast.LEAD, say("Leads the programme: writes calls, decides, brings people in.")),
                                one(
                                        Cast.ADMINISTRATOR,
                                        say("Looks after this installation, and can read nothing private.")),
                                one(
                                        Cast.SAFEGUARDING,
                                        say(
                                                "Looks after safeguarding. Somebody is worried, and has not been read yet.")),
                                one(
                                        Cast.DEPUTY,
                                        say("The deputy for safeguarding, who has opened and answered a worry.")))));
    }

    /** The pairs of the cohort with less to show. */
    static List<Two> others() {
        return Cast.COHORT.stream()
                .filter(couple -> groups().stream()
                        .flatMap(group -> group.pairs().stream())
                        .noneMatch(two -> two.people().contains(role(couple.lives()))))
                .map(couple -> two(couple, couple.challenge()))
                .toList();
    }

    static Role role(Cast.Player player) {
        return new Role(player.id(), player.name(), player.lives() ? "lives" : "works");
    }

    private static Two two(Cast.Couple couple, String words) {
        return new Two(words, couple.both().stream().map(WhoToBe::role).toList());
    }

    private static Two one(Cast.Player player, String words) {
        return new Two(words, List.of(role(player)));
    }
}
