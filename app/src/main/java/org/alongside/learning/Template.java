package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Objects;
import org.alongside.language.Languages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole programme to copy and change: as many days as somebody wants, each with its exercises. It travels as one file
 * (docs/operating.md describes it).
 *
 * @param language of its words
 * @param more exercises that are in no day, to choose from
 */
record Template(String name, String language, List<Day> days, List<Timed> more) {

    private static final String FORMAT = "alongside-template-1";
    private static final int MOST_DAYS = 40;
    private static final int MOST_BLOCKS = 60;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Template {
        days = List.copyOf(days);
        more = List.copyOf(more);
    }

    /**
     * @param work what pairs do between this day and the next
     * @param coaching whether a coaching call follows
     */
    record Day(String title, String aim, String work, boolean coaching, List<Timed> blocks) {

        Day {
            blocks = List.copyOf(blocks);
        }
    }

    /** @param minutes how long it takes as a rule */
    record Timed(int minutes, Exercise exercise) {}

    /** What is wrong with a file, in a sentence for whoever chose it. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return Objects.requireNonNull(getMessage());
        }
    }

    private record WrittenTimed(@Nullable Integer minutes, Exercise.@Nullable Written exercise) {}

    private record WrittenDay(
            @Nullable String title,
            @Nullable String aim,
            @Nullable String work,
            @Nullable Boolean coaching,
            @Nullable List<WrittenTimed> blocks) {}

    private record Written(
            @Nullable String format,
            @Nullable String name,
            @Nullable String language,
            @Nullable List<WrittenDay> days,
            @Nullable List<WrittenTimed> more) {}

    byte[] file() {
        return JSON.writeValueAsBytes(new Written(
                FORMAT,
                name,
                language,
                days.stream()
                        .map(day -> new WrittenDay(
                                day.title(), day.aim(), day.work(), day.coaching(), written(day.blocks())))
                        .toList(),
                written(more)));
    }

    /** Reads such a file, or says what is wrong with it. */
    static Template read(byte[] file) throws Unreadable {
        Written written;
        try {
            written = JSON.readValue(file, Written.class);
        } catch (JacksonException problem) {
            throw new Unreadable(say("This is not a file of a programme. Choose one that was saved here."));
        }
        if (!FORMAT.equals(written.format()) || written.days() == null) {
            throw new Unreadable(say("This is not a file of a programme. Choose one that was saved here."));
        }
        if (written.days().size() > MOST_DAYS) {
            throw new Unreadable(say("There are more than {n} days in this file", "n", MOST_DAYS));
        }
        var days = new java.util.ArrayList<Day>();
        for (var day : written.days()) {
            days.add(day(day, days.size() + 1));
        }
        return new Template(
                line(written.name()),
                Languages.tagged(line(written.language())).isPresent() ? line(written.language()) : "en-GB",
                days,
                timed(written.more(), 0));
    }

    private static Day day(WrittenDay day, int number) throws Unreadable {
        return new Day(
                fits(line(day.title()), Exercise.LONGEST_LINE, number),
                fits(line(day.aim()), Exercise.LONGEST, number),
                fits(line(day.work()), Exercise.LONGEST, number),
                Boolean.TRUE.equals(day.coaching()),
                timed(day.blocks(), number));
    }

    private static List<Timed> timed(@Nullable List<WrittenTimed> blocks, int number) throws Unreadable {
        if (blocks == null) {
            return List.of();
        }
        if (blocks.size() > MOST_BLOCKS) {
            throw new Unreadable(say("Day {n} has more than {most} exercises", "n", number, "most", MOST_BLOCKS));
        }
        var timed = new java.util.ArrayList<Timed>();
        for (var block : blocks) {
            var exercise = block.exercise() == null ? null : block.exercise().read();
            if (exercise == null || exercise.title().isEmpty()) {
                throw new Unreadable(say("Day {n} has an exercise without a title", "n", number));
            }
            if (BlockForm.of(exercise, minutes(block)).problems().any()) {
                throw new Unreadable(say(
                        "In day {n}, “{title}” has no minutes, is too long somewhere, or asks nothing although it is blind",
                        "n",
                        number,
                        "title",
                        exercise.title()
                                .substring(0, Math.min(60, exercise.title().length()))));
            }
            timed.add(new Timed(minutes(block), exercise));
        }
        return timed;
    }

    private static int minutes(WrittenTimed block) {
        return Objects.requireNonNullElse(block.minutes(), 0);
    }

    private static List<WrittenTimed> written(List<Timed> blocks) {
        return blocks.stream()
                .map(block -> new WrittenTimed(block.minutes(), block.exercise().written()))
                .toList();
    }

    private static String fits(String text, int most, int number) throws Unreadable {
        if (text.length() > most) {
            throw new Unreadable(
                    say("Something about day {n} is longer than {most} characters", "n", number, "most", most));
        }
        return text;
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
