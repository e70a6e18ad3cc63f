package org.alongside.opinion;

import java.io.IOException;
import java.io.Serial;

/** A file that cannot be read as what it claims to be. The message is one sentence: file, line, what is wrong. */
public final class BrokenExport extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    BrokenExport(String file, int line, String what) {
        super(line > 0 ? file + ", line " + line + ": " + what : file + ": " + what);
        this.file = file;
        this.line = line;
    }

    /** The name of the file, without its folder. */
    public String file() {
        return file;
    }

    /** The line, counted from 1, or 0 when the whole file is meant. */
    public int line() {
        return line;
    }
}
