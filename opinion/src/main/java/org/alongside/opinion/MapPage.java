package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A report as one page that needs nothing else and prints well: a headline, common ground, what people differ on, a
 * table, then the picture. Every number on it has passed the door, and no mark in the picture is one person.
 */
final class MapPage {

    private static final int LISTED = 10;
    private static final int DIFFERENCES = 5;
    private static final String[] SHAPES = {"triangles", "diamonds", "crosses", "hexagons", "arrowheads", "stars"};
    private static final String[] MARKS = {
        "m-8 7l8 -14l8 14z",
        "m-8 0l8 -9l8 9l-8 9z",
        "m-3 -8h6v5h5v6h-5v5h-6v-5h-5v-6h5z",
        "m-8 0l4 -7h8l4 7l-4 7h-8z",
        "m-8 -7h16l-8 14z",
        "m0 -9l3 6l6 3l-6 3l-3 6l-3 -6l-6 -3l6 -3z"
    };

    private static final String STYLE = """
            :root { color-scheme: light dark; --page: #fcfafc; --sheet: #fff; --mist: #f3edf4; --mist-2: #e7dcea;
              --ink: #27182b; --ink-soft: #54435a; --rule: #dacfdd; --edge: #77647d; --link: #6a2265;
              --round: #f2ae3d; --square: #79c2b0;
              --serif: Besley, Rockwell, "Bookman Old Style", Georgia, serif;
              --sans: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, "Segoe UI", "Noto Sans", sans-serif; }
            @media (prefers-color-scheme: dark) { :root { --page: #19111b; --sheet: #231927; --mist: #2a1f2e; --mist-2: #3a2c3f;
              --ink: #f5eff6; --ink-soft: #d0c3d4; --rule: #46374b; --edge: #a391a9; --link: #efbfe9; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink); font: 1.125rem/1.6 var(--sans); overflow-wrap: break-word; }
            main { max-inline-size: 62rem; margin-inline: auto; padding: 2.25rem clamp(1rem, 3vw, 1.5rem) 5rem; }
            h1, h2, h3, figcaption { font-family: var(--serif); font-weight: 560; line-height: 1.2; text-wrap: balance; }
            h1 { font-size: clamp(1.95rem, 1.45rem + 2.3vw, 3.1rem); margin-block: 0 1rem; }
            h2 { font-size: clamp(1.45rem, 1.25rem + .9vw, 1.95rem); margin-block: 2.25rem 1rem; }
            h3 { font-size: 1.25rem; margin-block: 0 .5rem; }
            .lede { font-size: 1.3125rem; color: var(--ink-soft); max-inline-size: 40rem; }
            p { max-inline-size: 44rem; }
            .soft { color: var(--ink-soft); font-size: .9375rem; margin-block: .25rem 0; }
            ol { padding-inline-start: 1.6rem; } ol > li { padding-block: .9rem; border-block-end: 1px solid var(--rule); }
            .rows { list-style: none; padding: 0; margin: 0; }
            .rows li { display: grid; grid-template-columns: 10rem minmax(3rem, 1fr) 20rem; gap: .75rem; align-items: center;
              font-size: .9375rem; }
            .rows svg { inline-size: 100%; block-size: .9rem; }
            .key span { white-space: nowrap; margin-inline-start: .75rem; } .key svg { inline-size: 1.5rem; block-size: .75rem; }
            @media (max-width: 40rem) { .rows li { grid-template-columns: 1fr; gap: 0; margin-block-end: .5rem; } }
            .yes { fill: var(--link); } .no { fill: var(--sheet); stroke: var(--link); stroke-width: 2; } .pass { fill: var(--mist-2); }
            .scroll { overflow-x: auto; } table { border-collapse: collapse; inline-size: 100%; font-size: .9375rem; }
            caption { text-align: start; font-weight: 700; padding-block: .5rem; }
            th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--rule); }
            th[scope=row] { font-weight: 400; min-inline-size: 14rem; max-inline-size: 28rem; } td { min-inline-size: 9rem; color: var(--ink-soft); }
            figure { margin: 0; } figcaption { font-size: 1.25rem; }
            figure svg { inline-size: 100%; block-size: auto; }
            .hull { fill: var(--mist); fill-opacity: .6; stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 5 4; }
            .g0 { fill: var(--round); } .g1 { fill: var(--square); } .g2 { fill: var(--link); } .g3 { fill: var(--sheet); }
            .g4 { fill: var(--mist-2); } .g5 { fill: var(--edge); } .mark { stroke: var(--ink); stroke-width: 1.2; }
            .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-block: .5rem; }
            :focus-visible { outline: 3px solid var(--round); outline-offset: 2px; }
            @media print { :root { --page: #fff; --sheet: #fff; --mist: #fff; --mist-2: #ddd; --ink: #000; --ink-soft: #333;
              --rule: #999; --edge: #555; --link: #000; } body { font-size: 11pt; } main { padding: 0; max-inline-size: none; }
              h2, h3, caption { break-after: avoid; } li, tr, figure { break-inside: avoid; }
              .scroll { overflow: visible; } table { table-layout: fixed; font-size: 9pt; line-height: 1.4; }
              th:first-child { inline-size: 34%; } th[scope=row], td { min-inline-size: 0; } }
            """;

