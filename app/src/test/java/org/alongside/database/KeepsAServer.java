package org.alongside.database;

import java.nio.file.Path;
import java.util.List;

/** A program of its own that keeps a server, for tests that kill programs: writes its address, then waits. */
class KeepsAServer {
    public static void main(String[] args) throws InterruptedException {
        try (var server = Server.start(Path.of(args[0]), Path.of(args[1]), List.of())) {
            System.out.println(server.keeper().url());
            System.out.println(server.keeper().password());
            Thread.currentThread().join();
        }
    }
}
