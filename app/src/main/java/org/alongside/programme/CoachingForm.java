package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Words;
import org.alongside.web.Differences;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/**
 * A coaching call, as it is typed.
 *
 * @param version the sequence of the call that stood before whoever types; null for a new one
 */
public record CoachingForm(
        @Nullable TypedDate day,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String how,
        @Nullable String link,
        @Nullable Integer version) {

    static CoachingForm empty() {
        return new CoachingForm(TypedDate.empty(), "17:00", "17:45", "phone", "", null);
    }

    static CoachingForm of(CoachingCall call) {
        return new CoachingForm(
                TypedDate.of(call.day()),
                call.starts().toString(),
                call.ends().toString(),
                call.link().isEmpty() ? "phone" : "online",
                call.link(),
                call.sequence());
    }

    /** Right after another, as long and in the same way. */
    static CoachingForm after(CoachingCall call) {
        var length = Duration.between(call.starts(), call.ends());
        var ends = call.ends().plus(length);
        var same = of(call);
        return ends.isAfter(call.ends())
                ? new CoachingForm(same.day, call.ends().toString(), ends.toString(), same.how, same.link, null)
                : same;
    }

    Problems problems() {
        var problems = Problems.none();
        if (day == null || day.date().isEmpty()) {
            problems.add("day", say("Give a day that exists, like 18 1 2027"));
        }
        CohortDayForm.checkTimes(problems, starts, ends);
        CohortDayForm.checkLink(problems, link);
        if (isOnline() && typed(link).isBlank()) {
            problems.add("link", say("Give the link to join, or choose by phone"));
        }
        return problems;
    }

    /** Only after {@link #problems} found none. */
    CoachingCall made(UUID id, Cohort cohort, UUID pair, Instant now) {
        return new CoachingCall(
                id,
                cohort.id(),
                pair,
                Objects.requireNonNull(day).date().orElseThrow(),
                CohortDayForm.time(starts),
                CohortDayForm.time(ends),
                cohort.zone(),
                isOnline() ? typed(link).strip() : "",
                version == null ? 0 : version,
                now,
                null);
    }

    /** To be sent again knowingly, over what stands there now. */
    CoachingForm over(CoachingCall call) {
        return new CoachingForm(day, starts, ends, how, link, call.sequence());
    }

    /** What stands otherwise by now. */
    Map<String, String> differences(CoachingCall call) {
        var stands = of(call);
        return new Differences()
                .add(say("Which day?"), shownDay(), stands.shownDay())
                .add(say("From"), starts, stands.starts)
                .add(say("To"), ends, stands.ends)
                .add(say("Link to join online"), isOnline() ? link : "", stands.link)
                .all();
    }

    /** In a line, to be taken along. */
    String typed() {
        return String.join(" ", shownDay(), typed(starts), typed(ends), isOnline() ? typed(link) : "")
                .strip();
    }

    private String shownDay() {
        return typedDay().date().map(typed -> Words.day(typed).plain()).orElse("");
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
}
