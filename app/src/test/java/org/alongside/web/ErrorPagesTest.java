package org.alongside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

class ErrorPagesTest {

    /** As it comes when a process of the database is killed: {@code NothingLostTest} meets it now and then. */
    private static final Exception DATABASE_GONE = new CannotCreateTransactionException(
            "gone", new SQLException("An I/O error occurred", "08006", new EOFException()));

    @Test
    void a_lost_connection_to_the_database_is_not_answered_with_nothing_as_if_all_were_well() {
        assertThat(answeredWithNothing(DATABASE_GONE)).isFalse();
        assertThat(answeredWithNothing(new ClientAbortException(new EOFException())))
                .as("a reader who hung up")
                .isTrue();
    }

    private static boolean answeredWithNothing(Exception problem) {
        List<HandlerExceptionResolver> resolvers = new ArrayList<>(List.of(new DefaultHandlerExceptionResolver()));
        new ErrorPages.Answered().extendHandlerExceptionResolvers(resolvers);
        @Nullable
        ModelAndView answer = resolvers
                .getFirst()
                .resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null, problem);
        return answer != null && answer.isEmpty();
    }
}
