package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A canary in each thing that somebody wrote, searched for wherever it could come out: in every page that anybody can
 * open, in everyone's archive, in letters, in the log and in the database as a thief finds it. Only its readers see it;
 * and they do, so that the search is known to find.
 */
@TownTest
@ExtendWith(OutputCaptureExtension.class)
class CanariesTest {

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Test
    void only_its_readers_come_across_what_somebody_wrote(CapturedOutput log) {
        var town = new Town(database, settings, sessions);
        var seen = new LinkedHashMap<String, List<String>>();
        for (var person : town.everybody()) {
            seen.put(person, seenBy(person, town));
        }
        var letter = letters.all().stream().map(Record::toString).toList();
        var dump = database.dump();

        var wrong = new TreeSet<String>();
        for (var canary : town.canaries()) {
            for (var person : town.everybody()) {
                boolean sees = seen.get(person).stream().anyMatch(canary::isIn);
                if (sees != canary.readers().contains(person)) {
                    wrong.add(canary.what() + (sees ? " is seen by " : " is not seen by ") + person);
                }
            }
            if (canary.isIn(log.getAll())) {
                wrong.add(canary.what() + " is in the log");
            }
            if (canary.isIn(dump) != canary.plain()) {
                wrong.add(canary.what() + (canary.plain() ? " is not in the database" : " is plain in the database"));
            }
            if (!canary.plain() && letter.stream().anyMatch(canary::isIn)) {
                wrong.add(canary.what() + " is in a letter");
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    private List<String> seenBy(String person, Town town) {
        var site = town.site(person);
        var texts = new ArrayList<String>();
        for (var line : Addresses.of(Routes.of(routers), town)) {
            boolean letters = line.route().pattern().startsWith("/demo");
            if (line.route().reads() && !letters && !line.isForAnybody()) {
                var bytes = site.bytes(line.path());
                texts.add(isArchive(bytes) ? unpacked(bytes) : new String(bytes, UTF_8));
            }
        }
        return texts;
    }

    private static boolean isArchive(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    private static String unpacked(byte[] archive) {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
