package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.alongside.language.Language;
import org.springframework.stereotype.Component;

/**
 * Public pages kept as bytes for a second: long enough to carry a rush of readers, short enough that nobody sees
 * yesterday's page. They carry nothing about whoever reads them.
 */
@Component
class KeptPages {

    private static final long KEPT_FOR_NANOS = 1_000_000_000L;
    private static final int MOST_PAGES = 500;

    record Kept(byte[] plain, byte[] zipped, long until) {

        void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var accepted = request.getHeader("Accept-Encoding");
            boolean zip = accepted != null && accepted.contains("gzip");
            byte[] body = zip ? zipped : plain;
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("Vary", "Accept-Encoding, Cookie, Accept-Language");
            if (zip) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.setContentLength(body.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }

    private final Map<String, Kept> pages = new ConcurrentHashMap<>();

    /** The kept bytes of this address in this language, if they are fresh. */
    Optional<Kept> fresh(String address) {
        var kept = pages.get(address);
        return kept != null && System.nanoTime() - kept.until < 0 ? Optional.of(kept) : Optional.empty();
    }

    static String address(Language language, String path) {
        return language.tag() + " " + path;
    }

    Kept keep(HttpServletRequest request, byte[] plain) {
        var kept = new Kept(plain, zip(plain), System.nanoTime() + KEPT_FOR_NANOS);
        if (request.getQueryString() == null) {
            if (pages.size() >= MOST_PAGES) {
                pages.clear();
            }
            pages.put(address(Frame.current().language(), Frame.current().path()), kept);
        }
        return kept;
    }

    private static byte[] zip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
