package org.alongside;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.alongside.database.Addresses;
import org.alongside.settings.Settings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.support.GenericApplicationContext;

/** Alongside: patients, communities and health professionals, leading together. */
@SpringBootApplication
public class Alongside {
    public static void main(String[] args) {
        var code = new Running(List.of(args), System.getenv()).run();
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What every part may ask for from the beginning: the settings, and where the database is once it is open. */
    public static ApplicationContextInitializer<GenericApplicationContext> knowing(
            Settings settings, Supplier<Addresses> addresses) {
        return context -> {
            context.registerBean(Settings.class, () -> settings);
            context.registerBean(Addresses.class, addresses);
        };
    }

    /** The demo has a clock of its own. */
    @Bean
    @Fallback
    Clock clock() {
        return Clock.systemUTC();
    }
}
