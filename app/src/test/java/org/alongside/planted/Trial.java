package org.alongside.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A process of its own that runs the tests named to it, and says which did not pass. A flaw is noticed by a test that ran
 * and failed; where a context did not start or a migration failed on the way to it, nothing was looked at.
 */
final class Trial {

    static final int PASSED = 0;
    static final int NOTICED = 3;
    static final int NOTHING_RAN = 4;

    /** What they need is not here, such as a disk to fill. */
    static final int SKIPPED = 5;

    /** Something failed before or around the tests, and no test itself. */
    static final int NOT_REACHED = 6;

    /** Begins the line of a test that failed itself. */
    static final String FAILED = "FAILED ";

    /** Begins the line of what failed before a test began, or around it. */
    static final String BROKEN = "BROKEN ";

    /** Begins the line of a test that was skipped, with why. */
    static final String LEFT_OUT = "SKIPPED ";

    private Trial() {}

    public static void main(String[] tests) {
        var seen = of(tests);
        seen.lines.forEach(System.out::println);
        System.exit(seen.outcome());
    }

    static Seen of(String... tests) {
        var seen = new Seen();
        for (boolean named : new boolean[] {true, false}) {
            run(seen, named, tests);
        }
        return seen;
    }

    /** What became of each test, and of what stands around them. */
    static final class Seen implements TestExecutionListener {

        final List<String> lines = new ArrayList<>();
        private int ran;

        int outcome() {
            if (any(FAILED)) {
                return NOTICED;
            }
            if (any(BROKEN)) {
                return NOT_REACHED;
            }
            return any(LEFT_OUT) ? SKIPPED : ran == 0 ? NOTHING_RAN : PASSED;
        }

        private boolean any(String beginning) {
            return lines.stream().anyMatch(line -> line.startsWith(beginning));
        }

        @Override
        public void executionSkipped(TestIdentifier what, String reason) {
            add(LEFT_OUT, what, reason);
        }

        @Override
        public void executionFinished(TestIdentifier what, TestExecutionResult result) {
            ran += what.isTest() ? 1 : 0;
            result.getThrowable()
                    .ifPresent(problem -> add(
                            result.getStatus() == Status.ABORTED
                                    ? LEFT_OUT
                                    : isThrownIn(what, problem) ? FAILED : BROKEN,
                            what,
                            firstLines(problem)));
        }

        private void add(String how, TestIdentifier what, String words) {
            lines.add(how + what.getDisplayName() + ": " + words);
        }
    }

    /** JUnit calls it the test's failure too when it could not be begun: then its method is nowhere on the way. */
    private static boolean isThrownIn(TestIdentifier what, Throwable problem) {
        return what.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .filter(method -> what.isTest() && passes(method, problem))
                .isPresent();
    }

    private static boolean passes(String method, Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().startsWith("org.alongside.")
                        && (frame.getMethodName().equals(method)
                                || frame.getMethodName().startsWith("lambda$" + method + "$")));
    }

    /** Of a whole class, what takes long is left out; a test that is named itself runs in any case. */
    private static void run(Seen seen, boolean named, String... tests) {
        var selectors = Stream.of(tests)
                .filter(test -> test.contains("#") == named)
                .map(test -> named ? method(test) : selectClass(test))
                .toList();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectors);
        if (!named) {
            request.filters(TagFilter.excludeTags("all"));
        }
        if (!selectors.isEmpty()) {
            LauncherFactory.create().execute(request.build(), seen);
        }
    }

    /** Whatever it is given: by its name alone JUnit finds only tests without parameters. */
    private static DiscoverySelector method(String test) {
        var parts = test.split("#", 2);
        try {
            var type = Class.forName(parts[0]);
            return Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .findFirst()
                    .map(method -> selectMethod(type, method))
                    .orElseThrow(() -> new IllegalArgumentException("There is no test " + test));
        } catch (ClassNotFoundException problem) {
            throw new IllegalArgumentException("There is no test " + test, problem);
        }
    }

    private static String firstLines(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .map(line -> line.replaceAll("[^\\p{Print}\\p{L}]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .limit(4)
                .reduce((a, b) -> a + " " + b)
                .orElse(problem.toString());
    }
}
