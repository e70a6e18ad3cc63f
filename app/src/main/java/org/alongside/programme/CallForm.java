package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.language.Words;
import org.alongside.web.Differences;
import org.alongside.web.Mark;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/** A call as it is typed: right or wrong, whole or not. A draft may leave anything out but its title and address. */
public record CallForm(
        @Nullable String title,
        @Nullable String slug,
        @Nullable String purpose,
        @Nullable String forLives,
        @Nullable String forWorks,
        @Nullable List<String> kinds,
        @Nullable String choosing,
        @Nullable String effort,
        @Nullable String pay,
        @Nullable String costs,
        @Nullable String place,
        @Nullable String access,
        @Nullable String languages,
        @Nullable String ownQuestion,
        @Nullable String zone,
        @Nullable TypedDate closes,
        @Nullable String closesTime,
        @Nullable TypedDate decideBy,
        @Nullable TypedDate acceptBy,
        @Nullable String places,
        @Nullable String askName,
        @Nullable String askReach) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_TEXT = 3_000;
    private static final int MOST_PLACES = 200;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public static CallForm of(Call call) {
        var closes = call.closes();
        return new CallForm(
                call.title(),
                call.slug(),
                call.purpose(),
                call.forLives(),
                call.forWorks(),
                call.kinds().stream().map(Work::key).toList(),
                call.choosing(),
                call.effort(),
                call.pay(),
                call.costs(),
                call.place(),
                call.access(),
                call.languages(),
                call.ownQuestion(),
                call.zone().getId(),
                closes == null ? TypedDate.empty() : TypedDate.of(closes.toLocalDate()),
                closes == null
                        ? "17:00"
                        : closes.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                typed(call.decideBy()),
                typed(call.acceptBy()),
                call.places() == null ? "" : call.places().toString(),
                call.ask().name(),
                call.ask().reach());
    }

    /** Stands for a call as it is written, so that a form can say which one it had before it. */
    public String mark() {
        return Mark.of(this);
    }

    /** Whether somebody else has written otherwise since. */
    public boolean isOlderThan(Call call, String from) {
        var stands = of(call);
        return !stands.mark().equals(from) && !differences(stands).isEmpty();
    }

    /** What stands otherwise by now. */
    public Map<String, String> differences(CallForm stands) {
        return new Differences()
                .add(say("Title"), title, stands.title)
                .add(say("Its address"), slug, stands.slug)
                .add(say("What is it for?"), purpose, stands.purpose)
                .add(say("The half that lives with it"), forLives, stands.forLives)
                .add(say("The half that works with it"), forWorks, stands.forWorks)
                .add(say("Which work may they do?"), shownKinds(), stands.shownKinds())
                .add(say("How you choose"), choosing, stands.choosing)
                .add(say("Time it takes"), effort, stands.effort)
                .add(say("What is paid"), pay, stands.pay)
                .add(say("Costs you cover"), costs, stands.costs)
                .add(say("Where"), place, stands.place)
                .add(say("Access"), access, stands.access)
                .add(say("Languages"), languages, stands.languages)
                .add(say("Time zone"), zone, stands.zone)
                .add(say("Day the call closes"), shown(closes), shown(stands.closes))
                .add(say("Time it closes"), closesTime, stands.closesTime)
                .add(say("Room for how many pairs?"), places, stands.places)
                .add(say("By when everybody hears"), shown(decideBy), shown(stands.decideBy))
                .add(say("By when a place is taken"), shown(acceptBy), shown(stands.acceptBy))
                .add(say("Your own wording"), ownQuestion, stands.ownQuestion)
                .add(say("Whom to ask about the call"), askName, stands.askName)
                .add(say("How to reach them"), askReach, stands.askReach)
                .all();
    }

    private String shownKinds() {
        return Stream.of(Work.values())
                .filter(this::hasKind)
                .map(work -> work.label().now().plain())
                .collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable TypedDate typed) {
        return typed == null
                ? ""
                : typed.date().map(day -> Words.day(day).plain()).orElse("");
    }

    /** What cannot be kept as it is typed. What is merely missing is asked for before publishing. */
    Problems problems() {
        var problems = heading(Problems.none(), title, slug);
        texts(problems);
        if (zoneOrNull() == null) {
            problems.add("zone", say("Give a time zone like Europe/London"));
        }
        date(problems, "closes", closes);
        if (timeOrNull(closesTime) == null) {
            problems.add("closesTime", say("Give a time like 17:00"));
        }
        date(problems, "decideBy", decideBy);
        date(problems, "acceptBy", acceptBy);
        if (!text(places).isBlank() && placesOrNull() == null) {
            problems.add("places", say("Give a number of pairs between 1 and 200"));
        }
        return problems;
    }

    /** What may change after people could read the call. */
    Problems changeProblems() {
        var problems = Problems.none()
                .need("purpose", purpose, say("Say what it is for"))
                .need("askName", askName, say("Say whom to ask about the call, and how"))
                .need("askReach", askReach, say("Say whom to ask about the call, and how"));
        texts(problems);
        return problems;
    }

    /** A published call may close later than people read, while it is open; never sooner, nor after they should hear. */
    void checkLaterClosing(Problems problems, Call call, Instant now) {
        date(problems, "closes", closes);
        var typed = typedClosing(call);
        var before = call.closesAt();
        if (typed == null || before == null || typed.equals(before)) {
            return;
        }
        var decideBy = call.decideBy();
        if (call.isClosedAt(now)) {
            problems.add("closes", say("The call has closed, and stays so"));
        } else if (typed.isBefore(before)) {
            problems.add("closes", say("It can close later than people read, never sooner"));
        } else if (decideBy != null
                && !decideBy.isAfter(typed.atZone(call.zone()).toLocalDate())) {
            problems.add("closes", say("Let it close before {day}, when everybody hears", "day", Words.day(decideBy)));
        }
    }

    /** When it closes as typed here. The boxes know no seconds: what stands in them unchanged changes nothing. */
    private @Nullable Instant typedClosing(Call call) {
        var typed = closesAt(call.zone());
        var before = call.closesAt();
        return typed == null || before != null && typed.equals(before.truncatedTo(ChronoUnit.MINUTES)) ? before : typed;
    }

    static Problems heading(Problems problems, @Nullable String title, @Nullable String slug) {
        problems.need("title", title, say("Give the call a title"))
                .atMost("title", title, LONGEST_LINE, say("Use a title of at most 200 characters"));
        if (!SLUG.matcher(text(slug)).matches() || text(slug).length() > 60) {
            problems.add("slug", say("Use small letters, numbers and hyphens, like harbour-and-hills"));
        }
        return problems;
    }

    private void texts(Problems problems) {
        for (var field : fields()) {
            problems.atMost(field.name, field.value, LONGEST_TEXT, say("Use at most 3,000 characters"));
        }
        for (var field : lines()) {
            problems.atMost(field.name, field.value, LONGEST_LINE, say("Use at most 200 characters"));
        }
    }

    private record Field(String name, @Nullable String value) {}

    private List<Field> fields() {
        return List.of(
                new Field("purpose", purpose),
                new Field("forLives", forLives),
                new Field("forWorks", forWorks),
                new Field("choosing", choosing),
                new Field("effort", effort),
                new Field("pay", pay),
                new Field("costs", costs),
                new Field("place", place),
                new Field("access", access),
                new Field("languages", languages),
                new Field("ownQuestion", ownQuestion));
    }

    private List<Field> lines() {
        return List.of(new Field("askName", askName), new Field("askReach", askReach));
    }

    /** The draft as this form makes it. */
    Call onto(Call call) {
        var zone = Objects.requireNonNullElse(zoneOrNull(), call.zone());
        return new Call(
                call.id(),
                call.programme(),
                text(slug),
                call.language(),
                text(title).strip(),
                text(purpose).strip(),
                text(forLives).strip(),
                text(forWorks).strip(),
                chosenKinds(),
                text(choosing).strip(),
                text(effort).strip(),
                text(pay).strip(),
                text(costs).strip(),
                text(place).strip(),
                text(access).strip(),
                text(languages).strip(),
                text(ownQuestion).strip(),
                zone,
                closesAt(zone),
                dateOrNull(decideBy),
                dateOrNull(acceptBy),
                placesOrNull(),
                new Call.Contact(text(askName).strip(), text(askReach).strip()),
                call.safeguarding(),
                call.deputy(),
                call.publishedAt());
    }

    /** A published call with what may still change; what people decide upon stays. */
    Call changing(Call call) {
        var typed = onto(call);
        var morePlaces = typed.places() != null && call.places() != null && typed.places() > call.places();
        return new Call(
                call.id(),
                call.programme(),
                call.slug(),
                call.language(),
                call.title(),
                typed.purpose(),
                typed.forLives(),
                typed.forWorks(),
                call.kinds(),
                typed.choosing(),
                call.effort(),
                call.pay(),
                call.costs(),
                typed.place(),
                typed.access(),
                typed.languages(),
                call.ownQuestion(),
                call.zone(),
                typedClosing(call),
                call.decideBy(),
                call.acceptBy(),
                morePlaces ? typed.places() : call.places(),
                typed.ask(),
                call.safeguarding(),
                call.deputy(),
                call.publishedAt());
    }

    public boolean hasKind(Work work) {
        return kinds != null && kinds.contains(work.key());
    }

    public TypedDate date(@Nullable TypedDate typed) {
        return typed == null ? TypedDate.empty() : typed;
    }

    /** For a template: what was typed, or nothing. */
    public String typed(@Nullable String value) {
        return text(value);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private List<Work> chosenKinds() {
        var chosen =
                java.util.Arrays.stream(Work.values()).filter(this::hasKind).toList();
        return chosen.size() == Work.values().length ? List.of() : chosen;
    }

    private @Nullable Instant closesAt(ZoneId zone) {
        var day = dateOrNull(closes);
        var time = timeOrNull(closesTime);
        return day == null || time == null
                ? null
                : day.atTime(time).atZone(zone).toInstant();
    }

    private @Nullable ZoneId zoneOrNull() {
        return ZoneId.getAvailableZoneIds().contains(text(zone).strip())
                ? ZoneId.of(text(zone).strip())
                : null;
    }

    private @Nullable Integer placesOrNull() {
        try {
            int number = Integer.parseInt(text(places).strip());
            return number < 1 || number > MOST_PLACES ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static void date(Problems problems, String field, @Nullable TypedDate typed) {
        if (typed != null && !typed.isEmpty() && typed.date().isEmpty()) {
            problems.add(field, say("Give a day that exists, like 18 1 2027"));
        }
    }

    static @Nullable LocalTime timeOrNull(@Nullable String typed) {
        try {
            return LocalTime.parse(text(typed).strip()).withSecond(0).withNano(0);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable LocalDate dateOrNull(@Nullable TypedDate typed) {
        return typed == null ? null : typed.date().orElse(null);
    }

    private static TypedDate typed(@Nullable LocalDate date) {
        return date == null ? TypedDate.empty() : TypedDate.of(date);
    }
}
