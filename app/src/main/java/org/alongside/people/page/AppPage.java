package org.alongside.people.page;

import org.alongside.web.Problems;
import org.alongside.web.QrPicture;

/**
 * Setting up an authenticator app.
 *
 * @param secret what the app is to make its codes from, sealed: the page carries it until a code of it is typed
 * @param key the same to type, in groups of four
 */
public record AppPage(String secret, QrPicture picture, String key, String name, String onward, Problems problems) {}
