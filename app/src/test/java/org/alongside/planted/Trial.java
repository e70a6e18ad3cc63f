package org.alongside.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Stream;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A process of its own that runs the tests named to it, and says which did not pass. */
final class Trial {

    static final int PASSED = 0;
    static final int NOTICED = 3;
    static final int NOTHING_RAN = 4;

    /** Begins the line of a test that did not pass. */
    static final String FAILED = "FAILED ";

    private Trial() {}

    public static void main(String[] tests) {
        long ran = 0;
        long failed = 0;
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
        }
        System.exit(ran == 0 ? NOTHING_RAN : failed == 0 ? PASSED : NOTICED);
    }

    /** Whether there were any. Of a whole class, what takes long is left out; a test that is named itself runs in any case. */
    private static boolean run(SummaryGeneratingListener listener, boolean named, String... tests) {
        var selectors = Stream.of(tests)
                .filter(test -> test.contains("#") == named)
                .map(test -> named ? selectMethod(test) : selectClass(test))
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
