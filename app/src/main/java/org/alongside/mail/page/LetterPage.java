package org.alongside.mail.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter as its template sees it.
 *
 * @param link the whole address the button leads to; null when there is no button
 * @param help whom to turn to; null when nobody was named in the settings
 */
public record LetterPage(
        String organisation,
        String name,
        String subject,
        List<String> paragraphs,
        @Nullable String label,
        @Nullable String link,
        @Nullable Content help) {}
