package org.alongside.planted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flaw counts as noticed when a test looked and failed, and in no other case. */
class TrialTest {

    @Test
    void a_test_that_fails_has_noticed() {
        assertThat(outcome(Looking.class, "and_sees_it")).isEqualTo(Trial.NOTICED);
        assertThat(outcome(Looking.class, "and_falls_over_it")).isEqualTo(Trial.NOTICED);
        assertThat(Trial.of(Looking.class.getName()).outcome()).isEqualTo(Trial.NOTICED);
    }

    @Test
    void a_test_that_passes_has_not() {
        assertThat(outcome(Looking.class, "and_sees_nothing")).isEqualTo(Trial.PASSED);
    }

    @Test
    void a_test_that_was_skipped_has_not_and_says_why() {
        assertThat(outcome(Looking.class, "when_there_is_light")).isEqualTo(Trial.SKIPPED);
        assertThat(Trial.of(Looking.class.getName() + "#when_there_is_light").lines)
                .singleElement()
                .asString()
                .startsWith(Trial.LEFT_OUT)
                .contains("no light here");
    }

    @Test
    void a_test_that_could_not_begin_has_not() {
        assertThat(outcome(WithoutAWay.class, "never_looks")).isEqualTo(Trial.NOT_REACHED);
        assertThat(outcome(WithoutAPlace.class, "never_looks")).isEqualTo(Trial.NOT_REACHED);
        assertThat(outcome(WithoutItself.class, "never_looks")).isEqualTo(Trial.NOT_REACHED);
    }

    private static int outcome(Class<?> tests, String test) {
        return Trial.of(tests.getName() + "#" + test).outcome();
    }

    static class Looking {

        @Test
        void and_sees_it() {
            assertThat(1).isEqualTo(2);
        }

        @Test
        void and_falls_over_it() {
            throw new IllegalStateException("the page did not come");
        }

        @Test
        void and_sees_nothing() {}

        @Test
        void when_there_is_light() {
            Assumptions.abort("no light here");
        }
    }

    static class WithoutAWay {

        @BeforeEach
        void open() {
            throw new IllegalStateException("no context");
        }

        @Test
        void never_looks() {}
    }

    static class WithoutAPlace {

        @BeforeAll
        static void found() {
            throw new IllegalStateException("a migration failed");
        }

        @Test
        void never_looks() {}
    }

    static class WithoutItself {

        WithoutItself() {
            throw new IllegalStateException("as where a database is made with the class");
        }

        @Test
        void never_looks() {}
    }
}
