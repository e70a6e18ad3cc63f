package org.alongside;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.database.Addresses;
import org.alongside.database.Database;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts Alongside: settings first, then the database, then the pages. */
@SpringBootApplication
public class Alongside {
    public static void main(String[] args) {
        try {
            start(Settings.read(List.of(args), System.getenv()));
        } catch (Refusal refusal) {
            System.err.println(refusal.sentence());
            System.exit(2);
        }
    }

    private static void start(Settings settings) {
        var database = Database.open(settings);
        var application = new SpringApplication(Alongside.class);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(knowing(settings, database.addresses()));
        SpringApplication.getShutdownHandlers().add(database::close);
        application.run();
    }

    /** What every part may ask for from the beginning: the settings, and where the database is. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> knowing(
            Settings settings, Addresses addresses) {
        return context -> {
            context.getBeanFactory().registerSingleton("settings", settings);
            context.getBeanFactory().registerSingleton("addresses", addresses);
        };
    }

    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", settings.port());
        return properties;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
