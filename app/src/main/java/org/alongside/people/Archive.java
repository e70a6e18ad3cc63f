package org.alongside.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.alongside.language.Words.say;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alongside.language.Words;
import org.alongside.people.page.ArchivePage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Everything of mine in one file: a page to read, and the same for other programs. */
@Component
class Archive {

    private final Accounts accounts;
    private final Ways ways;
    private final Sessions sessions;
    private final PostRound postRound;
    private final ObjectProvider<Belongings> modules;
    private final TemplateEngine templates;
    private final JsonMapper json;
    private final Clock clock;

    Archive(
            Accounts accounts,
            Ways ways,
            Sessions sessions,
            PostRound postRound,
            ObjectProvider<Belongings> modules,
            TemplateEngine templates,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.ways = ways;
        this.sessions = sessions;
        this.postRound = postRound;
        this.modules = modules;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    /** Gathers it as the person, so that row security decides what is theirs. */
    @Transactional(readOnly = true)
    List<Belongings.Item> gather(CurrentPerson me) {
        var items = new ArrayList<>(ofAccount(me.id()));
        modules.orderedStream().forEach(module -> items.addAll(module.handOver(me.id())));
        return items;
    }

    void write(CurrentPerson me, List<Belongings.Item> items, OutputStream out) throws IOException {
        var page = new StringOutput();
        templates.render("people/archive.jte", new ArchivePage(me.name(), clock.instant(), items), page);
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            zip.putNextEntry(new ZipEntry("alongside.html"));
            zip.write(page.toString().getBytes(UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("alongside.json"));
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(asData(me, items)));
            zip.closeEntry();
        }
    }

    private Map<String, Object> asData(CurrentPerson me, List<Belongings.Item> items) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", me.name());
        data.put("written", clock.instant().toString());
        data.put("items", items.stream().map(Archive::asData).toList());
        return data;
    }

    private static Map<String, @Nullable String> asData(Belongings.Item item) {
        var data = new LinkedHashMap<String, @Nullable String>();
        data.put("section", item.section());
        data.put("title", item.title());
        data.put("at", text(item.at()));
        data.put("words", item.words());
        data.put("language", item.written().lang());
        return data;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private List<Belongings.Item> ofAccount(PersonId me) {
        var section = say("Account");
        var account = accounts.of(me);
        var items = new ArrayList<Belongings.Item>();
        items.add(new Belongings.Item(section, say("Name"), account.beganAt(), account.name()));
        accounts.addressesOf(me)
                .forEach(a -> items.add(new Belongings.Item(section, say("Email"), a.confirmedAt(), a.email())));
        accounts.hatsOf(me)
                .forEach(worn -> items.add(new Belongings.Item(
                        section, say("Hat"), worn.since(), until(worn.hat().called(), worn.until()))));
        add(items, section, say("Pronouns"), account.pronouns());
        add(items, section, say("Language"), account.language());
        add(items, section, say("Postal address"), account.postal());
        add(items, section, say("Telephone"), account.phone());
        add(items, section, say("Declared interests"), account.interests());
        accounts.helpersOf(me)
                .forEach(helper -> items.add(new Belongings.Item(
                        section, say("Who types for you"), helper.since(), until(helper.name(), helper.until()))));
        ways.of(me).forEach(way -> items.add(new Belongings.Item(section, called(way), way.addedAt(), described(way))));
        sessions.openOf(me)
                .forEach(open -> items.add(
                        new Belongings.Item(section, say("Where you are signed in"), open.beganAt(), open.device())));
        postRound
                .waitingFor(me)
                .forEach(letter -> items.add(new Belongings.Item(
                        say("Letters on their way to you"),
                        letter.way().equals("phone") ? say("By telephone") : say("By post"),
                        letter.since(),
                        letter.letter())));
        return items;
    }

    /** What was before says until when. */
    private static String until(String what, @Nullable Instant until) {
        return until == null
                ? what
                : say(
                        "{what}, until {day}",
                        "what",
                        what,
                        "day",
                        Words.date(until.atOffset(UTC).toZonedDateTime()));
    }

    private static String called(Ways.Way way) {
        return switch (way.kind()) {
            case APP -> say("Authenticator app");
            case PASSKEY -> say("Passkey");
            case PROVIDER -> say("Sign-in elsewhere");
        };
    }

    /** Its name and whose sign-in it is; nothing one could sign in with. */
    private static String described(Ways.Way way) {
        return way.issuer() == null ? way.name() : way.name() + "\n" + way.issuer();
    }

    private static void add(List<Belongings.Item> items, String section, String title, String words) {
        if (!words.isEmpty()) {
            items.add(new Belongings.Item(section, title, null, words));
        }
    }
}
