package org.alongside.leading;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.Site;
import org.alongside.database.TestDatabase;

/** What the two of {@link TheirPages} decide, each at their own browser. */
final class TheirDecisions {

    private final TheirPages pages;
    private final TestDatabase database;

    TheirDecisions(TheirPages pages, TestDatabase database) {
        this.pages = pages;
        this.database = database;
    }

    /** On a day of January 2026. */
    UUID decide(Site site, String text, String ledBy, String ladder, String day) {
        var before = database.<List<UUID>>keeper(
                db -> db.sql("select id from led.decision").query(UUID.class).list());
        site.get(list() + "/new")
                .form(list())
                .with("text", text)
                .with("ledBy", ledBy)
                .with("ladder", ladder)
                .with("day.day", day)
                .with("day.month", "1")
                .with("day.year", "2026")
                .send();
        return database
                .<List<UUID>>keeper(db ->
                        db.sql("select id from led.decision").query(UUID.class).list())
                .stream()
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    Site.Page place(Site site, UUID decision, String step, String why) {
        return site.get(at(decision))
                .form(at(decision) + "/placing")
                .with("step", step)
                .with("why", why)
                .send();
    }

    void both(UUID decision, String lives, String works) {
        place(pages.hers, decision, lives, "");
        place(pages.his, decision, works, "");
    }

    Site.Page takeMineBack(Site site, UUID decision) {
        return site.post(at(decision) + "/placing/withdrawal", Map.of("token", site.token()));
    }

    Site.Page correct(Site site, UUID decision, String text) {
        return site.get(at(decision) + "/correction")
                .form(at(decision) + "/correction")
                .with("text", text)
                .send();
    }

    void takeBack(Site site, UUID decision) {
        site.get(at(decision))
                .form(at(decision) + "/withdrawal")
                .with("sure", "true")
                .send();
    }

    String list() {
        return pages.at("/decisions");
    }

    String at(UUID decision) {
        return list() + "/" + decision;
    }
}
