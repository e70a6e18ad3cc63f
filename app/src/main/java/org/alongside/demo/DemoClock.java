package org.alongside.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.alongside.settings.Settings;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The time in the demo. It goes as anywhere, and can be let go on, so that nobody has to wait five weeks until a call has
 * closed. How far ahead it is lies in the data folder, or the next start would be before what people have written.
 */
@Component
@Conditional(InDemo.class)
class DemoClock extends Clock {

    private final Path file;
    private volatile Duration ahead;

    DemoClock(Settings settings) {
        this.file = settings.data().resolve("time-ahead");
        this.ahead = read();
    }

    synchronized void goOn(Duration by) {
        ahead = ahead.plus(by);
        try {
            Files.writeString(file, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    private Duration read() {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
