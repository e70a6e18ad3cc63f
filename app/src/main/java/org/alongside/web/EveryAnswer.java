package org.alongside.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.say;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.alongside.language.Languages;
import org.alongside.language.Words;
import org.alongside.settings.Settings;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What every answer carries, whoever gives it: a page, one kept in memory, a file, a refusal, or the server itself,
 * which answers what it cannot make out before any filter of ours is asked. So this stands around the server.
 */
@Configuration
class EveryAnswer {

    /** Where browsers tell that a page of ours tried what its policy forbids. */
    static final String POLICY_REPORTS = "/policy-reports";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> carrying(Settings settings) {
        return factory -> {
            factory.addEngineValves(new Carrying(headers(settings)));
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new Plain()));
        };
    }

    private static Map<String, String> headers(Settings settings) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", policy(settings));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        // What may be kept says so itself.
        headers.put("Cache-Control", "no-store");
        if (settings.https()) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return headers;
    }

    private static String policy(Settings settings) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                + (settings.https() ? "; upgrade-insecure-requests" : "")
                + "; report-uri " + POLICY_REPORTS;
    }

    /** Also refuses whatever is neither reading nor a form: there is nothing here for it. */
    private static final class Carrying extends ValveBase {

        private final Map<String, String> headers;

        Carrying(Map<String, String> headers) {
            super(true);
            this.headers = headers;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            headers.forEach(response::setHeader);
            if (METHODS.contains(request.getMethod())) {
                getNext().invoke(request, response);
            } else {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(405);
            }
        }
    }

    /** What the server says where none of our pages can: an address it cannot read. It names neither itself nor a cause. */
    private static final class Plain extends ErrorReportValve {

        private static final String PAGE = """
                <!doctype html>
                <html lang="%s" dir="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body><h1>%3$s</h1><p>%s</p><p><a href="/">%s</a></p></body></html>
                """;

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream()
                        .write(page(request, response.getStatus()).getBytes(UTF_8));
                response.finishResponse();
            } catch (IOException _) {
                // Whoever asked has gone.
            }
        }

        private static String page(Request request, int status) {
            var asked = request.getHeader("Accept-Language");
            var language = Languages.accepted(asked == null ? "" : asked);
            return Words.in(
                    language.asLocale(),
                    () -> PAGE.formatted(
                            language.tag(),
                            language.direction(),
                            htmlEscape(
                                    status < 500
                                            ? say("We couldn’t make sense of that")
                                            : say("Something broke on our side")),
                            htmlEscape(
                                    status < 500
                                            ? say("The address may have been cut short or changed on its way.")
                                            : say(
                                                    "Go back to the page before this one: some browsers still show what you typed. Wait a minute and try again.")),
                            htmlEscape(say("Go to the first page"))));
        }
    }
}
