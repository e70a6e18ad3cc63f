package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alongside.Asvs;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** Files as programme teams have them, and as nobody should send them. */
class SpreadsheetTest {

    private static final String ROW = "7,Zofia Dębska,zofia@example.org,Li Wén,liwen@example.org";
    private static final String HEADINGS =
            "Pair ref,  LIVED EXPERIENCE Name ,Lived-experience e-mail,Professional’s name,Professional email";

    @Test
    void separators_marks_and_encodings_all_read_the_same() {
        var plain = HEADINGS + "\r\n" + ROW + "\r\n";
        var expected = only(plain.getBytes(UTF_8));
        assertThat(expected.problems()).isEmpty();
        assertThat(expected.lives().name()).isEqualTo("Zofia Dębska");
        assertThat(expected.works().email()).isEqualTo("liwen@example.org");

        assertThat(only(plain.replace(',', ';').getBytes(UTF_8))).isEqualTo(expected);
        assertThat(only(plain.replace(',', '\t').getBytes(UTF_8))).isEqualTo(expected);
        assertThat(only(("\uFEFF" + plain).getBytes(UTF_8))).isEqualTo(expected);
        assertThat(only(("\uFEFF" + plain.replace(',', '\t')).getBytes(UTF_16LE)))
                .isEqualTo(expected);
        var older = plain.replace("Zofia Dębska", "Siân Müller").getBytes(Charset.forName("windows-1252"));
        assertThat(only(older).lives().name()).isEqualTo("Siân Müller");
    }

    @Test
    void a_half_may_be_named_in_a_column_of_its_own() {
        var file = """
                Name 1,Email 1,Half 1,Name 2,Email 2,Half 2
                Gareth,gareth@example.org,Works,Nasreen,nasreen@example.org,Lives
                Amina,amina@example.org,,Joe,joe@example.org,
                """;
        var rows = rows(file.getBytes(UTF_8));

        assertThat(rows.getFirst().lives().name()).isEqualTo("Nasreen");
        assertThat(rows.getFirst().problems()).isEmpty();
        assertThat(rows.getLast().problems()).singleElement().asString().contains("which half");
    }

    @Test
    void each_row_says_what_has_to_be_looked_at() {
        var file = HEADINGS + "\n" + ROW + "\n" + ROW + "\n,,no-address,=HYPERLINK(1),=1+1\n"
                + ",Amina,same@example.org,Joe,SAME@example.org\n";
        var rows = rows(file.getBytes(UTF_8));

        assertThat(rows.get(0).problems()).isEmpty();
        assertThat(rows.get(1).problems()).containsExactly("The same pair stands in row 2");
        assertThat(rows.get(2).problems()).hasSize(4);
        assertThat(rows.get(3).problems()).containsExactly("Both have the same address: a pair is two people");
    }

