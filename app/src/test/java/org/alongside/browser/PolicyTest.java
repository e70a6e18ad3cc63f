package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.settings.Settings;
import org.alongside.web.PolicyReports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that tries what its policy forbids does not get it, and we hear of it. Every journey ends by hearing nothing. */
@AlongsideTest("alongside.command=demo")
class PolicyTest {

    @Autowired
    private Settings settings;

    @Autowired
    private PolicyReports reports;

    @Test
    @Asvs({"3.4.3", "3.4.7"})
    void markup_slipped_into_a_page_does_nothing_and_is_reported() {
        long before = reports.received();
        try (var window = Browsing.window(Walk.walks().getLast(), true)) {
            var page = window.newPage();
            page.navigate(settings.link("/help"));
            var came = page.evaluate("""
                    () => {
                        const main = document.querySelector('main');
                        main.insertAdjacentHTML('beforeend', '<p id=slipped style="width: 7px" onclick="window.came = true">x</p>');
                        document.getElementById('slipped').click();
                        return [window.came === true, document.getElementById('slipped').style.width];
                    }
                    """);
            assertThat(came).isEqualTo(List.of(false, ""));
            Awaitility.await().until(() -> reports.received() >= before + 2);
        }
    }
}
