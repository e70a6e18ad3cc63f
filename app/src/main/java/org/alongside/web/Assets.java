package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.alongside.database.Digests;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/**
 * Stylesheet, script, fonts and mark. Their address carries a digest of them all, so a browser may keep them for ever
 * and still has the new ones the moment they change. They are small, and live in memory.
 */
@Component("assets")
public final class Assets implements HttpRequestHandler {

    static final String ROOT = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final List<String> NAMES = List.of(
            "alongside.css",
            "alongside.js",
            "passkeys.js",
            "mark.svg",
            "fonts/besley-560-latin.woff2",
            "fonts/besley-560-latin-ext.woff2",
            "fonts/atkinson-next-latin.woff2",
            "fonts/atkinson-next-latin-ext.woff2",
            "fonts/OFL-Besley.txt",
            "fonts/OFL-AtkinsonHyperlegibleNext.txt");

    private static final Map<String, Asset> ASSETS = load();
    private static final String DIGEST = digest();

    record Asset(String type, byte[] plain, byte[] zipped) {}

    /** Where the asset of this name is found, for a template. */
    public static String path(String name) {
        if (!ASSETS.containsKey(name)) {
            throw new IllegalArgumentException("There is no asset named " + name);
        }
        return ROOT + DIGEST + "/" + name;
    }

    /** The asset itself. Under an address from before the last change it is sent too, only not to be kept. */
    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length() + ROOT.length());
        int slash = path.indexOf('/');
        var asset = slash < 0 ? null : ASSETS.get(path.substring(slash + 1));
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean zipped = asset.zipped.length < asset.plain.length && acceptsGzip(request);
        byte[] body = zipped ? asset.zipped : asset.plain;
        response.setContentType(asset.type);
        response.setHeader("Cache-Control", path.startsWith(DIGEST) ? FOR_EVER : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static Map<String, Asset> load() {
        var assets = new LinkedHashMap<String, Asset>();
        for (var name : NAMES) {
            byte[] plain = read(name);
            assets.put(name, new Asset(type(name), plain, zip(plain)));
        }
        return assets;
    }

    private static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("static/" + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            case ".svg" -> "image/svg+xml";
            case ".woff2" -> "font/woff2";
            default -> "text/plain;charset=UTF-8";
        };
    }

    private static String digest() {
        var sha = Digests.sha256();
        ASSETS.values().forEach(asset -> sha.update(asset.plain));
        return HexFormat.of().formatHex(sha.digest(), 0, 6);
    }
}
