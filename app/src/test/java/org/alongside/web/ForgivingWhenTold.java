package org.alongside.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Begins all counts anew for each line that the program reads, as a restart would: in a demo that scanners attack, which
 * asks for it by name. Without it, their second minute would be nothing but refusals.
 */
@Component
@ConditionalOnProperty("alongside.forgives-when-told")
class ForgivingWhenTold {

    ForgivingWhenTold(Limits limits) {
        Thread.ofPlatform().daemon().name("forgiving").start(() -> listen(limits));
    }

    private static void listen(Limits limits) {
        try (var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (told.readLine() != null) {
                Forgiving.all(limits);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
