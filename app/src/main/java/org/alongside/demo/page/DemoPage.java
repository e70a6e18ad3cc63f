package org.alongside.demo.page;

import java.util.List;
import java.util.UUID;

/** The invented people one can be. */
public record DemoPage(List<Role> roles) {

    /**
     * @param side which half they are, for the shape of their initial
     * @param words what being them shows
     */
    public record Role(UUID person, String name, String side, String words) {}
}
