package org.alongside.browser;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a page's code as the Nu HTML checker does, in this process and without the network. The schema is read once for
 * the whole run.
 */
public final class NuChecker {

    private static final SimpleDocumentValidator CHECKER = checker();

    private NuChecker() {}

    /** What is wrong with this page: one line a fault, with where it is. Warnings about style are left out. */
    public static synchronized List<String> faults(String html) {
        var faults = new Faults(html.lines().toList());
        try {
            CHECKER.setUpValidatorAndParsers(faults, false, false);
            CHECKER.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("The HTML checker could not read the page", e);
        }
        return List.copyOf(faults.found);
    }

    /** Which language a page is in we know better than it could guess, so that part stays out. */
    private static SimpleDocumentValidator checker() {
        var checker = new SimpleDocumentValidator(true, false, false);
        try {
            checker.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
        } catch (Exception e) {
            throw new IllegalStateException("The HTML checker could not read its schema", e);
        }
        return checker;
    }

    private record Faults(List<String> lines, List<String> found) implements ErrorHandler {

        Faults(List<String> lines) {
            this(lines, new ArrayList<>());
        }

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            int line = error.getLineNumber();
            var extract = line > 0 && line <= lines.size()
                    ? " | " + lines.get(line - 1).strip()
                    : "";
            found.add("line " + line + ": " + error.getMessage() + extract);
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
