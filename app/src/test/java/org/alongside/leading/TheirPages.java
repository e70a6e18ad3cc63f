package org.alongside.leading;

import java.util.Map;
import java.util.UUID;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;

/** The pages of an invented pair, Nasreen and Gareth, each signed in at a browser of their own. */
final class TheirPages {

    final Two two;
    final Site hers;
    final Site his;
    private final TestDatabase database;

    TheirPages(TestDatabase database, Settings settings, Sessions sessions) {
        this.database = database;
        this.two = Two.of(database, "Nasreen", "Gareth");
        this.hers = Site.of(settings, sessions, two.lives());
        this.his = Site.of(settings, sessions, two.works());
    }

    /** An address of theirs: {@code at("/challenge")}. */
    String at(String path) {
        return "/pairs/" + two.pair() + path;
    }

    String writing(String heading) {
        return at("/writing/" + heading);
    }

    Site.Page write(Site site, String heading, String text) {
        return site.get(writing(heading))
                .form(writing(heading))
                .with("text", text)
                .send();
    }

    /** The hat of one of them from now on. */
    void wear(Site site, String hat) {
        site.post(at("/hat"), Map.of("token", site.token(), "hat", hat));
    }

    /** She offers, he agrees. */
    void bothHands(String act, UUID subject) {
        offer(hers, act, subject);
        agree(his, act, subject);
    }

    void offer(Site site, String act, UUID subject) {
        site.get(hands(act, subject)).form(at("/hands")).send();
    }

    void agree(Site site, String act, UUID subject) {
        var page = site.get(hands(act, subject));
        page.form(page.path() + "/agreement").send();
    }

    String hands(String act, UUID subject) {
        return at("/hands?act=" + act + "&subject=" + subject);
    }

    /** The challenge or agreement they write now. */
    UUID document(String kind) {
        return database.<UUID>keeper(
                db -> db.sql("select id from led.document where pair = ? and kind = ? and closed_at is null")
                        .params(two.pair(), kind)
                        .query(UUID.class)
                        .single());
    }
}
