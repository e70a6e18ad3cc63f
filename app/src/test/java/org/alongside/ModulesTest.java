package org.alongside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The borders: who may import whom is declared in each module's package-info, and kept here. */
class ModulesTest {

    @Test
    void every_module_imports_only_what_it_declares() {
        // The generated templates see the page records of every module; nothing else looks into them.
        ApplicationModules.of(Alongside.class, resideInAPackage("org.alongside.jte.."))
                .verify();
    }

    @Test
    void nobody_imports_reflection_and_nobody_the_demo() {
        var modules = ApplicationModules.of(Alongside.class, resideInAPackage("org.alongside.jte.."));
        modules.forEach(module -> module.getDirectDependencies(modules)
                .uniqueModules()
                .forEach(on -> org.assertj.core.api.Assertions.assertThat(
                                on.getIdentifier().toString())
                        .as("imported by " + module.getIdentifier())
                        .isNotIn(module.getIdentifier().toString().equals("demo") ? "none" : "reflection", "demo")));
    }
}
