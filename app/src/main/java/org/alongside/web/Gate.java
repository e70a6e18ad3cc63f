package org.alongside.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands in front of every handler: asks for a sign-in where one is declared, counts what is
 * limited, and opens a page's transaction. */
@Component
class Gate implements HandlerInterceptor {

    private final PageTransaction transaction;
    private final Limits limits;
    private final Clock clock;

    Gate(PageTransaction transaction, Limits limits, Clock clock) {
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ASYNC) {
            // The end of an answer that stayed open: who may have it was asked when it began.
            return true;
        }
        var who = method.getMethodAnnotation(Who.class);
        if (who == null) {
            if (isErrorPage(method)) {
                return true;
            }
            throw new IllegalStateException("Nobody has said who may open " + method);
        }
        if (who.kept()) {
            keepIfForAnybody(Frame.current());
        } else if (who.value() != Who.Role.ANYONE) {
            check(who, Frame.current().visitor().orElseThrow(SignInFirst::new));
        }
        beware(method, request);
        if (who.waits()) {
            transaction.end(request);
        } else if (PageTransaction.isFor(request)) {
            transaction.begin(request);
        }
        return true;
    }

    /** Once for all pages: the role that a page declares decides what it asks of a session. */
    private void check(Who who, Visitor visitor) {
        if (who.value().isTrusted() && !visitor.strong()) {
            throw new ProofFirst(ProofFirst.Of.TWO);
        }
        if (who.fresh() && !visitor.isFresh(clock.instant())) {
            throw new ProofFirst(ProofFirst.Of.AGAIN);
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        transaction.end(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        transaction.abandon(request);
    }

    /** Before anything is looked up. */
    private void beware(HandlerMethod method, HttpServletRequest request) {
        var most = method.getMethodAnnotation(AtMost.class);
        if (most != null) {
            limits.count(most, request);
        }
        if (request.getMethod().equals("POST")) {
            Frame.current().visitor().ifPresent(limits::countAct);
        }
    }

    private static void keepIfForAnybody(Frame frame) {
        if (frame.visitor().isEmpty() && frame.notice().isEmpty()) {
            frame.keep();
        }
    }

    private static boolean isErrorPage(HandlerMethod method) {
        return method.getBeanType() == ErrorPages.class;
    }

    /** Puts the gate in front of everything. */
    @Configuration
    static class InFront implements WebMvcConfigurer {

        private final Gate gate;

        InFront(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(gate);
        }
    }
}
