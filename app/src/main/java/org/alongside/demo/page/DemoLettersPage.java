package org.alongside.demo.page;

import java.util.List;
import org.alongside.mail.DemoLetters.DemoLetter;

/**
 * Every letter that would have been sent, newest first.
 *
 * @param waiting how many are still in the outbox
 */
public record DemoLettersPage(List<DemoLetter> letters, long waiting) {}
