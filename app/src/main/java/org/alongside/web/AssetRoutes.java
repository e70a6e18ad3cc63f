package org.alongside.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Gives the assets their addresses. */
@Configuration
class AssetRoutes {

    @Bean
    SimpleUrlHandlerMapping assetMapping(Assets assets) {
        return new SimpleUrlHandlerMapping(Map.of(Assets.ROOT + "**", assets), Ordered.HIGHEST_PRECEDENCE);
    }
}
