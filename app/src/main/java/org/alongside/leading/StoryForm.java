package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.alongside.web.Versions;
import org.jspecify.annotations.Nullable;

/**
 * A story of change as it is typed: it can be half done, and what somebody wrote comes back, whatever is wrong with it.
 *
 * @param telling which one was before whoever wrote, and {@code version} how it stood; 0 to tell a signed one anew
 */
public record StoryForm(
        @Nullable String title,
        @Nullable String before,
        @Nullable String done,
        @Nullable String after,
        @Nullable String noticed,
        @Nullable String unchanged,
        @Nullable TypedDate beforeOn,
        @Nullable TypedDate afterOn,
        @Nullable UUID telling,
        @Nullable Integer version) {

    static final StoryForm EMPTY = new StoryForm("", "", "", "", "", "", null, null, null, 0);

    static StoryForm of(Story story) {
        return new StoryForm(
                story.text(Story.Part.TITLE),
                story.text(Story.Part.BEFORE),
                story.text(Story.Part.DONE),
                story.text(Story.Part.AFTER),
                story.text(Story.Part.NOTICED),
                story.text(Story.Part.UNCHANGED),
                typed(story.before()),
                typed(story.after()),
                story.id(),
                versionOf(story));
    }

    private static TypedDate typed(@Nullable DayOrMonth day) {
        return day == null ? TypedDate.empty() : day.typed();
    }

    /** What a form carries that goes on from this telling. */
    static int versionOf(Story story) {
        return story.isSigned() ? 0 : story.version();
    }

    /** The same words, now over those that stand there. */
    StoryForm over(Story stands) {
        return new StoryForm(
                title, before, done, after, noticed, unchanged, beforeOn, afterOn, stands.id(), versionOf(stands));
    }

    /** As it is kept while somebody types on: a date that is not finished yet is none. */
    StoryForm soFar(LocalDate today) {
        var wrong = problems(today);
        return new StoryForm(
                title,
                before,
                done,
                after,
                noticed,
                unchanged,
                wrong.of("beforeOn").isPresent() ? null : beforeOn,
                wrong.of("afterOn").isPresent() ? null : afterOn,
                telling,
                version);
    }

    public String shown(Story.Part part) {
        var typed = typed(part);
        return typed == null ? "" : typed;
    }

    public TypedDate typedBefore() {
        return beforeOn == null ? TypedDate.empty() : beforeOn;
    }

    public TypedDate typedAfter() {
        return afterOn == null ? TypedDate.empty() : afterOn;
    }

    Optional<DayOrMonth> beforeDay() {
        return DayOrMonth.of(typedBefore());
    }

    Optional<DayOrMonth> afterDay() {
        return DayOrMonth.of(typedAfter());
    }

    Map<Story.Part, String> words() {
        var words = new EnumMap<Story.Part, String>(Story.Part.class);
        for (var part : Story.Part.values()) {
            words.put(part, shown(part).strip());
        }
        return words;
    }

    Problems problems(LocalDate today) {
        var problems = Problems.none().need("title", title, say("Say in a few words what it is about"));
        for (var part : Story.Part.values()) {
            problems.atMost(part.key(), typed(part), part.most(), say("Use at most {n} characters", "n", part.most()));
        }
        has("beforeOn", typedBefore(), today, problems);
        has("afterOn", typedAfter(), today, problems);
        if (beforeDay().isPresent()
                && afterDay()
                        .filter(day -> day.last().isBefore(beforeDay().get().first()))
                        .isPresent()) {
            problems.add("afterOn", say("“After” can’t come before “before”. Look at both dates again"));
        }
        return problems;
    }

    private static void has(String field, TypedDate typed, LocalDate today, Problems problems) {
        var day = DayOrMonth.of(typed);
        if (!typed.isEmpty() && day.isEmpty()) {
            problems.add(field, say("Give a day or a month that exists, like 18 1 2026, or 1 2026 without the day"));
        } else if (day.filter(found -> found.first().isAfter(today)).isPresent()) {
            problems.add(field, say("This lies ahead. Give a day or a month that has come"));
        }
    }

    /** Whether it goes on from how the story stands: from that version, or from this window's own save on its way. */
    boolean goesOnFrom(Story stands, UUID me) {
        int from = version == null ? 0 : version;
        if (!stands.id().equals(telling)) {
            return false;
        }
        return from == versionOf(stands)
                || !stands.isSigned()
                        && stands.writtenBy().equals(me)
                        && words().entrySet().stream()
                                .allMatch(typed -> mayReplace(stands, typed.getKey(), typed.getValue(), from))
                        && (stands.before() == null
                                || beforeDay().filter(stands.before()::equals).isPresent())
                        && (stands.after() == null
                                || afterDay().filter(stands.after()::equals).isPresent());
    }

    private static boolean mayReplace(Story stands, Story.Part part, String typed, int from) {
        return typed.equals(stands.text(part)) || Versions.mayReplace(stands.text(part), stands.version(), typed, from);
    }

    /** Whether nothing is other than it stands there. */
    boolean says(Story stands) {
        return words().entrySet().stream().allMatch(typed -> typed.getValue().equals(stands.text(typed.getKey())))
                && Optional.ofNullable(stands.before()).equals(beforeDay())
                && Optional.ofNullable(stands.after()).equals(afterDay());
    }

    private @Nullable String typed(Story.Part part) {
        return switch (part) {
            case TITLE -> title;
            case BEFORE -> before;
            case DONE -> done;
            case AFTER -> after;
            case NOTICED -> noticed;
            case UNCHANGED -> unchanged;
        };
    }
}
