package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Statements;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Secrets;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Wherever an address or a code can be typed, one that is known and one that is not get the same answer for the same
 * work: status, words, headers, statements to the database, letters. What stands in a path is tried in
 * {@link RoutesTest}.
 */
@TownTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Asvs("6.3.8")
class KnownOrNotTest {

    /** Fields that ask for an address, or for a code. */
    private static final Pattern TYPED = Pattern.compile("_field\\(name = \"(email|code)\\b|type=\"file\"");

    /** In which pages they stand, and which test compares. */
    private static final Map<String, String> PLACES = new TreeMap<>(Map.ofEntries(
            Map.entry("people/sign-in.jte", "an_address_at_sign_in"),
            Map.entry("people/sign-in-sent.jte", "the_code_of_a_letter"),
            Map.entry("people/address.jte", "an_address_to_move_to"),
            Map.entry("pairing/invite.jte", "an_address_that_is_invited"),
            Map.entry("pairing/join.jte", "the_code_of_an_invitation"),
            Map.entry("programme/check-letter.jte", "the_code_of_a_letter_of_standing"),
            Map.entry("programme/_asking.jte", "an_address_that_is_asked_to_lead"),
            Map.entry("programme/cohort.jte", "an_address_that_is_asked_to_facilitate"),
            Map.entry("learning/plan.jte", "a plan holds no addresses"),
            Map.entry("programme/bring.jte", "addresses_in_a_spreadsheet"),
            Map.entry("people/begin.jte", "only behind the link that the first start prints"),
            Map.entry("people/second-step.jte", "one's own app, after one's own letter: StrongSignInTest"),
            Map.entry("people/app.jte", "one's own app"),
            Map.entry("web/parts.jte", "an example, sent nowhere")));

    private static final Pattern ANEW = Pattern.compile("name=\"(token|step|seen)\" value=\"[^\"]+\"|Expires=[^;]+");

    /** A code of eight that a page shows for handing over. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4} [A-Z0-9]{4}");

    private static final int LONG = 16;

    private record Came(int status, String body, Map<String, List<String>> headers, int statements, long letters) {}

    private interface Typing {
        Site.Page type(String what);
    }

    @Autowired
    private Towns towns;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DemoLetters letters;

    private Town town;

    @BeforeAll
    void found() {
        town = towns.found();
        towns.runJobs();
    }

    @Test
    void what_is_asked_for_by_another_kind_of_name_is_as_absent_as_what_is_not_there() {
        var site = town.site("lives");
        assertThat(site.knock("/pairs/" + town.thing("first")).status()).isEqualTo(200);
        var absent = site.knock("/pairs/" + UUID.randomUUID());
        assertThat(absent.status()).isEqualTo(404);
        for (var id : List.of("1", "-1", "null", "%5B%5D", "%7B%22$gt%22:1%7D", "1e999", "0x10", "x".repeat(4000))) {
            var page = site.knock("/pairs/" + id);
            assertThat(page.status()).as(id).isEqualTo(404);
            assertThat(page.text()).as(id).isEqualTo(absent.text());
        }
    }

    @Test
    void every_place_is_listed() throws IOException {
        var found = new TreeSet<String>();
        var pages = Path.of("src", "main", "jte");
        try (var files = Files.walk(pages)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (TYPED.matcher(Files.readString(file)).find()) {
                    found.add(pages.relativize(file).toString());
                }
            }
        }
        assertThat(found).isEqualTo(PLACES.keySet());
        var tests = List.of(KnownOrNotTest.class.getDeclaredMethods()).stream()
                .map(java.lang.reflect.Method::getName)
                .toList();
        assertThat(PLACES.values().stream().filter(how -> how.contains("_"))).allMatch(tests::contains);
    }

    @Test
    void an_address_at_sign_in() {
        var browser = Site.at(settings);
        compare(
                typed -> browser.knock("/sign-in", Map.of("token", browser.token(), "email", typed)),
                address("works"),
                address("lives"));
    }

    /** Asked for in another browser, it is worth as little as one that nobody was ever sent. */
    @Test
    void the_code_of_a_letter() {
        var browser = Site.at(settings);
        browser.get("/sign-in").form("/sign-in").with("email", address("far")).send();
        compare(
                typed -> browser.knock(
                        "/sign-in/code", Map.of("token", browser.token(), "email", "a@example.org", "code", typed)),
                codeSentTo(address("works")),
                codeSentTo(address("lives")));
    }

    @Test
    void an_address_to_move_to() {
        var stranger = Site.of(settings, sessions, town.person("stranger"));
        compare(
                typed -> stranger.knock("/account/address", Map.of("token", stranger.token(), "email", typed)),
                address("works"),
                address("lives"));
    }

    @Test
    void an_address_that_is_invited() {
        var stranger = town.site("stranger");
        compare(
                typed -> stranger.knock(
                        "/invitations",
                        Map.of(
                                "token",
                                stranger.token(),
                                "side",
                                "lives",
                                "name",
                                "Gareth",
                                "way",
                                "letter",
                                "email",
                                typed)),
                address("works"),
                address("lives"));
    }

