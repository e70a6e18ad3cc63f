package org.alongside.demo;

import java.util.ArrayList;
import java.util.List;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo whom they can be. */
@Component
@Conditional(InDemo.class)
class Invitation implements Welcome {

    private final Cast cast;
    private final Settings settings;

    Invitation(Cast cast, Settings settings) {
        this.cast = cast;
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Everybody in it is invented. At " + settings.link("/demo") + " you can be");
        for (var role : cast.toBe()) {
            lines.add("  " + role.name() + ": " + role.words());
        }
        lines.add("No letter leaves this machine; read them all at " + settings.link("/demo/letters"));
        return lines;
    }
}
