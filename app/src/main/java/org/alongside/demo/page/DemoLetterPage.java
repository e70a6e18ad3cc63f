package org.alongside.demo.page;

import org.alongside.mail.DemoLetters.DemoLetter;

/** One letter that would have been sent. */
public record DemoLetterPage(DemoLetter letter) {}
