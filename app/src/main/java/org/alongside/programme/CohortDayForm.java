package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Words;
import org.alongside.web.Differences;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of a cohort, as it is typed.
 *
 * @param version the sequence of the day that stood before whoever types; null for a new one
 */
public record CohortDayForm(
        @Nullable String title,
        @Nullable TypedDate day,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String zone,
        @Nullable String how,
        @Nullable String place,
        @Nullable String link,
        @Nullable Integer version) {

    private static final int LONGEST_LINK = 1_000;

    public static CohortDayForm empty(ZoneId zone) {
        return new CohortDayForm("", TypedDate.empty(), "10:00", "15:30", zone.getId(), "meet", "", "", null);
    }

    public static CohortDayForm of(CohortDay day) {
        return new CohortDayForm(
                day.title(),
                TypedDate.of(day.day()),
                day.starts().toString(),
                day.ends().toString(),
                day.zone().getId(),
                day.online() ? "online" : "meet",
                day.place(),
                day.link(),
                day.sequence());
    }

    /** To be sent again knowingly, over what stands there now. */
    CohortDayForm over(CohortDay stands) {
        return new CohortDayForm(title, day, starts, ends, zone, how, place, link, stands.sequence());
    }

    /** What stands otherwise by now. */
    Map<String, String> differences(CohortDay day) {
        var stands = of(day);
        return new Differences()
                .add(say("What is the day about?"), title, stands.title)
                .add(say("Which day?"), shownDay(), stands.shownDay())
                .add(say("From"), starts, stands.starts)
                .add(say("To"), ends, stands.ends)
                .add(say("Time zone"), zone, stands.zone)
                .add(say("How do you meet?"), shownHow(), stands.shownHow())
                .add(say("Where"), place, stands.place)
                .add(say("Link to join online"), link, stands.link)
                .all();
    }

    /** In a line each, to be taken along. */
    String typed() {
        return String.join("\n", typed(title), shownDay(), typed(starts), typed(ends), typed(place), typed(link))
                .strip();
    }

    private String shownDay() {
        return typedDay().date().map(typed -> Words.day(typed).plain()).orElse("");
    }

    private String shownHow() {
        return isOnline() ? say("Online") : say("In one place");
    }

    Problems problems() {
        var problems = Problems.none()
                .need("title", title, say("Say what the day is about"))
                .atMost("title", title, CallForm.LONGEST_LINE, say("Use at most 200 characters"))
                .atMost("place", place, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
        if (day == null || day.date().isEmpty()) {
            problems.add("day", say("Give a day that exists, like 18 1 2027"));
        }
        checkTimes(problems, starts, ends);
        checkLink(problems, link);
        if (!ZoneId.getAvailableZoneIds().contains(typed(zone).strip())) {
            problems.add("zone", say("Give a time zone like Europe/London"));
        }
        if (!isOnline() && typed(place).isBlank()) {
            problems.add("place", say("Say where you meet"));
        }
        return problems;
    }

    static void checkTimes(Problems problems, @Nullable String starts, @Nullable String ends) {
        var from = CallForm.timeOrNull(starts);
        var to = CallForm.timeOrNull(ends);
        if (from == null) {
            problems.add("starts", say("Give a time like 10:00"));
        }
        if (to == null || (from != null && !to.isAfter(from))) {
            problems.add("ends", say("Give a time after the beginning, like 15:30"));
        }
    }

    static void checkLink(Problems problems, @Nullable String link) {
        var typed = CallForm.text(link).strip();
        problems.atMost("link", typed, LONGEST_LINK, say("Use at most 1,000 characters"));
        if (!typed.isEmpty() && !isLink(typed)) {
            problems.add("link", say("Give a link that begins with https://"));
        }
    }

    /** Only after {@link #problems} found none. */
    CohortDay made(UUID id, UUID cohort, Instant now) {
        return new CohortDay(
                id,
                cohort,
                typed(title).strip(),
                Objects.requireNonNull(day).date().orElseThrow(),
                time(starts),
                time(ends),
                ZoneId.of(typed(zone).strip()),
                isOnline(),
                typed(place).strip(),
                typed(link).strip(),
                version == null ? 0 : version,
                now,
                null);
    }

    public boolean isOnline() {
        return "online".equals(how);
    }

    public TypedDate typedDay() {
        return day == null ? TypedDate.empty() : day;
    }

    public String typed(@Nullable String value) {
        return CallForm.text(value);
    }

    /** Nothing but a web address over https: it becomes a link that people click on. */
    private static boolean isLink(String typed) {
        try {
            var link = URI.create(typed);
            return "https".equals(link.getScheme()) && link.getHost() != null && link.getUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Only after {@link #checkTimes} found nothing. */
    static LocalTime time(@Nullable String typed) {
        return Objects.requireNonNull(CallForm.timeOrNull(typed));
    }
}
