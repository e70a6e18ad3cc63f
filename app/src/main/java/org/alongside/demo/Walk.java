package org.alongside.demo;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.say;

import java.util.List;
import java.util.stream.IntStream;
import org.alongside.demo.page.DemoPage;
import org.alongside.language.Later;
import org.jspecify.annotations.Nullable;

/** The whole journey in nine steps, each as the person whose turn it is. */
enum Walk {
    CALL(null, InventedCalls.OPEN.path(), later("Read the call. Anybody can.")),
    APPLY(
            Cast.APPLYING.works(),
            application(Cast.APPLYING, InventedCalls.OPEN),
            later("You are Catherine now. Read what Yusuf would send, then say yes or “not this time”.")),
    DECIDE(
            Cast.LEAD,
            "/lead/" + InventedCalls.PROGRAMME + "/calls/" + InventedCalls.CLOSED.id() + "/applications",
            later("You are Dilip now. Open what Mei and Ruth have sent, decide, and say why.")),
    TAKE(
            Cast.OFFERED.lives(),
            application(Cast.OFFERED, InventedCalls.CLOSED),
            later("You are Amara now. Read why they have a place, then take it with David.")),
    COHORT(
            Cast.FACILITATORS.lives(),
            "/cohorts/" + InventedCohorts.TWELVE.id(),
            later("You are Ifeoma now. You see who came and what is done. Words come only from those who share them.")),
    RUN(
            Cast.FACILITATORS.works(),
            "/cohorts/" + InventedCohorts.TWELVE.id() + "/days/" + InventedCohorts.day(InventedCohorts.DAYS_PAST)
                    + "/plan",
            later("You are Martin now. Begin the day, and move everybody on. “Go on as Ifeoma” hands you her seat.")),
    OPEN(
            Cast.SECOND.lives(),
            "/pairs/" + Cast.SECOND.id() + "/assumptions",
            later("You are Tomasz now. Look through what you wrote, and say that you are ready.")),
    SHARE(
            Cast.FIRST.lives(),
            "/pairs/" + Cast.FIRST.id() + "/hands/" + InventedJournals.WAITING,
            later("You are Nasreen now. Read what Gareth wrote about you before anybody else does.")),
    PRIVATE(
            Cast.ADMINISTRATOR,
            "/journal/" + InventedJournals.PRIVATE,
            later("You are Wendeline now. This is the address of a page in Nasreen’s journal."));

    private final Cast.@Nullable Player as;
    private final String path;
    private final Later arriving;

    Walk(Cast.@Nullable Player as, String path, Later arriving) {
        this.as = as;
        this.path = path;
        this.arriving = arriving;
    }

    Cast.@Nullable Player as() {
        return as;
    }

    String path() {
        return path;
    }

    /** What to do there, said on arrival. */
    Later arriving() {
        return arriving;
    }

    int number() {
        return ordinal() + 1;
    }

    static List<DemoPage.Step> steps() {
        return IntStream.range(0, values().length)
                .mapToObj(i -> values()[i])
                .map(step -> new DemoPage.Step(
                        step.number(),
                        step.title(),
                        step.words(),
                        step.as == null ? null : WhoToBe.role(step.as),
                        step.path))
                .toList();
    }

    private String title() {
        return switch (this) {
            case CALL -> say("Read the call");
            case APPLY -> say("Apply together");
            case DECIDE -> say("Decide, and say why");
            case TAKE -> say("Take the place with both hands");
            case COHORT -> say("Look after a cohort");
            case RUN -> say("Run a day");
            case OPEN -> say("Open what two people assumed");
            case SHARE -> say("Share, but only if she agrees");
            case PRIVATE -> say("Try to read what is private");
        };
    }

    private String words() {
        return switch (this) {
            case CALL ->
                say("It says who it is for, when the days are, and what is paid. Nobody has to sign in for it.");
            case APPLY ->
                say(
                        "Yusuf has said yes to sending their application. It goes nowhere until Catherine has read the same words and said yes too.");
            case DECIDE ->
                say(
                        "Another call has closed. Dilip reads what the pairs sent, gives a place, and writes each pair a word that helps.");
            case TAKE ->
                say("David has said yes to the place. Amara reads why they got it, and gives the second hand.");
            case COHORT ->
                say(
                        "Twelve pairs have three of their five days behind them. Ifeoma and Martin see who came and what is done, and words only where somebody shares them.");
            case RUN ->
                say(
                        "Their fourth day is today. Martin has the plan, the words to say and the clock. Every other screen shows where they are, and follows.");
            case OPEN ->
                say(
                        "Tomasz and Aoife have each guessed about the other. She is ready. When he is too, it opens for both at once.");
            case SHARE ->
                say(
                        "Gareth wrote about Nasreen, and would like the facilitators to read it. She reads it first. Without her yes it stays his.");
            case PRIVATE ->
                say(
                        "Wendeline looks after this whole place. Go to a page of Nasreen’s journal as her, and see what she gets.");
        };
    }

    private static String application(Cast.Couple pair, InventedCalls.Call call) {
        return "/pairs/" + pair.id() + "/applications/" + call.slug();
    }
}
