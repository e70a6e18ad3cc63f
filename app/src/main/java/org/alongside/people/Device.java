package org.alongside.people;

import jakarta.servlet.http.HttpServletRequest;

/** What a browser is, in words its owner recognises in a list of their sessions; nothing finer is kept. */
final class Device {

    private Device() {}

    static String of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        if (agent == null) {
            return "";
        }
        return browser(agent) + ", " + system(agent);
    }

    private static String browser(String agent) {
        if (agent.contains("Edg")) {
            return "Edge";
        }
        if (agent.contains("Firefox")) {
            return "Firefox";
        }
        if (agent.contains("Chrome") || agent.contains("CriOS")) {
            return "Chrome";
        }
        return agent.contains("Safari") ? "Safari" : "?";
    }

    private static String system(String agent) {
        if (agent.contains("Android")) {
            return "Android";
        }
        if (agent.contains("iPhone") || agent.contains("iPad")) {
            return "iOS";
        }
        if (agent.contains("Windows")) {
            return "Windows";
        }
        if (agent.contains("Mac OS")) {
            return "macOS";
        }
        return agent.contains("Linux") ? "Linux" : "?";
    }
}