    @Test
    void rows_are_counted_as_the_teams_own_program_counts_them() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Pairs");
            var headings = HEADINGS.split(",");
            var cells = ROW.split(",");
            for (int c = 0; c < headings.length; c++) {
                sheet.value(1, c, headings[c]);
                sheet.value(4, c, cells[c]);
            }
        }
        var file = "\n" + HEADINGS + "\n,,,,\n\n" + ROW + "\n";

        assertThat(only(file.getBytes(UTF_8)).number()).isEqualTo(5);
        assertThat(only(out.toByteArray()).number()).isEqualTo(5);
    }

    @Test
    void what_a_page_carries_on_reads_back_to_the_same_rows() {
        var file = "\n\n\n" + HEADINGS + "\n"
                + "\"7 \"\"x\"\", y\",\"Dębska, Zofia\",zofia@example.org,\"Li; Wén\",liwen@example.org\n";
        var before = rows(file.getBytes(UTF_8));
        var after = rows(BroughtRow.written(before).getBytes(UTF_8));

        assertThat(after).isEqualTo(before);
        assertThat(after.getFirst().number()).isEqualTo(5);
        assertThat(after.getFirst().sameness()).isEqualTo(before.getFirst().sameness());
    }

    @Test
    @Asvs("5.2.2")
    void a_workbook_is_known_by_its_content_and_its_formulas_stay_text() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("Pairs");
            var headings = HEADINGS.split(",");
            for (int c = 0; c < headings.length; c++) {
                sheet.value(0, c, headings[c]);
            }
            sheet.value(1, 0, 7);
            sheet.formula(1, 1, "CONCATENATE(\"Zo\",\"fia\")");
            sheet.value(1, 2, "zofia@example.org");
            sheet.value(1, 3, "Li Wén");
            sheet.value(1, 4, "liwen@example.org");
        }
        var row = only(out.toByteArray());

        assertThat(row.reference()).isEqualTo("7");
        assertThat(row.lives().name()).startsWith("=CONCATENATE");
        assertThat(row.problems()).singleElement().asString().contains("check the name");
    }

    @Test
    @Asvs({"1.5.1", "5.2.1", "5.2.2", "5.2.3"})
    void what_is_no_spreadsheet_is_refused_with_a_sentence() throws Exception {
        refused(new byte[0]);
        refused(new byte[Spreadsheet.MOST_BYTES + 1]);
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});
        refused("only headings".getBytes(UTF_8));
        refused((HEADINGS + "\n" + (ROW + "\n").repeat(Spreadsheet.MOST_ROWS + 1)).getBytes(UTF_8));
        refused(zip("xl/worksheets/sheet1.xml", new byte[40_000_000]));
        refused(zip(
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>".getBytes(UTF_8)));
        refused(zip("word/document.xml", "<x/>".getBytes(UTF_8)));
        refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3});
    }

    /** Behind eight thousand letters and more, and across the border at which reading pauses. */
    @Test
    @Asvs("1.5.1")
    void a_document_type_is_refused_wherever_it_stands() throws Exception {
        assertThat(rows(withInFrontOfSheet("<!-- harmless -->"))).hasSize(1);
        for (int length : List.of(1, 8_100, 8_130, 8_133, 8_136, 8_190, 20_000)) {
            refused(withInFrontOfSheet("<!--" + "x".repeat(length) + "--><!DOCTYPE worksheet>"));
        }
    }

    /** A workbook with one row, and something between the first line of its sheet and the rest. */
    private static byte[] withInFrontOfSheet(String words) throws Exception {
        var book = new ByteArrayOutputStream();
        try (var workbook = new Workbook(book, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Pairs");
            for (var line : List.of(HEADINGS, ROW)) {
                var cells = line.split(",");
                for (int i = 0; i < cells.length; i++) {
                    sheet.value(line.equals(HEADINGS) ? 0 : 1, i, cells[i]);
                }
            }
        }
        var changed = new ByteArrayOutputStream();
        try (var from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(book.toByteArray()))
                        .get();
                var to = new ZipOutputStream(changed)) {
            for (var part : Collections.list(from.getEntries())) {
                var content = new String(from.getInputStream(part).readAllBytes(), UTF_8);
                boolean isSheet = part.getName().endsWith("sheet1.xml");
                to.putNextEntry(new ZipEntry(part.getName()));
                to.write((isSheet ? content.replaceFirst("\\?>", "?>" + words) : content).getBytes(UTF_8));
                to.closeEntry();
            }
        }
        return changed.toByteArray();
    }

    @Test
    void nul_overrides_and_line_ends_in_a_cell_become_harmless() {
        assertThat(Spreadsheet.clean(" a\u202Eb\u0000c\r\nBcc: d\u00A0e ")).isEqualTo("ab c Bcc: d e");
    }

    private static void refused(byte[] file) {
        assertThat(Spreadsheet.read(file))
                .isInstanceOfSatisfying(
                        Spreadsheet.Read.Refused.class,
                        refused -> assertThat(refused.sentence()).isNotBlank());
    }

    private static byte[] zip(String name, byte[] content) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static BroughtRow only(byte[] file) {
        var rows = rows(file);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static List<BroughtRow> rows(byte[] file) {
        var read = Spreadsheet.read(file);
        assertThat(read).isInstanceOf(Spreadsheet.Read.Rows.class);
        var found = BroughtRow.in(((Spreadsheet.Read.Rows) read).rows());
        assertThat(found).as(found.toString()).isInstanceOf(BroughtRow.Found.Rows.class);
        return ((BroughtRow.Found.Rows) found).rows();
    }
}
