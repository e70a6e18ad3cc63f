package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.alongside.AlongsideTest;

@AlongsideTest("alongside.command=demo")
class PartsJourneyTest {

    @Journey
    void every_part_stands_in_each_of_its_states(Browsing amina) {
        amina.open("/parts").sees("All the parts").sees("A table that folds");
    }

    @Journey
    void someone_leaves_quickly(Browsing amina) {
        amina.open("/parts").leaveQuickly();
    }

    @Journey
    void escape_pressed_three_times_leaves_too(Browsing amina) {
        amina.open("/parts");
        if (amina.script()) {
            amina.leavesQuicklyBy(() -> {
                for (int times = 0; times < 3; times++) {
                    amina.page().keyboard().press("Escape");
                }
            });
        }
    }

    @Journey
    void characters_are_counted_when_few_are_left_and_never_cut_off(Browsing amina) {
        amina.open("/parts").sees("Up to {n, plural, one {# character} other {# characters}}.", "n", 600);

        amina.fill("What do you want to change, together?", "a".repeat(590));
        if (amina.script()) {
            amina.sees("Characters left: {n}", "n", "10");
        }

        amina.fill("What do you want to change, together?", "a".repeat(603));
        if (amina.script()) {
            amina.sees("Too long. Characters to take out: {n}", "n", "3");
        }
        amina.holds("What do you want to change, together?", "a".repeat(603));
    }

    @Journey
    void errors_are_what_the_keyboard_meets_first(Browsing amina) {
        amina.open("/parts");
        if (amina.script()) {
            var focused = amina.page().locator(":focus");
            assertThat(focused.getAttribute("class")).isEqualTo("errors");
        }
        assertThat(amina.page().getByRole(AriaRole.ALERT).locator("a").first().getAttribute("href"))
                .isEqualTo("#when");
    }
}