    private final MapReport report;
    private final StringBuilder out = new StringBuilder();

    private MapPage(MapReport report) {
        this.report = report;
    }

    static String of(MapReport report) {
        return new MapPage(report).page();
    }

    private String page() {
        String headline = headline();
        out.append("<!DOCTYPE html>\n<html lang=\"en-GB\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(report.topic().isEmpty() ? "What we heard" : "What we heard: " + report.topic()))
                .append("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        if (!report.topic().isEmpty()) {
            line("p", "class=\"soft\"", "What we heard: <bdi>" + escaped(report.topic()) + "</bdi>");
        }
        line("h1", "", headline);
        line("p", "class=\"lede\"", lede());
        commonGround();
        open();
        differences();
        table();
        picture();
        limits();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private String headline() {
        if (report.door.people().isEmpty()) {
            return "Too few people have voted to say anything yet";
        }
        int shared = report.shared().size();
        if (shared == 0) {
            return "No statement has clear support " + (report.divided() ? everySide() : "from most people") + " yet";
        }
        String what = shared == 1 ? "one thing" : shared + " things";
        if (report.declared() && report.divided()) {
            return "Every side agrees on " + what;
        }
        return switch (report.map.verdict()) {
            case STABLE -> "People fall into groups, and every group agrees on " + what;
            case UNSTABLE -> "Whichever way people lean, they agree on " + what;
            case NO_CLEAR_GROUPS, TOO_FEW_PEOPLE -> "Most people agree on " + what;
        };
    }

    private String lede() {
        if (report.door.people().isEmpty()) {
            return "Numbers are shown once at least " + report.door.floor() + " people have voted.";
        }
        return number(report.door.people().getAsInt()) + " people cast "
                + number(report.door.votes().size())
                + " votes on " + number(report.map.votes().statements()) + " statements. "
                + escaped(report.declared() ? report.apartInWords() : report.verdict());
    }

    private void commonGround() {
        line("h2", "", "Common ground");
        var shared = report.shared();
        if (shared.isEmpty()) {
            line(
                    "p",
                    "",
                    "Nothing yet that we can be sure most people share"
                            + (report.divided() ? " " + everySide() + "." : "."));
            return;
        }
        line(
                "p",
                "",
                report.divided()
                        ? "Each of these won clear support, or clear rejection, "
                                + (report.declared() ? "on <em>every</em> side" : "in <em>every</em> group")
                                + ", not just on average."
                        : "Each of these most people very likely share, also those who have not voted on it yet.");
        legend();
        list(shared.subList(0, Math.min(LISTED, shared.size())));
        if (shared.size() > LISTED) {
            line(
                    "p",
                    "class=\"soft\"",
                    "The table below has the other " + (shared.size() - LISTED) + ", in the same order.");
        }
    }

    /** Without groups the rest of the list is the rest of the answer, each with how sure it is. */
    private void open() {
        var open = report.open();
        if (report.divided() || open.isEmpty()) {
            return;
        }
        line("h2", "", "Still open");
        line("p", "", "People differ on these, or too few have voted to be sure. The clearest come first.");
        if (report.shared().isEmpty()) {
            legend();
        }
        list(open.subList(0, Math.min(LISTED, open.size())));
    }

    private void legend() {
        out.append("<p class=\"soft key\">In the bars:");
        for (String[] part : new String[][] {{"yes", "agree"}, {"pass", "passed"}, {"no", "disagree"}}) {
            out.append(" <span><svg viewBox=\"0 0 20 10\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"")
                    .append(part[0])
                    .append("\" x=\"1\" y=\"1\" width=\"18\" height=\"8\"/></svg> ")
                    .append(part[1])
                    .append("</span>");
        }
        out.append("</p>\n");
    }

    private void list(List<CommonGround.Entry> entries) {
        out.append("<ol>\n");
        entries.forEach(entry -> {
            out.append("<li>");
            line("h3", "", bdi(report.text(entry.statement())));
            rows(entry.everyone(), entry.sides());
            line("p", "class=\"soft\"", escaped(entry.likely(report.door.sides())));
            out.append("</li>\n");
        });
        out.append("</ol>\n");
    }

    private void differences() {
        if (!report.divided()) {
            return;
        }
        if (report.declared()) {
            report.apart.forEach(this::apart);
            return;
        }
        var different = report.common.stream()
                .sorted(Comparator.comparingDouble((CommonGround.Entry entry) -> -spread(entry))
                        .thenComparingInt(CommonGround.Entry::statement))
                .filter(entry -> spread(entry) > 0)
                .limit(DIFFERENCES)
                .toList();
        if (different.isEmpty()) {
            return;
        }
        line("h2", "", "Where people differ");
        out.append("<ol>\n");
        different.forEach(entry -> {
            out.append("<li>");
            line("h3", "", bdi(report.text(entry.statement())));
            rows(entry.everyone(), entry.sides());
            out.append("</li>\n");
        });
        out.append("</ol>\n");
    }

    /** The statements on which two declared sides surely differ most, with how much in numbers a person can follow. */
    private void apart(Apart apart) {
        var sure = apart.certain().stream().limit(DIFFERENCES).toList();
        var words = report.inWords(apart);
        if (words.isEmpty()) {
            return;
        }
        line("h2", "", "How far apart: “" + bdi(apart.first()) + "” and “" + bdi(apart.second()) + "”");
        line("p", "", escaped(MapReport.sentence(words.get())));
        if (!sure.isEmpty()) {
            out.append("<ol>\n");
            sure.forEach(one -> {
                out.append("<li>");
                line("h3", "", bdi(report.text(one.statement())));
                report.door
                        .row(one.statement())
                        .ifPresent(row -> rows(
                                Count.NONE,
                                row.sides().stream()
                                        .map(side -> side.orElse(Count.NONE))
                                        .toList()));
                line("p", "class=\"soft\"", escaped(MapReport.inWords(apart, one)));
                out.append("</li>\n");
            });
            out.append("</ol>\n");
        }
    }

    /** How far agreement surely differs between two groups: the largest gap between intervals. */
    private static double spread(CommonGround.Entry entry) {
        double most = 0;
        for (var one : entry.sides()) {
            for (var other : entry.sides()) {
                most = Math.max(
                        most,
                        one.share(Vote.AGREE).lower() - other.share(Vote.AGREE).upper());
            }
        }
        return most;
    }

    private void rows(Count everyone, List<Count> sides) {
        out.append("<ul class=\"rows\">");
        if (report.divided()) {
            for (int side = 0; side < sides.size(); side++) {
                row(mark(side) + " " + name(side), sides.get(side));
            }
        } else {
            row("Everyone", everyone);
        }
        out.append("</ul>\n");
    }

    private void row(String name, Count count) {
        double yes = percent(count, Vote.AGREE);
        double no = percent(count, Vote.DISAGREE);
        out.append("<li><span>")
                .append(name)
                .append(
                        "</span><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">")
                .append("<rect class=\"pass\" width=\"100\" height=\"10\"/>")
                .append(text(
                        "<rect class=\"no\" vector-effect=\"non-scaling-stroke\" x=\"%.1f\" y=\".5\" width=\"%.1f\" height=\"9\"/>",
                        100 - no, no))
                .append(text("<rect class=\"yes\" width=\"%.1f\" height=\"10\"/></svg><span>", yes))
                .append(escaped(count.inWords()))
                .append("</span></li>");
    }

    private void table() {
        line("h2", "", "All statements");
        var rows = report.door.rows();
        if (rows.isEmpty()) {
            line("p", "", "There is nothing to show yet.");
            return;
        }
        out.append(
                        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All statements\"><table><caption>")
                .append("Of those who saw the statement; common ground first</caption><thead><tr>")
                .append("<th scope=\"col\">Statement</th><th scope=\"col\">Everyone</th>");
        for (int side = 0;
                report.divided() && side < report.door.sides().names().size();
                side++) {
            out.append("<th scope=\"col\">").append(name(side)).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (var row : ordered(rows)) {
            out.append("<tr><th scope=\"row\"><bdi>")
                    .append(escaped(report.text(row.statement())))
                    .append("</bdi></th>");
            out.append(row.everyone().map(MapPage::cell).orElse("<td>held back</td>"));
            if (report.divided()) {
                row.sides().forEach(side -> out.append(side.map(MapPage::cell).orElse("<td>held back</td>")));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    /** Common ground first, in its order; then the others by number. */
    private List<Publication.Row> ordered(List<Publication.Row> rows) {
        List<Publication.Row> ordered = new ArrayList<>();
        report.common.forEach(entry -> report.door.row(entry.statement()).ifPresent(ordered::add));
        rows.stream().filter(row -> !ordered.contains(row)).forEach(ordered::add);
        return ordered;
    }

    private static String cell(Count count) {
        return "<td>" + escaped(count.inWords()) + "</td>";
    }

    private void picture() {
        if (!report.divided() || report.map.verdict() == OpinionMap.Verdict.TOO_FEW_PEOPLE) {
            return;
        }
        var picture = Picture.of(report.map, report.door);
        if (picture.clouds().isEmpty()) {
            return;
        }
        line("h2", "", report.declared() ? "Where the sides stand" : "How people group");
        out.append("<figure><figcaption>")
                .append(escaped(report.verdict()))
                .append(
                        "</figcaption>\n<p>People who voted alike sit close together. Each dashed outline holds most of a ")
                .append(report.declared() ? "side" : "group")
                .append(".</p>")
                .append("<ul class=\"legend\">");
        for (var cloud : picture.clouds()) {
            out.append(text(
                    "<li>%s %s, the %s: %s people</li>",
                    mark(cloud.side()), name(cloud.side()), SHAPES[cloud.side()], number(cloud.people())));
        }
        out.append(
                        "</ul>\n<svg viewBox=\"0 0 640 420\" role=\"img\" aria-labelledby=\"mt md\"><title id=\"mt\">Opinion map of ")
                .append(picture.clouds().size())
                .append(report.declared() ? " sides" : " groups")
                .append("</title><desc id=\"md\">The table above gives the facts.</desc>\n");
        for (var cloud : picture.clouds()) {
            out.append(text(
                    "<ellipse class=\"hull\" cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\" transform=\"rotate(%.1f %.1f %.1f)\"/>%n",
                    cloud.x(), cloud.y(), cloud.major(), cloud.minor(), cloud.angle(), cloud.x(), cloud.y()));
        }
        for (var cloud : picture.clouds()) {
            out.append("<path class=\"mark g").append(cloud.side()).append("\" d=\"");
            for (double[] mark : cloud.marks()) {
                out.append(text("M%.0f %.0f", mark[0], mark[1])).append(MARKS[cloud.side()]);
            }
            out.append("\"/>\n");
        }
        out.append("</svg>\n<p class=\"soft\">Each mark stands for about ")
                .append(picture.peopleInMark())
                .append(" people and shows how they are spread. No mark is one person.</p></figure>\n");
    }

    private void limits() {
        line("h2", "", "How sure we are");
        int held = report.door.suppressed().size();
        line(
                "p",
                "",
                "“Very likely at least” holds 95 times in 100, and a range 90 times in 100. Nothing is shown about fewer than "
                        + report.door.floor()
                        + " people"
                        + (held == 0
                                ? "."
                                : "; for that reason some or all numbers are held back for " + held + " "
                                        + (held == 1 ? "statement." : "statements.")));
        line(
                "p",
                "",
                "People chose to take part, so this tells what they think, not what everybody does. Early statements are seen by "
                        + "more people than late ones; the ranking allows for that by counting doubt against a statement.");
    }

    private String everySide() {
        return report.declared() ? "on every side" : "in every group";
    }

    private String name(int side) {
        return bdi(MapReport.sentence(report.door.sides().names().get(side)));
    }

    private static String bdi(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    private static String mark(int group) {
        return "<svg viewBox=\"0 0 24 24\" style=\"inline-size:1.1rem;block-size:1.1rem;vertical-align:-.15em\" "
                + "aria-hidden=\"true\" focusable=\"false\"><path class=\"mark g" + group + "\" d=\"M12 12"
                + MARKS[group]
                + "\"/></svg>";
    }

    private static double percent(Count count, Vote vote) {
        return count.seen() == 0 ? 0 : 100.0 * count.of(vote) / count.seen();
    }

    private static String number(int number) {
        return String.format(Locale.UK, "%,d", number);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void line(String tag, String attributes, String content) {
        out.append('<')
                .append(tag)
                .append(attributes.isEmpty() ? "" : " ")
                .append(attributes)
                .append('>');
        out.append(content).append("</").append(tag).append(">\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
