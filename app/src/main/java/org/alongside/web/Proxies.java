package org.alongside.web;

import org.alongside.settings.Settings;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Believes forwarding headers of the proxies named in the settings and of nobody else. Without one named, the headers
 * mean nothing, and the server listens to this machine alone.
 */
@Configuration
class Proxies {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> believing(Settings settings) {
        return factory -> {
            if (settings.proxies().isEmpty()) {
                return;
            }
            var valve = new RemoteIpValve();
            valve.setInternalProxies(String.join(",", settings.proxies()));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            valve.setHostHeader(null);
            factory.addEngineValves(valve);
        };
    }
}
