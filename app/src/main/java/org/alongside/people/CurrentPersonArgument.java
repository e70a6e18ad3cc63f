package org.alongside.people;

import java.util.List;
import org.alongside.web.Frame;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a handler the person who is asking. */
class CurrentPersonArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CurrentPerson.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var visitor = Frame.current().visitor().orElseThrow(NotHere::new);
        return new CurrentPerson(
                new PersonId(visitor.person()),
                visitor.name(),
                visitor.language(),
                visitor.session(),
                visitor.administrator());
    }

    /** Makes it known to the dispatcher. */
    @Configuration
    static class Known implements WebMvcConfigurer {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new CurrentPersonArgument());
        }
    }
}
