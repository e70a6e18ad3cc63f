package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.alongside.Asvs;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A canary in each thing that somebody wrote, searched for wherever it could come out: in every page that anybody can
 * open, in everyone's archive, in letters, in the log, in events, in the database as a thief finds it with its files and
 * statistics, in a backup and in temporary files. Only its readers see it; and they do, so that the search is known to
 * find.
 */
@TownTest
@ExtendWith(OutputCaptureExtension.class)
class CanariesTest {

    private static final Pattern ADDRESS = Pattern.compile("(href|src|action|formaction)=\"[^\"]*");

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private ConfigurableApplicationContext program;

    @Autowired
    private ServletContext web;

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final ApplicationListener<ApplicationEvent> ear = this::hear;

    @BeforeEach
    void listen() {
        program.addApplicationListener(ear);
    }

    @AfterEach
    void stopListening() {
        program.getBean(ApplicationEventMulticaster.class).removeApplicationListener(ear);
    }

    private void hear(ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> ours) {
            events.add(ours.getPayload().toString());
        }
    }

    @Test
    @Asvs({"8.2.2", "8.2.3", "8.4.1", "14.2.1", "16.2.5", "3.5.3"})
    void only_its_readers_come_across_what_somebody_wrote(CapturedOutput log) throws IOException {
        var traces = new Traces(database);
        var town = towns.found();
        towns.runJobs();
        var before = unread(town);
        var seen = new LinkedHashMap<String, List<String>>();
        for (var person : town.everybody()) {
            seen.put(person, seenBy(person, town));
        }
        var addresses = new HashMap<String, String>();
        seen.forEach((person, pages) -> addresses.put(person, addressesIn(pages)));
        seeWhatIsForAnybody(town);
        assertThat(unread(town)).as("reading changes nothing").isEqualTo(before);
        var letter = letters.all().stream().map(Record::toString).toList();
        var dump = database.dump();
        var left = traces.all(settings, web);
        left.put("a letter", String.join("\n", letter));
        assertThat(events).as("events that were heard").isNotEmpty();

        var wrong = new TreeSet<String>();
        for (var canary : town.canaries()) {
            for (var person : town.everybody()) {
                boolean sees = seen.get(person).stream().anyMatch(canary::isIn);
                if (addresses.get(person).contains(canary.word())) {
                    wrong.add(canary.what() + " is in an address");
                }
                if (sees != canary.readers().contains(person)) {
                    wrong.add(canary.what() + (sees ? " is seen by " : " is not seen by ") + person);
                }
            }
            if (canary.isIn(log.getAll())) {
                wrong.add(canary.what() + " is in the log");
            }
            if (events.stream().anyMatch(canary::isIn)) {
                wrong.add(canary.what() + " is in an event");
            }
            if (canary.isIn(dump) != canary.plain()) {
                wrong.add(canary.what() + (canary.plain() ? " is not in the database" : " is plain in the database"));
            }
            left.forEach((place, text) -> {
                if (!canary.plain() && canary.isIn(text)) {
                    wrong.add(canary.what() + " is in " + place);
                }
            });
        }
        for (var place : List.of("the statistics of the database", "the files of the database", "a backup")) {
            assertThat(town.canaries())
                    .as("names that %s may hold, and by which the search is known to find", place)
                    .anyMatch(canary -> canary.plain() && canary.isIn(left.get(place)));
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    /** Where links, forms and files of these pages lead to: gathered once, for each canary is searched for in them. */
    private static String addressesIn(List<String> pages) {
        return pages.stream()
                .flatMap(page -> ADDRESS.matcher(page).results())
                .map(MatchResult::group)
                .distinct()
                .collect(joining("\n"));
    }

    private void seeWhatIsForAnybody(Town town) {
        Addresses.of(Routes.of(routers), town).stream()
                .filter(line -> line.route().reads() && line.isForAnybody())
                .forEach(line -> {
                    town.site("nobody").bytes(line.path());
                    town.site("lives").bytes(line.path());
                });
    }

    /** All that reading must not change: everything but when somebody was last seen, and letters on their way. */
    private static Map<String, String> unread(Town town) {
        return town.database(db -> {
            var tables = new TreeMap<String, String>();
            db.sql("""
                    select table_schema || '.' || table_name
                      from information_schema.tables
                     where table_schema not in ('pg_catalog', 'information_schema', 'mail') and table_type = 'BASE TABLE'
                    """)
                    .query(String.class)
                    .list()
                    .forEach(table -> tables.put(
                            table,
                            db.sql(
                                            "select coalesce(md5(string_agg(md5((to_jsonb(t) - 'seen_at')::text), '' order by md5((to_jsonb(t) - 'seen_at')::text))), '') from "
                                                    + table + " t")
                                    .query(String.class)
                                    .single()));
            return tables;
        });
    }

    private List<String> seenBy(String person, Town town) {
        var site = town.site(person);
        var texts = new ArrayList<String>();
        for (var line : Addresses.of(Routes.of(routers), town)) {
            boolean letters = line.route().pattern().startsWith("/demo");
            if (line.route().reads() && !letters && !line.isForAnybody()) {
                var bytes = site.bytes(line.path());
                texts.add(isArchive(bytes) ? Traces.unpacked(bytes) : new String(bytes, UTF_8));
            }
        }
        return texts.stream().distinct().toList();
    }

    private static boolean isArchive(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }
}
