package org.alongside.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections: many for pages, a few for jobs, none for the owner, who has finished before pages are served. */
@Configuration(proxyBeanMethods = false)
class Pools {
    private static final int FOR_PAGES = 8;
    private static final int FOR_JOBS = 4;

    @Bean
    DataSource dataSource(Addresses addresses) {
        return pool("pages", addresses.app(), FOR_PAGES);
    }

    @Bean
    Transactions transactionManager(DataSource pool) {
        return new Transactions(pool, FOR_PAGES);
    }

    @Bean
    Jobs jobs(Addresses addresses) {
        return new Jobs(pool("jobs", addresses.jobs(), FOR_JOBS));
    }

    private static HikariDataSource pool(String name, Address address, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "alongside " + name);
        // Every question is asked by keys, so the plan does not depend on the value: planning anew costs more than
        // asking.
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        return new HikariDataSource(config);
    }
}
