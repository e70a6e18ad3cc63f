package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PortableTest {

    @Test
    void exponential_and_logarithm_agree_with_the_exact_ones_to_ten_digits() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double power = random.nextDouble(-690, 690);
            double number = StrictMath.exp(random.nextDouble(-690, 690));

            assertThat(Portable.exp(power) / StrictMath.exp(power)).isCloseTo(1, within(1e-10));
            assertThat(Portable.log(number)).isCloseTo(StrictMath.log(number), within(1e-10));
        }
        assertThat(Portable.exp(0)).isOne();
        assertThat(Portable.log(1)).isCloseTo(0, within(1e-12));
        assertThat(Portable.exp(-1e30)).isPositive().isLessThan(1e-300);
    }

    /** Those of Math may differ in the last bit from machine to machine, those of StrictMath may not. */
    @Test
    void no_number_comes_from_a_function_that_machines_may_round_differently() throws IOException {
        var rounded =
                Pattern.compile("(?<!Strict)Math\\.(sin|cos|tan|asin|acos|atan|atan2|exp|expm1|log|log10|log1p|pow"
                        + "|cbrt|hypot|sinh|cosh|tanh)\\(");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .noneMatch(line -> rounded.matcher(line).find());
            }
        }
    }
}
