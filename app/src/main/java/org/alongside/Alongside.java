package org.alongside;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Alongside. */
@SpringBootApplication
public class Alongside {
    public static void main(String[] args) {
        SpringApplication.run(Alongside.class, args);
    }
}
