package org.alongside.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;

/** Reads a page's code as the Nu HTML checker does, in this process and without the network. */
public final class NuChecker {

    private NuChecker() {}

    /** What is wrong with this page: one line a fault, with where it is. Warnings about style are left out. */
    public static List<String> faults(String html) {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        try {
            var said = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            var messages = JsonParser.parseString(said).getAsJsonObject().getAsJsonArray("messages");
            return StreamSupport.stream(messages.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .filter(NuChecker::isFault)
                    .map(NuChecker::line)
                    .toList();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("The HTML checker could not read the page", e);
        }
    }

    private static boolean isFault(JsonObject message) {
        return !message.get("type").getAsString().equals("info");
    }

    private static String line(JsonObject message) {
        var line = message.has("lastLine") ? "line " + message.get("lastLine").getAsInt() + ": " : "";
        var extract = message.has("extract")
                ? " | " + message.get("extract").getAsString().strip().replaceAll("\\s+", " ")
                : "";
        return line + message.get("message").getAsString() + extract;
    }
}
