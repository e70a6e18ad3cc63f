package org.alongside.mail;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a post office of their own, and a mail server of moods for it to talk to. */
abstract class AtThePost {

    @TempDir
    Path data;

    MoodyServer server;
    PostOffice office;

    @BeforeEach
    void open() throws IOException {
        server = new MoodyServer();
        office = PostOffice.at(data, server.address());
    }

    @AfterEach
    void close() throws IOException {
        office.close();
        server.close();
    }
}
