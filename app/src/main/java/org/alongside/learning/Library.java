package org.alongside.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What comes with Alongside: our own five days, and more exercises to choose from. */
@Component
class Library {

    private final Template fiveDays = builtIn("/learning/five-days.json");
    private final List<Template.Timed> exercises = eachOnce(fiveDays);

    Template fiveDays() {
        return fiveDays;
    }

    /** Every exercise there is to choose from, in the order of the days; each once, as long as it takes the first time. */
    List<Template.Timed> exercises() {
        return exercises;
    }

    private static List<Template.Timed> eachOnce(Template from) {
        var byTitle = new LinkedHashMap<String, Template.Timed>();
        Stream.concat(from.days().stream().flatMap(day -> day.blocks().stream()), from.more().stream())
                .forEach(timed -> byTitle.putIfAbsent(timed.exercise().title(), timed));
        return List.copyOf(byTitle.values());
    }

    private static Template builtIn(String name) {
        try (var file = Objects.requireNonNull(Library.class.getResourceAsStream(name))) {
            return Template.read(file.readAllBytes());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (Template.Unreadable problem) {
            throw new IllegalStateException(name + ": " + problem.sentence(), problem);
        }
    }
}
