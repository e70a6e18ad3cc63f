package org.alongside.planted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.alongside.database.Digests;
import org.junit.jupiter.api.Test;

/**
 * Plants every flaw, one after the other, and expects the test it names to fail; before that, all those tests pass. Not
 * part of the ordinary run, hence its name: {@code ./alongside test --planted}, or with the names of some flaws, with commas between.
 *
 * <p>What was noticed is remembered until any source changes, so that a run cut short goes on where it was.
 */
class Planted {

    private static final Path FLAWS = Path.of("src", "test", "planted");
    private static final Path REMEMBERED = Path.of("target", "planted-noticed");

    private final String only = System.getProperty("alongside.planted", "");
    private final String sources = digestOfSources();
    private final Set<String> before = remembered();
    private final List<String> unnoticed = new ArrayList<>();
    private final List<String> notTried = new ArrayList<>();

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    @Test
    void every_flaw_is_noticed() throws Exception {
        var flaws = Flaw.in(FLAWS).stream()
                .filter(flaw -> only.isEmpty() || List.of(only.split(",")).contains(flaw.name()))
                .toList();
        assertThat(flaws).as("planted flaws called “%s”", only).isNotEmpty();
        var ground = Ground.copied();
        passWithoutFlaws(ground, flaws);
        for (var flaw : flaws) {
            tell(flaw, tried(ground, flaw));
        }
        say(
                "%d noticed, %d not noticed, %d not tried",
                flaws.size() - unnoticed.size() - notTried.size(), unnoticed.size(), notTried.size());
        assertThat(unnoticed).as("Flaws that nobody noticed").isEmpty();
        assertThat(notTried)
                .as("Flaws that were not tried, because their test was skipped here")
                .isEmpty();
    }

    private void passWithoutFlaws(Ground ground, List<Flaw> flaws) throws Exception {
        var tests = flaws.stream()
                .filter(flaw -> !isRemembered(flaw))
                .map(Flaw::test)
                .distinct()
                .toList();
        if (tests.isEmpty()) {
            return;
        }
        say("%d flaws, to be noticed by %d tests, which must pass without them …", flaws.size(), tests.size());
        var outcome = ground.run("without-flaws", tests);
        assertThat(outcome.code())
                .as(
                        "These must pass first: %s %s (%s)",
                        outcome.said(Trial.FAILED), outcome.said(Trial.BROKEN), outcome.log())
                .isIn(Trial.PASSED, Trial.SKIPPED);
    }

    /** Who noticed what, in a few words. */
    private String tried(Ground ground, Flaw flaw) throws Exception {
        if (isRemembered(flaw)) {
            return "as before";
        }
        try {
            return noticed(ground, flaw);
        } catch (Unusable | IOException problem) {
            unnoticed.add(flaw.name());
            return "FAILED: " + problem.getMessage();
        }
    }

    private String noticed(Ground ground, Flaw flaw) throws Exception {
        ground.plant(flaw);
        try {
            var outcome = ground.run(flaw.name(), List.of(flaw.test()));
            return switch (outcome.code()) {
                case Trial.NOTICED -> {
                    remember(flaw);
                    yield "noticed: " + outcome.said(Trial.FAILED).getFirst();
                }
                case Trial.SKIPPED -> {
                    var why = outcome.said(Trial.LEFT_OUT).getFirst();
                    notTried.add(flaw.name() + ", by " + why);
                    yield "NOT TRIED: " + why;
                }
                case Trial.PASSED -> throw new Unusable("nobody noticed");
                case Trial.NOT_REACHED ->
                    throw new Unusable("the test was not reached: "
                            + outcome.said(Trial.BROKEN).getFirst());
                default -> throw new Unusable("the test did not run, see " + outcome.log());
            };
        } finally {
            ground.remove(flaw);
        }
    }

    private static void tell(Flaw flaw, String how) {
        say("%s, by %s. %s", flaw.name(), flaw.test(), how);
    }

    /** Past what catches the words of tests, with a mark that {@code ./alongside} looks for. */
    private static void say(String words, Object... values) {
        var line = words.formatted(values);
        System.out.println("Planted: " + (line.length() > 220 ? line.substring(0, 220) + " …" : line));
    }

    private boolean isRemembered(Flaw flaw) {
        return before.contains(line(flaw));
    }

    private void remember(Flaw flaw) throws IOException {
        Files.writeString(REMEMBERED, line(flaw) + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String line(Flaw flaw) {
        return sources + " " + flaw.name();
    }

    private static Set<String> remembered() {
        try {
            return Files.exists(REMEMBERED) ? Set.copyOf(Files.readAllLines(REMEMBERED, UTF_8)) : Set.of();
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String digestOfSources() {
        var sha = Digests.sha256();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(sha, file);
            }
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private static void add(MessageDigest sha, Path file) throws IOException {
        sha.update(file.toString().getBytes(UTF_8));
        sha.update(Files.readAllBytes(file));
    }
}
