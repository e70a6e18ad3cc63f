package org.alongside.web;

import jakarta.servlet.http.HttpServletRequest;
import org.alongside.database.Asking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The one read-only transaction of a page. For somebody signed in it begins with looking up their session, so that the
 * same statement finds out who is asking and says it to the database. It ends before the page is rendered, so that a
 * slow phone does not hold a connection.
 */
@Component
class PageTransaction {

    private static final String OPEN = PageTransaction.class.getName();

    private final PlatformTransactionManager transactions;

    PageTransaction(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Whether a request is for a page: acts have transactions of their own. */
    static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Begins it before it is known who asks: see {@link Asking#entering}. */
    void enter(HttpServletRequest request) {
        Asking.entering().run(() -> begin(request));
    }

    /** Begins it, unless it has begun. */
    void begin(HttpServletRequest request) {
        if (request.getAttribute(OPEN) == null) {
            var reading = new DefaultTransactionDefinition();
            reading.setReadOnly(true);
            request.setAttribute(OPEN, transactions.getTransaction(reading));
        }
    }

    /** Ends it well, if it is open. */
    void end(HttpServletRequest request) {
        var open = take(request);
        if (open != null) {
            transactions.commit(open);
        }
    }

    /** Ends it after a failure, if it is open. */
    void abandon(HttpServletRequest request) {
        var open = take(request);
        if (open != null) {
            transactions.rollback(open);
        }
    }

    private static @Nullable TransactionStatus take(HttpServletRequest request) {
        var open = (TransactionStatus) request.getAttribute(OPEN);
        request.removeAttribute(OPEN);
        return open;
    }
}
