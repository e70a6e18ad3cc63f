package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.web.Forgiving;
import org.alongside.web.Limits;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every field of every form, found by walking the pages, with what nobody means well by. It is refused with a sentence,
 * what was typed stays, or it is shown as text that keeps its own direction; nothing breaks, and no letter or answer gets
 * a line it should not have.
 */
@TownTest
@Tag("all")
class HostileInputTest {

    private static final String WORDS = "hostilewords";

    /** By what it is called, as a form sends it. */
    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                "markup",
                encoded("\"'><hostile-element onclick=alert(1)>" + WORDS
                        + "${7*7}#{7*7}{{7*7}}<%=7*7%></hostile-element>"));
        VALUES.put("NUL", WORDS + "%00");
        VALUES.put("a megabyte", "x".repeat(1_000_000));
        VALUES.put("turned around", encoded("\u202E" + WORDS + "\u2066\u200F"));
        VALUES.put("lines of a header", WORDS + encoded("\r\nX-Injected: yes\r\nBcc: victim@example.org\r\n\r\n<p>"));
        VALUES.put("half a character", WORDS + "%ED%A0%80");
        VALUES.put("no characters", WORDS + "%FF%FE%C0%AF");
        VALUES.put("nothing", "");
        VALUES.put("a number too large", "99999999999999999999");
    }

    /** Refused as a whole, whichever field they stand in: no browser sends them. */
    private static final Set<String> NO_TEXT = Set.of("half a character", "no characters");

    /** Of the rest, every change meets these; the others come with all tests, and then also as if typed with script. */
    private static final Set<String> FEW = Set.of("markup", "NUL", "turned around");

    private static final boolean ALL = Boolean.getBoolean("alongside.all");

    private static final String SHOWN = "input[name]:not([type=hidden]), textarea[name], select[name]";
    private static final String TYPED =
            "textarea[name], input[name]:not([type=hidden]):not([type=radio]):not([type=checkbox])";

    /** No browser shows again which file was chosen. */
    private static final String FILE = "file";

    /** Taken last, because nothing can be sent after them. */
    private static final List<String> ENDING = List.of(
            "ending",
            "leaving",
            "erasure",
            "removal",
            "cancellation",
            "publication",
            "sign-out",
            "readiness",
            "answers");

    private record Form(
            Routes.Route route,
            String person,
            String action,
            Map<String, String> fields,
            List<String> shown,
            List<String> typed,
            boolean savesItself) {

        /** All but what every form carries, which has tests of its own. */
        List<String> attacked() {
            return fields.keySet().stream()
                    .filter(field -> !Set.of("token", "made-for").contains(field) && !field.startsWith("typed:"))
                    .toList();
        }
    }

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Limits limits;

    private final TreeMap<String, String> wrong = new TreeMap<>();

    @Test
    @Asvs({"1.2.1", "1.3.7", "1.3.11"})
    void nothing_that_can_be_typed_breaks_a_page_or_passes_for_more_than_text() {
        var town = towns.found();
        var pages = Addresses.of(Routes.of(routers), town).stream()
                .filter(line -> line.route().reads() && !line.route().pattern().startsWith("/demo"))
                .filter(line -> !line.route().pattern().equals("/account/archive"))
                .toList();

        callEverybody(town, "<hostile-element>" + WORDS + "</hostile-element>");
        pages.forEach(page -> look(page, "lives"));
        var forms = forms(pages);
        for (var form : forms) {
            form.attacked().forEach(field -> attack(town, form, field));
        }
        pages.forEach(page -> look(page, "lives"));

        assertThat(forms).hasSizeGreaterThan(40);
        assertThat(String.join(
                        "\n", wrong.entrySet().stream().map(Object::toString).toList()))
                .isEmpty();
        assertThat(letters.all())
                .noneMatch(letter ->
                        letter.email().contains("victim@") || letter.subject().contains("\n"));
    }

    /** Names stand on the pages of others, where no answer to a form shows them. */
    private static void callEverybody(Town town, String name) {
        town.database(
                db -> db.sql("update people.person set name = ?").param(name).update());
    }

    private void attack(Town town, Form form, String field) {
        Forgiving.all(limits);
        boolean first = field.equals(form.attacked().getFirst());
        VALUES.forEach((what, value) -> {
            boolean spared = NO_TEXT.contains(what) && !first
                    || what.equals("a megabyte") && !form.typed().contains(field)
                    || !ALL && !FEW.contains(what);
            if (!spared) {
                send(town, form, field, what, with(form, field, value));
            }
        });
        if (ALL) {
            send(town, form, field, "left out", without(form, field));
            send(town, form, field, "twice", with(form, field, WORDS) + "&" + encoded(field) + "=" + WORDS);
        }
    }

    private void send(Town town, Form form, String field, String what, String body) {
        var where = form.route().name() + " by " + form.person() + ": " + field + ", " + what;
        if (ALL && form.savesItself()) {
            var saved = post(town, form, body, "X-Autosave", "1");
            if (saved.status() >= 500 || saved.has("hostile-element")) {
                wrong.put(where + ", as typed", String.valueOf(saved.status()));
            }
        }
        var page = post(town, form, body);
        boolean shown = form.shown().contains(field);
        boolean isText = !NO_TEXT.contains(what);
        if (page.status() >= 500
                || shown && isText && page.status() == 400
                || page.heading().isEmpty() && page.status() >= 400) {
            wrong.put(where, page.status() + " " + page.heading());
        }
        if (page.header("X-Injected").equals("yes") || page.headers().toString().contains("\n")) {
            wrong.put(where, "a header of its own");
        }
        if (page.status() == 422 && shown && what.equals("markup") && !isKept(page, field) && !field.equals(FILE)) {
            wrong.put(where, "what was typed is gone");
        }
        if (page.status() == 422 && !page.body().contains("class=\"errors")) {
            wrong.put(where, "refused without a sentence");
        }
        if (page.body().contains(WORDS)) {
            look(page, where);
        }
    }

    private static Site.Page post(Town town, Form form, String body, String... headers) {
        return town.site(form.person())
                .knock(form.action(), "application/x-www-form-urlencoded", body.getBytes(UTF_8), headers);
    }

    private void look(Addresses.Line line, String person) {
        if (line.lets(person)) {
            look(line.town().site(person).get(line.path()), line.toString());
        }
    }

    /** What came from a field stands there as text, and never turns around what stands beside it. */
    private void look(Site.Page page, String where) {
        if (page.has("hostile-element")) {
            wrong.put(where, "markup in the page");
        }
        if (page.body().contains(WORDS + "49")) {
            wrong.put(where, "worked out as if it were a template");
        }
        // The name of our own mirrored language turns around, by that very character.
        var typed = page.body().replaceAll("<(a|span)[^>]* (?:hreflang|lang)=\"ar-XB\".*?</\\1>", "");
        if (typed.contains("\u202E") || typed.contains("\u0000")) {
            wrong.put(where, "a character that nobody typed");
        }
        for (var element : page.document().getElementsContainingOwnText(WORDS)) {
            if (element.closest("bdi, [dir=auto], textarea, title, pre") == null) {
                wrong.put(
                        where,
                        "shown without a direction of its own: "
                                + element.outerHtml()
                                        .substring(
                                                0,
                                                Math.min(
                                                        120, element.outerHtml().length())));
            }
        }
    }

    private static boolean isKept(Site.Page page, String field) {
        return page.document().select("#typed").text().contains(WORDS)
                || page.document().getElementsByAttributeValue("name", field).stream()
                        .anyMatch(element ->
                                element.val().contains(WORDS) || element.is("[type=radio], [type=checkbox], select"));
    }

    private List<Form> forms(List<Addresses.Line> pages) {
        var found = new LinkedHashMap<String, Form>();
        for (var page : pages) {
            for (var person : page.let(List.of("lives", "lead", "guardian", "administrator", "nobody"))) {
                var opened = page.town().site(person).get(page.path());
                for (var element : opened.document().select("form[method=post]")) {
                    form(element, person)
                            .ifPresent(form -> found.putIfAbsent(
                                    form.route().name() + anyId(form.fields().keySet()), form));
                }
            }
        }
        var last = found.values().stream().collect(Collectors.partitioningBy(HostileInputTest::ends));
        var all = new ArrayList<>(last.get(false));
        all.addAll(last.get(true));
        return all;
    }

    /** The same fields for another thing are not another form. */
    private static String anyId(Set<String> fields) {
        return fields.stream()
                .map(field -> field.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""))
                .distinct()
                .toList()
                .toString();
    }

    private static boolean ends(Form form) {
        return ENDING.stream().anyMatch(form.action()::contains);
    }

    private java.util.Optional<Form> form(Element element, String person) {
        var action = element.attr("action");
        var path = action.contains("?") ? action.substring(0, action.indexOf('?')) : action;
        return Routes.of(routers).stream()
                .filter(route -> !route.reads() && !route.byScript() && !route.withLimits() && route.matches(path))
                .findFirst()
                .filter(route -> !route.pattern().startsWith("/demo"))
                .map(route -> new Form(
                        route,
                        person,
                        action,
                        fields(element),
                        names(element, SHOWN),
                        names(element, TYPED),
                        element.hasAttr("data-autosave")));
    }

    /** As somebody fills it in who means well. */
    private static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            boolean ticks = field.is("[type=radio], [type=checkbox]");
            if (!ticks || field.hasAttr("checked") || !fields.containsKey(field.attr("name"))) {
                fields.put(field.attr("name"), filled(field));
            }
        }
        return fields;
    }

    private static String filled(Element field) {
        if (!field.val().isEmpty() || field.is("[type=hidden], [type=radio], [type=checkbox]")) {
            return field.val();
        }
        return field.is("[type=email]") ? UUID.randomUUID() + "@example.org" : "words";
    }

    private static List<String> names(Element form, String css) {
        return form.select(css).stream()
                .map(field -> field.attr("name"))
                .distinct()
                .toList();
    }

    private static String with(Form form, String field, String value) {
        return without(form, field) + "&" + encoded(field) + "=" + value;
    }

    private static String without(Form form, String field) {
        return form.fields().entrySet().stream()
                .filter(other -> !other.getKey().equals(field))
                .map(other -> encoded(other.getKey()) + "=" + encoded(other.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
