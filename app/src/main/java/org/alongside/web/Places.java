package org.alongside.web;

import java.util.UUID;
import org.alongside.database.Together;

/** Where somebody has a part at any time, beside what waits for them today: a cohort of theirs, a programme they lead. */
public interface Places {

    /** Asked with {@code :me}, who is this person. */
    Together.Share<?, Place> placesOf(UUID person);

    /** @param title as a link: "Cohort: Autumn" */
    record Place(String title, String path) {}
}
