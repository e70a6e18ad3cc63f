package org.alongside.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders the templates, which the build has already turned into classes. */
@Configuration
class JteViews {

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.alongside.jte");
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine templates, KeptPages kept) {
        return new JteResolver(templates, kept);
    }

    /** Before Spring's own resolver, which takes every name for a file to forward to. */
    private record JteResolver(TemplateEngine templates, KeptPages kept) implements ViewResolver, Ordered {

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            if (name.startsWith("redirect:") || name.startsWith("forward:")) {
                return null;
            }
            return (model, request, response) -> render(templates, kept, name, model, request, response);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    /** Rendered whole before the first byte is sent: a page that fails half way is an error page, not half a page. */
    private static void render(
            TemplateEngine templates,
            KeptPages kept,
            String name,
            @Nullable Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        var out = new Utf8ByteOutput();
        var params = new HashMap<String, @Nullable Object>();
        if (model != null && model.containsKey("page")) {
            params.put("page", model.get("page"));
        }
        templates.render(name + ".jte", params, out);
        var page = out.toByteArray();
        response.setContentType("text/html;charset=UTF-8");
        if (Frame.current().isKept() && response.getStatus() == HttpServletResponse.SC_OK) {
            kept.keep(request, page).writeTo(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
