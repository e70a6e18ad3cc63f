package org.alongside;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which checks of the OWASP Application Security Verification Standard 5.0 a test proves, by their numbers: {@code
 * @Asvs("3.5.1")}. The list of those that apply is {@code asvs.txt}; {@link AsvsTest} compares the two.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Asvs {

    String[] value();
}
