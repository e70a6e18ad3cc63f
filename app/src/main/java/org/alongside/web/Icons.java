package org.alongside.web;

import gg.jte.Content;
import java.util.Map;

/** The drawings of the icons, on a ground of 24 by 24. One stroke width, no fills; the stylesheet colours them. */
public final class Icons {

    private static final Map<String, String> DRAWINGS = Map.ofEntries(
            Map.entry("tick", "<path d=\"M4 12.5l5.5 5.5L20 6.5\"/>"),
            Map.entry("cross", "<path d=\"M6 6l12 12M18 6L6 18\"/>"),
            Map.entry("clock", "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 7v5.5l3.5 2\"/>"),
            Map.entry("alert", "<path d=\"M12 3.5L22 20.5H2z\"/><path d=\"M12 10v5M12 17.6v.3\"/>"),
            Map.entry("info", "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 11v6M12 7.2v.3\"/>"),
            Map.entry(
                    "eye",
                    "<path d=\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z\"/><circle cx=\"12\" cy=\"12\" r=\"3\"/>"),
            Map.entry(
                    "lock",
                    "<rect x=\"5\" y=\"11\" width=\"14\" height=\"9\" rx=\"2\"/><path d=\"M8 11V8a4 4 0 0 1 8 0v3\"/>"),
            Map.entry("leave", "<path d=\"M10 4H5v16h5M14 8l4 4-4 4M18 12H9\"/>"),
            Map.entry(
                    "phone",
                    "<path d=\"M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2z\"/>"),
            Map.entry(
                    "letter",
                    "<rect x=\"3\" y=\"5.5\" width=\"18\" height=\"13\" rx=\"2\"/><path d=\"M3.5 7l8.5 6.5L20.5 7\"/>"),
            Map.entry("speech", "<path d=\"M4 5h16v11H11l-5 4v-4H4z\"/>"),
            Map.entry("pause", "<path d=\"M8.5 5v14M15.5 5v14\"/>"),
            Map.entry("onward", "<path d=\"M5 12h13M13 6.5l5.5 5.5-5.5 5.5\"/>"),
            Map.entry("swap", "<path d=\"M4 8h14l-4-4M20 16H6l4 4\"/>"),
            Map.entry(
                    "app",
                    "<rect x=\"7\" y=\"3\" width=\"10\" height=\"18\" rx=\"2\"/><path d=\"M10.5 18h3M10 8h4M10 11.5h4\"/>"),
            Map.entry("key", "<circle cx=\"8\" cy=\"14\" r=\"4.5\"/><path d=\"M11.3 10.7L20 3M16.5 6l3 3\"/>"),
            Map.entry(
                    "hand",
                    "<path d=\"M7 12V6.5a1.5 1.5 0 0 1 3 0V11m0-6.2a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v7l1.3-1.6a1.5 1.5 0 0 1 2.4 1.8l-3.4 5.3A5.5 5.5 0 0 1 11.6 21c-3.6 0-4.6-2.7-4.6-5.5V12\"/>"),
            Map.entry(
                    "calendar",
                    "<rect x=\"3.5\" y=\"5\" width=\"17\" height=\"15.5\" rx=\"2\"/><path d=\"M3.5 10h17M8 2.8v4M16 2.8v4\"/>"),
            Map.entry("pen", "<path d=\"M4 20l1-4.5L16.5 4 20 7.5 8.5 19z\"/><path d=\"M14 6.5l3.5 3.5\"/>"),
            Map.entry(
                    "book",
                    "<path d=\"M12 6.5C9.5 4.5 6 4.5 3 5.5v13c3-1 6.5-1 9 1 2.5-2 6-2 9-1v-13c-3-1-6.5-1-9 1zM12 6.5v13\"/>"),
            Map.entry("down", "<path d=\"M12 4v12M6.5 10.5L12 16l5.5-5.5M4.5 20.5h15\"/>"),
            Map.entry("plus", "<path d=\"M12 5v14M5 12h14\"/>"),
            Map.entry("back", "<path d=\"M19 12H6M11 6.5L5.5 12l5.5 5.5\"/>"));

    private Icons() {}

    /** The drawing of this name, to stand inside an svg element. */
    public static Content drawing(String name) {
        var drawing = DRAWINGS.get(name);
        if (drawing == null) {
            throw new IllegalArgumentException("There is no icon named " + name);
        }
        return out -> out.writeContent(drawing);
    }
}
