package org.alongside.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import org.alongside.language.Later;
import org.alongside.language.Words;
import org.springframework.stereotype.Component;

/**
 * What an act wants to say on the page after it, once. The cookie carries the English sentence, which is only shown
 * if it is one of ours: nobody can put words in our mouth, and no name or other personal text travels in it.
 */
@Component
public class Notices {

    private final Cookies cookies;

    Notices(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Says a sentence on the next page. */
    public void say(HttpServletResponse response, Later sentence) {
        cookies.set(response, Cookies.NOTICE, URLEncoder.encode(sentence.text(), UTF_8), Duration.ofMinutes(2));
    }

    /** Takes the sentence that waits, in the reader's language. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        var waiting = cookies.value(request, Cookies.NOTICE);
        waiting.ifPresent(_ -> cookies.forget(response, Cookies.NOTICE));
        return waiting.flatMap(Notices::decoded)
                .flatMap(Words::known)
                .map(later -> later.now().plain());
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
