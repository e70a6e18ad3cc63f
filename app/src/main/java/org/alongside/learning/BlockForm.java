package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.web.Differences;
import org.alongside.web.Mark;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An exercise of a day as it is typed: what somebody wrote comes back, whatever is wrong with it.
 *
 * @param steps one a line
 */
public record BlockForm(
        @Nullable String title,
        @Nullable String kind,
        @Nullable String minutes,
        @Nullable List<String> contents,
        @Nullable String purpose,
        @Nullable String question,
        @Nullable String steps,
        @Nullable String words,
        @Nullable String materials,
        @Nullable String access,
        @Nullable String online,
        @Nullable String paper) {

    private static final int LONGEST_TIME = 600;
    private static final int MOST_STEPS = 20;

    static BlockForm empty() {
        return new BlockForm("", Exercise.Kind.TOGETHER.key(), "20", List.of(), "", "", "", "", "", "", "", "");
    }

    static BlockForm of(Exercise exercise, int minutes) {
        return new BlockForm(
                exercise.title(),
                exercise.kind().key(),
                Integer.toString(minutes),
                exercise.contents().stream().map(Content::key).toList(),
                exercise.purpose(),
                exercise.question(),
                String.join("\n", exercise.steps()),
                exercise.words(),
                exercise.materials(),
                exercise.access(),
                exercise.online(),
                exercise.paper());
    }

    /** Stands for what is written, so that a page can say which words it had before it. */
    public String mark() {
        return Mark.of(this);
    }

    /** What stands otherwise in another one: the words under each label. */
    Map<String, String> differences(BlockForm other) {
        return new Differences()
                .add(say("What is it called?"), title, other.title)
                .add(say("How many minutes?"), minutes, other.minutes)
                .add(say("What is it for?"), purpose, other.purpose)
                .add(say("How does it run?"), kindLabel(), other.kindLabel())
                .add(say("What is it about?"), contentLabels(), other.contentLabels())
                .add(say("If it is answered blind: what does each half answer?"), question, other.question)
                .add(say("The steps, one a line"), steps, other.steps)
                .add(say("Words to say"), words, other.words)
                .add(say("What has to be in the room?"), materials, other.materials)
                .add(say("What makes it possible for everybody?"), access, other.access)
                .add(say("How does it go with people on a screen?"), online, other.online)
                .add(say("How does it go with no device at all?"), paper, other.paper)
                .all();
    }

    private String kindLabel() {
        return Exercise.Kind.of(kind).orElse(Exercise.Kind.TOGETHER).label().plain();
    }

    private String contentLabels() {
        return Stream.of(Content.values())
                .filter(this::isAbout)
                .map(content -> content.label().plain())
                .collect(Collectors.joining(", "));
    }

    /** A field as it is shown again. */
    public static String shown(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    public boolean is(Exercise.Kind other) {
        return Exercise.Kind.of(kind).orElse(Exercise.Kind.TOGETHER) == other;
    }

    public boolean isAbout(Content content) {
        return contents != null && contents.contains(content.key());
    }

    Problems problems() {
        var line = say("Use at most {n} characters", "n", Exercise.LONGEST_LINE);
        var text = say("Use at most {n} characters", "n", Exercise.LONGEST);
        var problems = Problems.none()
                .need("title", title, say("Give it a title"))
                .atMost("title", title, Exercise.LONGEST_LINE, line);
        if (typedMinutes().isEmpty()) {
            problems.add("minutes", say("Give the minutes as a number, from 1 to {n}", "n", LONGEST_TIME));
        }
        problems.atMost("purpose", purpose, Exercise.LONGEST, text);
        if (is(Exercise.Kind.BLIND)) {
            problems.need("question", question, say("Say what each half answers"));
        }
        problems.atMost("question", question, Exercise.LONGEST, text).atMost("steps", steps, Exercise.LONGEST, text);
        if (lines().size() > MOST_STEPS) {
            problems.add("steps", say("Use at most {n} steps", "n", MOST_STEPS));
        }
        return problems.atMost("words", words, Exercise.LONGEST, text)
                .atMost("materials", materials, Exercise.LONGEST, text)
                .atMost("access", access, Exercise.LONGEST, text)
                .atMost("online", online, Exercise.LONGEST, text)
                .atMost("paper", paper, Exercise.LONGEST, text);
    }

    /** Call this only where there are no problems. */
    Template.Timed timed() {
        return new Template.Timed(typedMinutes().orElseThrow(), exercise());
    }

    private OptionalInt typedMinutes() {
        var typed = shown(minutes).strip();
        if (!typed.matches("\\d{1,3}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= LONGEST_TIME ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private List<String> lines() {
        return shown(steps)
                .lines()
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.toList());
    }

    private Exercise exercise() {
        return new Exercise.Written(
                        title, kind, contents, purpose, question, lines(), words, materials, access, online, paper)
                .read();
    }
}
