package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.say;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The rows of a file somebody has, read as text: CSV with commas, semicolons or tabs, in UTF-8 or as older programs write
 * it, or XLSX. What it is, its bytes say, not its name. Formulas are never worked out.
 */
final class Spreadsheet {

    static final int MOST_BYTES = 500_000;
    static final int MOST_ROWS = 300;
    /** With the empty rows between them, which somebody's program may keep. */
    private static final int MOST_LINES = 20_000;

    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 2_000;

    /** What a zipped file may grow to: far more than three hundred rows need, far less than would hurt. */
    private static final int MOST_UNPACKED = 20_000_000;

    private static final int MOST_PARTS = 200;
    private static final Charset OLDER = Charset.forName("windows-1252");

    /**
     * A row with something in it.
     *
     * @param number as a spreadsheet counts its rows, the empty ones too
     */
    record Line(int number, List<String> cells) {}

    /** What came of reading. */
    sealed interface Read {

        /** The first of them is the headings. */
        record Rows(List<Line> rows) implements Read {}

        /** It cannot be read, and what to do about it. */
        record Refused(String sentence) implements Read {}
    }

    private Spreadsheet() {}

    static Read read(byte[] file) {
        if (file.length == 0) {
            return new Read.Refused(say("Choose a file"));
        }
        if (file.length > MOST_BYTES) {
            return new Read.Refused(say("The file is too large: up to 500 KB can be read"));
        }
        try {
            if (begins(file, 'P', 'K', 3, 4)) {
                return workbook(file);
            }
            if (begins(file, 0xD0, 0xCF, 0x11, 0xE0)) {
                return new Read.Refused(say("This is an older or locked workbook: save it as XLSX or CSV"));
            }
            return separated(text(file));
        } catch (IOException | RuntimeException _) {
            // A file can be broken in any way; whoever sent it is told, and it is nobody's fault in here.
            return unreadable();
        }
    }

    private static Read workbook(byte[] file) throws IOException {
        if (isBomb(file)) {
            return unreadable();
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            var read = new ArrayList<Line>();
            for (var row : (Iterable<Row>) rows.limit(MOST_LINES)::iterator) {
                var cells = new ArrayList<String>();
                for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                    var cell = row.getCell(i);
                    cells.add(cell == null ? "" : text(cell));
                }
                add(read, row.getRowNum(), cells);
            }
            return found(read);
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA) {
            return "=" + (cell.getFormula() == null ? "" : cell.getFormula());
        }
        var text = cell.getType() == CellType.NUMBER ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text;
    }

    /** Unpacks it once, counting, before anything reads it in earnest. Nothing in a spreadsheet declares entities. */
    private static boolean isBomb(byte[] file) throws IOException {
        int unpacked = 0;
        int parts = 0;
        var buffer = new byte[8_192];
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (var part : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    return true;
                }
                try (var content = zip.getInputStream(part)) {
                    var seen = "";
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unpacked += read;
                        seen = end(seen) + letters(buffer, read);
                        if (unpacked > MOST_UNPACKED || seen.contains("<!DOCTYPE") || seen.contains("<!ENTITY")) {
                            return true;
                        }
                    }
                }
            }
        }
        return parts == 0;
    }

    /** A declaration can stand anywhere, also across the border of two buffers. */
    private static String end(String seen) {
        return seen.substring(Math.max(0, seen.length() - "<!DOCTYPE".length()));
    }

    /** Of any encoding of Unicode, whose ASCII letters differ by NULs alone. */
    private static String letters(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).replace("\u0000", "");
    }

    private static Read separated(String text) {
        if (text.indexOf('\0') >= 0) {
            return unreadable();
        }
        var read = new ArrayList<Line>();
        int number = 0;
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (var row : csv) {
                add(read, ++number, row.getFields().stream().limit(MOST_COLUMNS).toList());
                if (read.size() > MOST_ROWS + 1) {
                    break;
                }
            }
        } catch (IOException _) {
            return unreadable();
        }
        return found(read);
    }

    /** Whichever is most often in the first line, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '\n' && counts[0] + counts[1] + counts[2] > 0) {
                break;
            } else if (!quoted && ",;\t".indexOf(c) >= 0) {
                counts[",;\t".indexOf(c)]++;
            }
        }
        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    private static String text(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, UTF_8);
        }
        if (begins(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, UTF_16LE);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException _) {
            return new String(file, OLDER);
        }
    }

    private static void add(List<Line> rows, int number, List<String> cells) {
        var clean = cells.stream().map(Spreadsheet::clean).toList();
        if (clean.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(new Line(number, clean));
        }
    }

    /** One line, without what nobody can have typed. */
    static String clean(String cell) {
        var text = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell;
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Z}\\uFFFE\\uFFFF]+", " ")
                .strip();
    }

    private static Read found(List<Line> rows) {
        if (rows.size() < 2) {
            return new Read.Refused(say("There are no rows in it: one row of headings, then one row a pair"));
        }
        if (rows.size() > MOST_ROWS + 1) {
            return new Read.Refused(say("There are too many rows in it: up to 300 pairs can be read at once"));
        }
        return new Read.Rows(rows);
    }

    private static boolean begins(byte[] file, int... with) {
        if (file.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((file[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Read unreadable() {
        return new Read.Refused(say("This file cannot be read: save your spreadsheet as XLSX or CSV"));
    }
}
