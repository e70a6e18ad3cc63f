package org.alongside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.database.TestDatabase;
import org.alongside.mail.MoodyServer;
import org.alongside.programme.Eastmere;
import org.alongside.web.Cookies;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program of the last release and today's serve the same people from one database, and neither misses what the other
 * wrote. The earlier one is built from the newest commit that has no migration beyond {@code migrations.txt}:
 * docs/decisions/0060-expand-then-contract.md.
 */
@Tag("all")
class SideBySideTest {

    private static final Path RELEASED = Path.of("src/test/resources/migrations.txt");
    private static final String MIGRATIONS = "app/src/main/resources/db/migration/";
    private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{4} [A-Z0-9]{4}\\b");

    @TempDir
    private Path place;

    private final TestDatabase database = TestDatabase.blank();
    private MoodyServer post;

    @BeforeEach
    void open() throws IOException {
        post = new MoodyServer();
    }

    @AfterEach
    void close() throws IOException {
        post.close();
    }

    @Test
    void people_go_to_and_fro_between_the_program_of_the_last_release_and_this_one() throws Exception {
        var classes = built(lastRelease());
        int before = Program.freePort();
        int now = Program.freePort();
        try (var old = Program.run(classes, place.resolve("old"), before, settings(), "start")) {
            old.untilItServes();
            try (var today = Program.run(place.resolve("new"), now, settings(), "start")) {
                today.untilItServes();
                goToAndFro(URI.create("http://localhost:" + before), URI.create("http://localhost:" + now));
                goToAndFro(URI.create("http://localhost:" + now), URI.create("http://localhost:" + before));
            }
        }
    }

    /** All that begins here is gone on with there. */
    private void goToAndFro(URI here, URI there) {
        var two = database.<Eastmere.Two>keeper(
                db -> Eastmere.with(db, 6, "10 days").couple());
        var lives = signsIn(here, two.lives());
        var works = signsIn(here, two.works());
        var livesThere = Site.with(there, session(lives));
        var worksThere = Site.with(there, session(works));

        write(lives, livesThere);
        write(livesThere, lives);
        assume(two, lives, worksThere);
        for (var reader : List.of(works, worksThere)) {
            assertThat(reader.get(assumptions(two)).text()).contains("What lives hopes");
        }
        for (var reader : List.of(lives, livesThere)) {
            assertThat(reader.get(assumptions(two)).text()).contains("What works hopes");
        }
        eraseTogether(two, lives, worksThere);
        assertThat(works.get("/pairs/" + two.pair()).text())
                .isEqualTo(worksThere.get("/pairs/" + two.pair()).text());
        assertThat(database.<Boolean>keeper(db -> db.sql("select erased_at is not null from pairing.pair where id = ?")
                        .param(two.pair())
                        .query(Boolean.class)
                        .single()))
                .isTrue();

        lives.post("/sign-out", Map.of("token", lives.token()));
        assertThat(livesThere.get("/today").path()).isEqualTo("/sign-in");
    }

    private static void write(Site writer, Site reader) {
        writer.post("/journal/limits", Map.of("token", writer.token()));
        var form = writer.get("/journal/new").onlyForm("/journal/");
        var words = "A line of " + UUID.randomUUID();
        var entry = form.with("text", words).send().path();
        assertThat(reader.get(entry).text()).contains(words);
    }

    private static void assume(Eastmere.Two two, Site lives, Site works) {
        Map.of("lives", lives, "works", works).forEach((side, half) -> {
            var token = half.token();
            half.post("/journal/limits", Map.of("token", token));
            half.post(assumptions(two) + "/own-hope", Map.of("token", token, "text", "What " + side + " hopes"));
            half.post(assumptions(two) + "/readiness", Map.of("token", token));
        });
    }

    private static void eraseTogether(Eastmere.Two two, Site lives, Site works) {
        var hands = "/pairs/" + two.pair() + "/hands";
        var preview = hands + "?act=erase-together&subject=" + two.pair();
        assertThat(lives.get(preview).form(hands).send().status()).isEqualTo(200);
        var page = works.get(preview);
        assertThat(page.form(page.path() + "/agreement").send().status()).isEqualTo(200);
    }

    private static String assumptions(Eastmere.Two two) {
        return "/pairs/" + two.pair() + "/assumptions";
    }

    private Site signsIn(URI program, UUID person) {
        var email = "person-" + person + "@example.org";
        var site = Site.at(program);
        var asked = site.get("/sign-in").form("/sign-in").with("email", email).send();
        asked.form("/sign-in/code").with("code", codeTo(email)).send();
        assertThat(site.get("/today").path()).isEqualTo("/today");
        return site;
    }

    private String codeTo(String email) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> post.taken.stream()
                                .filter(letter -> letter.contains(email))
                                .flatMap(letter -> CODE.matcher(letter).results())
                                .map(code -> code.group())
                                .findFirst()
                                .orElse(""),
                        code -> !code.isEmpty());
    }

    private static String session(Site site) {
        return site.cookies().stream()
                .filter(cookie -> cookie.getName().equals(Cookies.SESSION))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** One database and one folder of keys for both. */
    private Map<String, String> settings() {
        var settings = new HashMap<>(database.settings());
        settings.put("ALONGSIDE_KEYS", place.resolve("keys").toString());
        settings.put("ALONGSIDE_SMTP_URL", post.address().toString());
        settings.put("ALONGSIDE_MAIL_FROM", "post@riverside.example");
        return settings;
    }

    // The program of the last release

    private static String lastRelease() throws Exception {
        var released = Files.readAllLines(RELEASED).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toSet());
        var commits = said("git", "rev-list", "--topo-order", "HEAD");
        assumeThat(commits)
                .as("the earlier program is built from git, which has no history here")
                .isNotEmpty();
        for (var commit : commits) {
            if (hasOnly(released, commit)) {
                return commit;
            }
        }
        assumeThat(false)
                .as("this clone does not reach back to the last release")
                .isTrue();
        return "";
    }

    private static boolean hasOnly(Set<String> released, String commit) throws Exception {
        return said("git", "ls-tree", "--name-only", "--full-tree", commit, MIGRATIONS).stream()
                .map(file -> file.substring(MIGRATIONS.length()))
                .allMatch(released::contains);
    }

    /** As {@code ./alongside} builds it: one archive, taken apart into the program and what it is made of. */
    private String built(String commit) throws Exception {
        var sources = Files.createDirectory(place.resolve("sources"));
        var archive = place.resolve("sources.tar");
        run("git", "-C", "..", "archive", "--output", archive.toString(), commit);
        run("tar", "-x", "-f", archive.toString(), "-C", sources.toString());
        run(
                "mvn",
                "-B",
                "-q",
                "-o",
                "-Dquick",
                "-f",
                sources.toString(),
                "-pl",
                "app",
                "-am",
                "package",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true");
        try (var built = Files.newDirectoryStream(sources.resolve("app/target"), "alongside-app-*.jar")) {
            var jar = built.iterator().next();
            var program = place.resolve("program");
            run(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", program.toString());
            return program.resolve(jar.getFileName()).toString();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(String... words) throws Exception {
        var process = start(words);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", words), said)
                .isZero();
    }

    /** Nothing, where this can't be asked. */
    private static List<String> said(String... words) throws Exception {
        try {
            var process = start(words);
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 ? said.lines().toList() : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Process start(String... words) throws IOException {
        var process = new ProcessBuilder(words).redirectErrorStream(true);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process.start();
    }
}
