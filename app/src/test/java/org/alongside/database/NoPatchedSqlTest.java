package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.Asvs;
import org.junit.jupiter.api.Test;

/**
 * No statement is put together from values: what goes to the database is text of ours, joined at most with other text
 * of ours, and what people send goes as a parameter. Read from the sources, so that it holds for what no test reaches.
 */
class NoPatchedSqlTest {

    /** Where text becomes a statement. */
    private static final Pattern STATEMENT =
            Pattern.compile("\\.(sql|prepareStatement|execute|executeQuery|executeUpdate|addBatch|copyIn|copyOut)\\(");

    /** A piece of text; or a constant of ours, by its capitals. */
    private static final Pattern OURS = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|[A-Z][A-Z_]+|(?:[A-Z]\\w*\\.)+[A-Z][A-Z_]+", Pattern.DOTALL);

    /** What else stands in one, read by a person: file, and what it is called there. */
    private static final Set<String> LOOKED_AT = Set.of(
            // Names of tables and columns that the database itself tells of: backup and restore know no others.
            "Table.java: columns",
            "Table.java: name",
            "Table.java: order",
            "Restore.java: String.join(\", \", tables.keySet())",
            // One of some names that stand beside it.
            "Leads.java: column",
            "Cards.java: column",
            "InventedCards.java: COLUMNS.get(step)",
            "InventedStories.java: column",
            "Accounts.java: table",
            "Forgetting.java: table",
            "Forgetting.java: column",
            "Reminding.java: column",
            // A condition, written out where this is called in the same file.
            "Reminding.java: which",
            "SafeguardingPeople.java: which",
            "Waiting.java: which",
            // A whole statement, written out where this is called in the same file.
            "Backup.java: sql",
            "Cards.java: select",
            "Circles.java: sql",
            "EarlierWords.java: select",
            "Consultations.java: sql",
            "Introductions.java: select",
            "Introductions.java: sql",
            "LostProofs.java: sql",
            "Roles.java: sql",
            "Server.java: sql",
            "Sharings.java: select",
            "Stories.java: sql",
            "Table.java: sql",
            "Waiting.java: sql",
            "Whole.java: sql",
            // Selects of the modules, which say them without knowing who asks.
            "Together.java: statement(shares)");

    /** Not SQL: what runs, and a batch that has its statement already. */
    private static final Pattern NO_SQL = Pattern.compile("|_ -> .*", Pattern.DOTALL);

    @Test
    @Asvs("1.2.4")
    void statements_are_text_of_ours_and_what_people_send_is_a_parameter() throws IOException {
        var patched = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                patched.addAll(patchedIn(file));
            }
        }
        assertThat(patched).isEmpty();
    }

    private static List<String> patchedIn(Path file) throws IOException {
        var source = Files.readString(file);
        var calls = STATEMENT.matcher(source);
        var found = new ArrayList<String>();
        while (calls.find()) {
            var argument = argument(source, calls.end());
            pieces(argument)
                    .filter(piece -> !OURS.matcher(piece).matches()
                            && !NO_SQL.matcher(piece).matches())
                    .map(piece -> file.getFileName() + ": " + piece)
                    .filter(piece -> !LOOKED_AT.contains(piece))
                    .forEach(found::add);
        }
        return found;
    }

    private static Stream<String> pieces(String argument) {
        return Stream.of(argument.split("\\+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")).map(String::strip);
    }

    /** The first one: up to its comma, or the bracket that closes the call. */
    private static String argument(String source, int from) {
        int open = 1;
        boolean text = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && c == '(') {
                open++;
            } else if (!text && (c == ')' && --open == 0 || c == ',' && open == 1)) {
                return source.substring(from, i).strip();
            }
        }
        return source.substring(from);
    }
}