    /** One that was taken back, declined or answered, or whose time is over, is as if it had never been. */
    @Test
    void the_code_of_an_invitation() {
        for (var end : List.of(
                "withdrawn_at = now()",
                "declined_at = now()",
                "accepted_at = now()",
                "lapses_at = now() - interval '1 day'")) {
            var browser = Site.at(settings);
            compare(
                    typed -> browser.knock("/join", Map.of("token", browser.token(), "code", typed)),
                    endedInvitation(end),
                    endedInvitation(end));
        }
    }

    /** One that was taken back is as if it had never been, in the form and in the path. */
    @Test
    void the_code_of_a_letter_of_standing() {
        var code = town.thing("standing-code");
        var browser = Site.at(settings);
        assertThat(browser.get("/standing/" + code).status()).isEqualTo(200);
        var path = "/pairs/" + town.thing("first") + "/standing/" + town.thing("past-cohort") + "/withdrawal";
        var lives = town.site("lives");
        lives.post(path, Map.of("token", lives.token()));

        compare(typed -> browser.knock("/standing", Map.of("token", browser.token(), "code", typed)), code);
        compare(typed -> browser.knock("/standing/" + typed), code);
    }

    @Test
    void an_address_that_is_asked_to_lead() {
        var administrator = town.site("administrator");
        var form = town.thing("programme");
        compare(
                typed -> administrator.knock(
                        "/administration/programmes/" + form + "/leads",
                        Map.of(
                                "token",
                                administrator.token(),
                                "name-" + form,
                                "Oluchi",
                                "role-" + form,
                                "lead",
                                "email-" + form,
                                typed)),
                address("works"),
                address("lives"));
    }

    @Test
    void an_address_that_is_asked_to_facilitate() {
        var lead = town.site("lead");
        compare(
                typed -> lead.knock(
                        "/cohorts/" + town.thing("cohort") + "/facilitators",
                        Map.of("token", lead.token(), "name", "Oluchi", "email", typed)),
                address("works"),
                address("lives"));
    }

    @Test
    void addresses_in_a_spreadsheet() {
        var lead = town.site("lead");
        compare(
                typed -> lead.knock(
                        "/cohorts/" + town.thing("cohort") + "/pairs",
                        Map.of("token", lead.token(), "rows", """
                                Reference;Lives: name;Lives: email;Works: name;Works: email
                                1;Nasreen;%s;Gareth;%s
                                """.formatted(
                                        typed, UUID.randomUUID() + "@example.org"))),
                address("works"),
                address("lives"));
    }

    /** The first time may cost more than any other, so one that is not known is typed before as well. */
    private void compare(Typing place, String... known) {
        came(place, likeIt(known[0]));
        for (var one : known) {
            var expected = came(place, likeIt(one));
            assertThat(came(place, one)).isEqualTo(expected);
        }
    }

    private Came came(Typing place, String typed) {
        towns.runJobs();
        long before = letters();
        try (var statements = Statements.listening()) {
            var page = place.type(typed);
            long posted = letters() - before;
            int asked = statements.asked();
            var headers = new TreeMap<String, List<String>>();
            page.headers()
                    .forEach((name, values) -> headers.put(
                            name,
                            values.stream().map(value -> without(value, typed)).toList()));
            return new Came(page.status(), without(page.body(), typed), headers, asked, posted);
        }
    }

    private long letters() {
        return database.keeper(db ->
                db.sql("select count(*) from mail.letter").query(Long.class).single());
    }

    private static String without(String words, String typed) {
        return CODE.matcher(ANEW.matcher(words).replaceAll("")).replaceAll("").replace(typed, "…");
    }

    private String address(String person) {
        return database.keeper(db -> db.sql("select email from people.address where person = ?")
                .param(town.person(person))
                .query(String.class)
                .single());
    }

    /** As long, and nobody's. */
    private static String likeIt(String known) {
        if (known.contains("@")) {
            return "person-" + UUID.randomUUID() + "@example.org";
        }
        return known.length() == LONG ? Secrets.longCode() : Secrets.code();
    }

    private String codeSentTo(String address) {
        Site.at(settings)
                .get("/sign-in")
                .form("/sign-in")
                .with("email", address)
                .send();
        var letter = Awaitility.await()
                .until(
                        () -> letters.all().stream()
                                .filter(l -> l.email().equals(address)
                                        && CODE.matcher(l.text()).find())
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        var code = CODE.matcher(letter.text());
        assertThat(code.find()).isTrue();
        return code.group().replace(" ", "");
    }

    private String endedInvitation(String how) {
        var code = Secrets.code();
        int one = database.<Integer>keeper(db -> db.sql("""
                        insert into pairing.invitation (id, inviter, inviter_name, inviter_side, onward, secret_hash, code_hash, sent_at, lapses_at)
                        values (gen_random_uuid(), :inviter, 'Nasreen', 'lives', '/pairs', :secret, :code, now(), now() + interval '1 day')
                        """)
                .param("inviter", town.person("lives"))
                .param("secret", Secrets.digest(Secrets.secret()))
                .param("code", Secrets.digest(code))
                .update());
        assertThat(one).isEqualTo(1);
        database.keeper(db -> db.sql("update pairing.invitation set " + how + " where code_hash = ?")
                .param(Secrets.digest(code))
                .update());
        return code;
    }
}
