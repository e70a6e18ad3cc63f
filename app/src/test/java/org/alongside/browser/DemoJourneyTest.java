package org.alongside.browser;

import org.alongside.AlongsideTest;
import org.junit.jupiter.api.DisplayName;

@AlongsideTest("alongside.command=demo")
@DisplayName("A newcomer walks through the demo")
class DemoJourneyTest {

    @Journey
    void a_newcomer_is_led_from_the_call_to_what_nobody_else_can_read(Browsing newcomer) {
        newcomer.open("/").follow("The walk, step by step").sees("A walk through the whole journey");
        newcomer.press("Go there").sees("Read the call. Anybody can.");
        as(newcomer, "Catherine Bell").seesWritten("The pharmacy, the ward clerks");
        as(newcomer, "Dilip Raman").sees("{one} and {other}", "one", "Mei Chen", "other", "Ruth Abbott");
        as(newcomer, "Amara Osei").sees("Read it and take the place");
        as(newcomer, "Ifeoma Achebe").sees("{one} and {other}", "one", "Siân Morgan", "other", "Fatima Rahman");
        as(newcomer, "Tomasz Wilk").seesWritten("Three nights of sleep gone");
        as(newcomer, "Nasreen Akhtar").seesWritten("ask her, not me");
        newcomer.press("Go on as {name}", "name", "Gareth Pugh").sees("Take my hand back");
        newcomer.follow("Programmes").follow("What pairs have learned").seesWritten("waiting for somebody to ask");
        newcomer.follow("Power and politics")
                .follow("A page for this card alone: {about}", "about", newcomer.said("Power and politics"));
        as(newcomer, "Wendeline Okafor").status(404).sees("We can’t find that page");
    }

    private static Browsing as(Browsing newcomer, String name) {
        return newcomer.follow("The walk, step by step").press("Go as {name}", "name", name);
    }
}
