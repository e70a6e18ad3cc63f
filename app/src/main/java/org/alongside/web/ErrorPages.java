package org.alongside.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.web.page.ErrorPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * One calm page for everything that goes wrong. A reference joins it to the line in the log, which carries the kind of
 * failure and where it happened, never what somebody wrote.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    /** As the fixed parts of our addresses are. */
    private static final Pattern PLAIN = Pattern.compile("[a-z-]{0,20}");

    private static final SecureRandom RANDOM = new SecureRandom();

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        int status = (Integer)
                java.util.Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), 404);
        String reference = null;
        if (status >= 500) {
            reference = reference();
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log(reference, address(request), cause);
        } else if (status == 403) {
            refused(status, request);
            if (request.getAttribute(LateForm.ATTRIBUTE) instanceof LateForm late) {
                throw late;
            }
        }
        response.setStatus(status);
        return Pages.page("web/error", new ErrorPage(status, reference));
    }

    private static void refused(int status, HttpServletRequest request) {
        LOG.info("Refused ({}): {} {}", status, method(request), address(request));
    }

    /** Messages of exceptions can quote values, so the log gets only their kinds and the place in our code. */
    private static void log(String reference, String address, Object cause) {
        if (!(cause instanceof Throwable thrown)) {
            LOG.error("Failure {} at {}", reference, address);
            return;
        }
        var trail = new StringBuilder();
        for (Throwable t = thrown; t != null && trail.length() < 2000; t = t.getCause()) {
            trail.append("\n  ").append(t.getClass().getName());
            for (var frame : t.getStackTrace()) {
                if (frame.getClassName().startsWith("org.alongside")) {
                    trail.append("\n    at ").append(frame);
                }
            }
        }
        LOG.error("Failure {} at {}{}", reference, address, trail);
    }

    /** As it was asked for: the page of an error is always got. */
    private static String method(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return asked == null ? request.getMethod() : asked.toString();
    }

    /** What was asked for, without the secrets and names that an address can hold. */
    private static String address(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = asked == null ? request.getRequestURI() : asked.toString();
        return Arrays.stream(path.split("/"))
                .map(part -> PLAIN.matcher(part).matches() ? part : "…")
                .collect(Collectors.joining("/"));
    }

    private static String reference() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * What is not there is a 404, wherever it is found missing. Who had it open when it ended or was taken away gets
     * back what they typed; and so does everybody else, so that nobody learns whether it was ever there.
     */
    @org.springframework.web.bind.annotation.ControllerAdvice
    static class Missing {

        @ExceptionHandler({
            NotHere.class,
            org.springframework.web.servlet.NoHandlerFoundException.class,
            org.springframework.web.servlet.resource.NoResourceFoundException.class,
            org.springframework.web.method.annotation.MethodArgumentTypeMismatchException.class
        })
        ModelAndView notHere(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(404);
            return Pages.page(
                    "web/error",
                    new ErrorPage(
                            404,
                            null,
                            strongerFor(request),
                            0,
                            Typed.of(request).words()));
        }

        /** Where somebody with a trusted role proves more, who then may find something here. The same for every 404. */
        private static @Nullable String strongerFor(HttpServletRequest request) {
            boolean mayHelp = Frame.current()
                    .visitor()
                    .filter(v -> v.trusted() && !v.strong())
                    .isPresent();
            return mayHelp && request.getMethod().equals("GET") ? request.getRequestURI() : null;
        }

        /** Says how long to wait, an hour where letters are counted and minutes elsewhere, and shows what was typed. */
        @ExceptionHandler(TooOften.class)
        ModelAndView tooOften(TooOften problem, HttpServletRequest request, HttpServletResponse response) {
            refused(429, request);
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(problem.seconds()));
            var typed = Typed.of(request);
            return typed.any()
                    ? typed.tooOften(problem.minutes())
                    : Pages.page("web/error", new ErrorPage(429, null, null, problem.minutes(), List.of()));
        }

        /** A form with files in it that is not one, or is too large. */
        @ExceptionHandler(MultipartException.class)
        ModelAndView brokenForm(MultipartException problem, HttpServletResponse response) {
            int status = problem instanceof MaxUploadSizeExceededException ? 413 : 400;
            response.setStatus(status);
            return Pages.page("web/error", new ErrorPage(status, null));
        }
    }

    /**
     * Spring takes a transaction that lost its connection to the database for a reader who has gone, and answers
     * nothing: an empty page that looks like a success.
     */
    @Configuration
    static class Answered implements WebMvcConfigurer {

        @Override
        public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
            resolvers.replaceAll(one -> one instanceof DefaultHandlerExceptionResolver ? new ButTransactions() : one);
        }
    }

    private static final class ButTransactions extends DefaultHandlerExceptionResolver {

        @Override
        protected @Nullable ModelAndView doResolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
            return problem instanceof TransactionException
                    ? null
                    : super.doResolveException(request, response, handler, problem);
        }
    }
}
