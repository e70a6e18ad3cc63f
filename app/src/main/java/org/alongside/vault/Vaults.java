package org.alongside.vault;

import org.alongside.database.Jobs;
import org.alongside.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The vault of this installation. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Vaults {

    @Bean
    KeyStore keyStore(Settings settings, Jobs jobs) {
        return Belonging.open(settings, jobs.db());
    }

    @Bean
    Destroying destroying(KeyStore keys, JdbcClient db, Jobs jobs) {
        return new Destroying(keys, db, jobs);
    }

    @Bean
    Vault vault(KeyStore keys, Destroying destroying) {
        return new Vault(keys, destroying::destroy);
    }

    @Bean
    KeyCopies keyCopies(Settings settings) {
        return KeyCopies.of(settings);
    }
}
