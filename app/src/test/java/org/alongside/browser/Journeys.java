package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.alongside.language.Languages;
import org.alongside.settings.Settings;
import org.alongside.web.PolicyReports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Walks each journey in each way, and gives it a fresh browser window. */
final class Journeys implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        if (Walk.ALL) {
            System.setProperty(Languages.INVENTED, "true");
        }
        // Closed after the last of them: other tests in this process speak no invented language.
        return Walk.walks().stream().map(Journeys::invocation).onClose(() -> System.clearProperty(Languages.INVENTED));
    }

    private static TestTemplateInvocationContext invocation(Walk walk) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int index) {
                return walk.name();
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(new Window(walk));
            }
        };
    }

    private static final class Window implements ParameterResolver, AfterEachCallback {

        private final Walk walk;
        private @Nullable Browsing browsing;
        private long reports;

        Window(Walk walk) {
            this.walk = walk;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browsing.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var settings = SpringExtension.getApplicationContext(context).getBean(Settings.class);
            reports = reports(context);
            browsing = Browsing.begin(
                    walk, settings, context.getRequiredTestMethod().getName());
            return browsing;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (browsing != null) {
                browsing.close();
                assertThat(reports(context))
                        .as("pages that tried what their policy forbids")
                        .isEqualTo(reports);
            }
        }

        private static long reports(ExtensionContext context) {
            return SpringExtension.getApplicationContext(context)
                    .getBean(PolicyReports.class)
                    .received();
        }
    }
}
