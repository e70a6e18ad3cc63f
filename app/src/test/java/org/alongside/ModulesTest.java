package org.alongside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The borders: who may import whom is declared in each module's package-info, and kept here. */
class ModulesTest {

    /** The generated templates see the page records of every module; nothing else looks into them. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(Alongside.class, resideInAPackage("org.alongside.jte.."));

    @Test
    void every_module_imports_only_what_it_declares() {
        MODULES.verify();
    }

    @Test
    void nobody_imports_reflection_and_nobody_the_demo() {
        MODULES.forEach(module -> module.getDirectDependencies(MODULES)
                .uniqueModules()
                .forEach(on -> org.assertj.core.api.Assertions.assertThat(
                                on.getIdentifier().toString())
                        .as("imported by " + module.getIdentifier())
                        .isNotIn(module.getIdentifier().toString().equals("demo") ? "none" : "reflection", "demo")));
    }
}
