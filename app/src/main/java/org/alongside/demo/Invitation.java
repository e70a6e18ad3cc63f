package org.alongside.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alongside.demo.page.DemoPage;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where to begin, and whom they can be. */
@Component
@Conditional(InDemo.class)
class Invitation implements Welcome {

    private final Settings settings;

    Invitation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Everybody in it is invented. Take a walk in nine steps at " + settings.link("/demo") + ", or be");
        for (var group : WhoToBe.groups()) {
            for (var two : group.pairs()) {
                lines.add("  "
                        + two.people().stream().map(DemoPage.Role::name).collect(Collectors.joining(" or ")) + ": "
                        + two.words());
            }
        }
        lines.add("No letter leaves this machine; read them all at " + settings.link("/demo/letters"));
        return lines;
    }
}
