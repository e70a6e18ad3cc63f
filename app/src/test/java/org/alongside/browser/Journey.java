package org.alongside.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A journey somebody takes, in a class that is an {@link org.alongside.AlongsideTest}. It is written once, in steps of a
 * {@link Browsing}, and walked once on a phone without script and once on a computer with script and by keyboard.
 * With {@code -Dalongside.all=true} it is walked in every size, scheme and language.
 *
 * <pre>{@code
 * @Journey
 * void somebody_finds_out_who_can_read_what(Browsing amina) {
 *     amina.open("/");
 *     amina.follow("Who can read what");
 *     amina.sees("It starts with you");
 * }
 * }</pre>
 *
 * <p>All walks share one database, so let {@link Browsing#address} make up the addresses. With
 * {@code -Dalongside.pictures=FOLDER} every page on the way is drawn there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Journeys.class)
public @interface Journey {}
