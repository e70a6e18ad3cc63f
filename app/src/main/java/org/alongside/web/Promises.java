package org.alongside.web;

import static org.alongside.language.Words.later;

import java.util.List;
import org.alongside.language.Later;

/**
 * What is promised to everybody, and what is not, in the one place where it is written. The page says these sentences;
 * {@code docs/trust.md} says the same ones, each with where it lives and the test that notices when it breaks, and a test
 * holds the two together.
 */
public final class Promises {

    /** Each has a line in the table of {@code docs/trust.md}. */
    public static final List<Later> KEPT = List.of(
            later(
                    "The database itself decides, row by row, who may see what. A mistake in a page can’t get around it."),
            later("When nobody is asking, the database shows nothing."),
            later("What is not there and what is not yours look the same, so nobody learns what exists."),
            later("Every page says who may open it, and nobody else can."),
            later("What you write reaches its readers and nobody else: no other page, file, letter or log."),
            later("What anybody types stays text. It can’t act, and it can’t change a page."),
            later("Nothing that needs both of you happens with one hand, or to other words."),
            later("You both read each other’s assumptions at the same moment, and nothing shows before."),
            later(
                    "What two people learned goes further only with both hands, and anybody who was there can keep it in the room."),
            later("What a pair asks its cohort is shown with both hands, and only questions come first."),
            later(
                    "A story of change that you both signed stays as you signed it, and goes further only with both hands."),
            later("A letter of standing is made by both hands, and either takes it back."),
            later("You read how far your words stay private before the first of them is saved."),
            later("What you wrote together is destroyed when you both ask, and by nothing less."),
            later("Private words are encrypted before they are stored, and the keys lie outside the database."),
            later("Encrypted words moved to another place in the database don’t open."),
            later("Who is erased is gone: their pairs end, and after 30 days at most no backup opens their words."),
            later(
                    "What worries you reaches the two people for safeguarding alone. They open it by name, and it is dated."),
            later("If neither of the two opens it within a working day, leads are told that, never what it says."),
            later(
                    "A call goes out only when two people for safeguarding have said yes. They don’t lead or facilitate there."),
            later("A sign-in letter works once, for ten minutes, in the browser that asked."),
            later("What goes with a role opens only after two proofs of who somebody is."),
            later("Once you have a second proof, a letter alone lets nobody in."),
            later("How you sign in changes only soon after signing in, and a letter tells you."),
            later("No role can change your address, add a way to sign in, or see a sign-in letter."),
            later("A sign-in elsewhere opens only what its person has added it to, and no lie of it is believed."),
            later("A lost second proof is replaced only at the server, and its person is told."),
            later("Known and unknown email addresses get the same page."),
            later("Words sent after you were signed out come back to you alone."),
            later("A letter is never lost, rarely comes twice, and carries no private words."),
            later("The log carries nobody’s words."),
            later("What you were told is saved stays saved, even if the program or its database dies that moment."),
            later(
                    "What you type is saved or comes back to you with a reason, and an older window never writes over it."),
            later(
                    "Neither of you can make the other’s words disappear: what one writes over stays, and what both wrote goes by both hands."),
            later("A backup holds everything of one moment, and what is restored is compared with it."),
            later("A newer version finds whole whatever an older one has saved."),
            later("No other website can act here in your name."),
            later("When you sign out, your session ends here too, and a copy of it opens nothing."),
            later("Every answer tells your browser to run nothing from elsewhere, and to show our pages in no other."),
            later("Who tries codes, links or letters too often has to wait."));

    /** Each begins a line of its own in the same file. */
    public static final List<Later> NOT_KEPT = List.of(
            later(
                    "This is not end-to-end encryption. The server opens your words to show them to you, so while it does so, it can read them."),
            later("Someone who holds both the server and its keys could read what is here."),
            later(
                    "There is no hidden way in: no page and no button opens another person’s private writing, not for staff, not in an emergency, not on request."),
            later("We can’t undo what someone has read, remembered or copied."),
            later(
                    "Either of you can change what you write together, at any time until others read it. What stood there before stays with you two, but the page shows the newest."),
            later("Names, addresses and dates are not encrypted in the database: only words are."),
            later(
                    "Facilitators who read something you shared may have to act if someone is in serious danger. They talk with you first, unless waiting would put someone at risk."),
            later(
                    "Letters you asked for by post or phone are read by who brings them: somebody who looks after this place."),
            later("A court can order people to hand over what they hold."),
            later("Whoever can read your mailbox can sign in as you, until you set up a second proof."),
            later("How often something is tried is counted only while the program runs. A restart begins anew."));

    private Promises() {}
}
