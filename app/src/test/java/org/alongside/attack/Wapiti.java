package org.alongside.attack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Markup, files, commands, headers: puts its payloads into every field and looks at what comes back. */
final class Wapiti implements Scanner {

    /**
     * All that need no other machine, except what guesses names of files and passwords that cannot be here, what looks
     * for form tokens, which the go-between carries, and its guessing at statements, which sqlmap does better.
     */
    private static final String MODULES =
            "backup,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,"
                    + "shellshock,sql,xss,xxe";

    /** It takes whatever is slower for a finding, and the machine may have other things to do. */
    private static final String SECONDS = "60";

    @Override
    public String name() {
        return "wapiti";
    }

    @Override
    public boolean guesses() {
        return false;
    }

    @Override
    public List<Finding> scan(URI address, List<Asked> everything, Path folder)
            throws IOException, InterruptedException {
        var report = folder.resolve("wapiti.json");
        Scanner.run(
                folder,
                "wapiti",
                List.of(
                        "wapiti",
                        "--url",
                        address + GoBetween.LIST,
                        "--scope",
                        "domain",
                        "--depth",
                        "1",
                        "--module",
                        MODULES,
                        "--scan-force",
                        "insane",
                        "--timeout",
                        SECONDS,
                        "--no-bugreport",
                        "--flush-session",
                        "--store-session",
                        folder.resolve("session").toString(),
                        "--verbose",
                        "1",
                        "--format",
                        "json",
                        "--output",
                        report.toString()));
        return findings(JsonMapper.shared().readTree(Files.readString(report)));
    }

    private List<Finding> findings(JsonNode report) {
        var found = new ArrayList<Finding>();
        for (var group : List.of("vulnerabilities", "anomalies")) {
            for (var category : report.path(group).properties()) {
                for (var one : category.getValue()) {
                    var asked = one.path("path").asString().split("\\?", 2)[0];
                    var path = asked.equals(GoBetween.LIST) ? "/" : asked;
                    found.add(new Finding(
                            name(),
                            one.path("method").asString() + " " + Asked.kind(path),
                            category.getKey() + ": "
                                    + one.path("info")
                                            .asString()
                                            .lines()
                                            .findFirst()
                                            .orElse("")));
                }
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    /** A page with everything on it, since Wapiti asks for what it finds on pages. */
    static String list(List<Asked> everything) {
        var body = new Element("body");
        for (var asked : everything) {
            if (asked.reads()) {
                body.appendElement("a").attr("href", asked.address()).text(asked.address());
            } else {
                form(body.appendElement("form"), asked);
            }
        }
        return "<!doctype html><title>Everything to ask for</title>" + body.outerHtml();
    }

    private static void form(Element form, Asked asked) {
        form.attr("method", "post").attr("action", asked.path());
        asked.fields()
                .forEach((name, value) -> form.appendElement("input")
                        .attr("type", "hidden")
                        .attr("name", name)
                        .attr("value", value));
        if (!asked.files().isEmpty()) {
            form.attr("enctype", "multipart/form-data");
            asked.files()
                    .forEach(name ->
                            form.appendElement("input").attr("type", "file").attr("name", name));
        }
    }
}
