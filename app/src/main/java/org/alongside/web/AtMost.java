package org.alongside.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often this may be asked for: by one account where somebody is signed in, else from one network. Whoever asks more
 * often waits. Every act that anybody may do without signing in says so, and one that does not fails the build.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AtMost {

    int value();

    int minutes();

    /** What is counted together: all ways of trying one kind of secret are one. */
    String of();
}
