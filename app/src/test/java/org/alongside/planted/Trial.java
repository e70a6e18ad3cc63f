package org.alongside.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A process of its own that runs the tests named to it, and says which did not pass. */
final class Trial {

    static final int PASSED = 0;
    static final int NOTICED = 3;
    static final int NOTHING_RAN = 4;

    /** What they need is not here, such as a disk to fill. */
    static final int SKIPPED = 5;

    /** Begins the line of a test that did not pass. */
    static final String FAILED = "FAILED ";

    private Trial() {}

    public static void main(String[] tests) {
        long ran = 0;
        long failed = 0;
        long skipped = 0;
        for (boolean named : new boolean[] {true, false}) {
            var listener = new SummaryGeneratingListener();
            if (!run(listener, named, tests)) {
                continue;
            }
            var summary = listener.getSummary();
            summary.getFailures()
                    .forEach(failure -> System.out.println(
                            FAILED + failure.getTestIdentifier().getDisplayName() + ": "
                                    + firstLines(failure.getException())));
            ran += summary.getTestsStartedCount() + summary.getTotalFailureCount();
            failed += summary.getTotalFailureCount();
            skipped += summary.getTestsAbortedCount();
        }
        System.exit(ran == 0 ? NOTHING_RAN : failed > 0 ? NOTICED : ran == skipped ? SKIPPED : PASSED);
    }

    /** Whether there were any. Of a whole class, what takes long is left out; a test that is named itself runs in any case. */
    private static boolean run(SummaryGeneratingListener listener, boolean named, String... tests) {
        var selectors = Stream.of(tests)
                .filter(test -> test.contains("#") == named)
                .map(test -> named ? method(test) : selectClass(test))
                .toList();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectors);
        if (!named) {
            request.filters(TagFilter.excludeTags("all"));
        }
        if (selectors.isEmpty()) {
            return false;
        }
        LauncherFactory.create().execute(request.build(), listener);
        return true;
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
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(4)
                .reduce((a, b) -> a + " " + b)
                .orElse(problem.toString());
    }
}
