package org.alongside.opinion;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads comma-separated rows as RFC 4180 describes them: quoted fields may hold commas, doubled quotes and line
 * breaks. Remembers where each row began and what separated it from the next, so a file can be written back as it was.
 */
final class Csv implements Closeable {

    /** How far it is, is told every so many rows. */
    static final int EVERY = 1 << 12;

    private final String file;
    private final Progress progress;
    private final long size;
    private final BufferedReader in;
    private final List<String> fields = new ArrayList<>();
    private final List<Integer> fieldStarts = new ArrayList<>();
    private final List<String> header;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder field = new StringBuilder();
    private String ending = "";
    private String mark = "";
    private int rowLine = 1;
    private int line = 1;
    private int peeked = -2;
    private long letters;
    private int rows;

    /** Opens a file and reads its header, if it has a row at all. */
    Csv(Path path) throws IOException {
        this(path, Progress.NONE);
    }

    /** The same, telling how far it is as long as it is read. */
    Csv(Path path, Progress progress) throws IOException {
        this.file = String.valueOf(path.getFileName());
        this.progress = progress;
        this.size = Math.max(1, Files.size(path));
        this.in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        try {
            if (peek() == '\uFEFF') {
                mark = "\uFEFF";
                read();
            }
            readRow();
            this.header = List.copyOf(fields);
        } catch (IOException | RuntimeException broken) {
            in.close();
            throw broken;
        }
    }

    String file() {
        return file;
    }

    List<String> header() {
        return header;
    }

    /** The byte order mark in front of the file, or nothing. */
    String mark() {
        return mark;
    }

    /** The place of a column known by any of these names, case and separators apart; −1 if there is none. */
    int column(String... names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (plain(header.get(i)).equals(plain(name))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The same, where the file makes no sense without the column. */
    int needed(String... names) throws BrokenExport {
        int column = column(names);
        if (column < 0) {
            throw new BrokenExport(file, 1, "the header has no column \"" + names[0] + "\"");
        }
        return column;
    }

    /** Moves to the next row that is not blank; false at the end. A row must be as wide as the header. */
    boolean next() throws IOException {
        while (readRow()) {
            if (raw.isEmpty()) {
                continue;
            }
            if (fields.size() != header.size()) {
                throw broken("the row has " + fields.size() + " columns where the header has " + header.size());
            }
            return true;
        }
        return false;
    }

    /** Moves to the next row, however wide or blank; false at the end. */
    boolean nextOfAnyWidth() throws IOException {
        return readRow();
    }

    String field(int column) {
        return fields.get(column);
    }

    int width() {
        return fields.size();
    }

    List<String> fields() {
        return List.copyOf(fields);
    }

    /** A field as it stands in the file, quotes and all. */
    String rawField(int column) {
        return column + 1 < width()
                ? raw.substring(fieldStarts.get(column), fieldStarts.get(column + 1) - 1)
                : raw.substring(fieldStarts.get(column));
    }

    /** The row as it stands in the file up to a field, last comma included. */
    String rawBefore(int column) {
        return column < width() ? raw.substring(0, fieldStarts.get(column)) : raw.toString();
    }

    /** The row as it stands in the file, without its line ending. */
    String raw() {
        return raw.toString();
    }

    /** The line ending after the row: LF, CRLF, CR or nothing. */
    String ending() {
        return ending;
    }

    int line() {
        return rowLine;
    }

    /** A whole number from zero up. */
    int id(int column) throws BrokenExport {
        return id(field(column), header.get(column));
    }

    int id(String text, String name) throws BrokenExport {
        int number = whole(text);
        if (number < 0) {
            throw broken(
                    "\"" + name + "\" is \"" + text + "\" and should be a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return number;
    }

    /** −1, 0 or 1. */
    int vote(String text, String what) throws BrokenExport {
        return switch (text.strip()) {
            case "1", "+1", "1.0" -> 1;
            case "0", "0.0", "-0" -> 0;
            case "-1", "-1.0" -> -1;
            default -> throw broken(what + " is \"" + text + "\" and should be -1, 0 or 1");
        };
    }

    BrokenExport broken(String what) {
        return new BrokenExport(file, rowLine, what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String plain(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace("_", "")
                .replace(" ", "");
    }

    /** A whole number from zero up, also when a spreadsheet has written it as 12.0; −1 if it is anything else. */
    private static int whole(String text) {
        String digits = text.strip();
        if (digits.endsWith(".0")) {
            digits = digits.substring(0, digits.length() - 2);
        }
        if (digits.isEmpty() || digits.length() > 10) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    private boolean readRow() throws IOException {
        fields.clear();
        fieldStarts.clear();
        raw.setLength(0);
        ending = "";
        rowLine = line;
        if (rows++ % EVERY == 0) {
            pause();
        }
        if (peek() == -1) {
            return false;
        }
        while (true) {
            readField();
            int c = peek();
            if (c == ',') {
                take(raw);
                continue;
            }
            if (c != -1) {
                read();
                ending = c == '\r' && peek() == '\n' ? "\r" + (char) read() : String.valueOf((char) c);
                line++;
            }
            return true;
        }
    }

    /** A short file is read before anybody asks; its letters may be several bytes each, so what is told may fall short. */
    private void pause() {
        Progress.pause();
        if (rows > EVERY) {
            progress.at("reading " + file, Math.min(1, (double) letters / size));
        }
    }

    private void readField() throws IOException {
        field.setLength(0);
        fieldStarts.add(raw.length());
        if (peek() == '"') {
            readQuoted();
        } else {
            for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != -1; c = peek()) {
                field.append((char) c);
                take(raw);
            }
        }
        fields.add(field.toString());
    }

    private void readQuoted() throws IOException {
        take(raw);
        while (true) {
            int c = peek();
            if (c == -1) {
                throw broken("a quote is opened and never closed");
            }
            take(raw);
            if (c == '"') {
                if (peek() != '"') {
                    break;
                }
                take(raw);
            } else if (c == '\n') {
                line++;
            }
            field.append((char) c);
        }
        int after = peek();
        if (after != ',' && after != '\n' && after != '\r' && after != -1) {
            throw broken("a closing quote is followed by more text");
        }
    }

    private int peek() throws IOException {
        if (peeked == -2) {
            try {
                peeked = in.read();
            } catch (CharacterCodingException foreign) {
                throw new BrokenExport(file, line, "the text is not UTF-8");
            }
        }
        return peeked;
    }

    private int read() throws IOException {
        int c = peek();
        peeked = -2;
        letters++;
        return c;
    }

    private void take(StringBuilder to) throws IOException {
        to.append((char) read());
    }
}
