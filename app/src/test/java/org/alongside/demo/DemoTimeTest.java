package org.alongside.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A demo of its own, because five weeks pass in it. */
@AlongsideTest({"alongside.command=demo", "ALONGSIDE_ORGANISATION=Five weeks on"})
class DemoTimeTest {

    @Autowired
    private Settings settings;

    @Autowired
    private Clock clock;

    @Test
    void after_five_weeks_the_call_has_closed_everybody_is_signed_out_and_the_lead_decides() {
        var catherine = Site.at(settings);
        var offered = catherine.get("/demo").button("Go as Catherine Bell").send();
        offered.follow("Read it all and send it").button("Yes, I agree").send();

        var later = catherine.get("/demo").button("Let five weeks pass").send();

        assertThat(later.text()).contains("Five weeks have passed.");
        assertThat(catherine.get("/today").path()).isEqualTo("/sign-in");
        assertThat(Duration.between(Instant.now(), clock.instant())).isGreaterThan(Duration.ofDays(34));
        var dilip = later.button("Be Dilip Raman").send();
        assertThat(dilip.text()).contains("“Harbour and Hills”: one pair waits for an answer.");
        var lead = Site.at(settings);
        lead.get("/demo").button("Be Dilip Raman").send();
        var list = lead.get("/lead/" + InventedCalls.PROGRAMME + "/calls/" + InventedCalls.OPEN.id() + "/applications");
        assertThat(list.follow("Yusuf Demir and Catherine Bell").has("form[action$=/decision]"))
                .isTrue();

        assertThat(Duration.between(clock.instant(), new DemoClock(settings).instant()))
                .as("after the next start")
                .isLessThan(Duration.ofMinutes(1))
                .isGreaterThan(Duration.ofMinutes(-1));
    }
}
