package org.alongside.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Stream;
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
        var listener = new SummaryGeneratingListener();
        var selectors = Stream.of(tests)
                .map(test -> test.contains("#") ? selectMethod(test) : selectClass(test))
                .toList();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        listener);
        var summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure -> System.out.println(FAILED
                        + failure.getTestIdentifier().getDisplayName() + ": " + firstLine(failure.getException())));
        boolean ran = summary.getTestsStartedCount() > 0 || summary.getTotalFailureCount() > 0;
        System.exit(!ran ? NOTHING_RAN : summary.getTotalFailureCount() == 0 ? PASSED : NOTICED);
    }

    private static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(4)
                .reduce((a, b) -> a + " " + b)
                .orElse(problem.toString());
    }
}
