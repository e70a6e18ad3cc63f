package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.language.Words.say;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * The days and coaching calls of a person's cohorts as a calendar that other calendars take in again and again. Each
 * keeps its UID for ever, counts up when it changes, and stays as cancelled when it is. Times carry their zone, so that
 * they are right also after a country has changed its clocks.
 */
final class DayCalendar {

    /** A line is at most this long in UTF-8, by RFC 5545, 3.1. */
    private static final int LONGEST_LINE = 75;

    /**
     * What stands in it.
     *
     * @param kind what its id is of, as part of its UID
     * @param title what it is called, on one line
     */
    record Event(
            String kind,
            UUID id,
            String title,
            ZonedDateTime begins,
            ZonedDateTime finishes,
            String place,
            String link,
            String path,
            int sequence,
            Instant changedAt,
            boolean cancelled) {

        /** @param cohort what the cohort is called */
        static Event of(CohortDay day, String cohort) {
            return new Event(
                    "day",
                    day.id(),
                    cohort + ": " + day.title(),
                    day.begins(),
                    day.finishes(),
                    day.place().isEmpty() ? say("Online") : day.place(),
                    day.link(),
                    day.path(),
                    day.sequence(),
                    day.changedAt(),
                    day.isCancelled());
        }

        /** @param with the names of the pair, for its facilitators; none for the pair itself */
        static Event of(CoachingCall call, String cohort, @Nullable String with) {
            return new Event(
                    "call",
                    call.id(),
                    with == null
                            ? say("{cohort}: coaching call", "cohort", cohort)
                            : say("{cohort}: coaching call with {names}", "cohort", cohort, "names", with),
                    call.begins(),
                    call.finishes(),
                    call.link().isEmpty() ? say("By phone") : say("Online"),
                    call.link(),
                    CoachingCall.pathOfAll(call.cohort()),
                    call.sequence(),
                    call.changedAt(),
                    call.isCancelled());
        }

        ZoneId zone() {
            return begins.getZone();
        }
    }

    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private DayCalendar() {}

    /** @param link makes an address of a path */
    static String of(List<Event> events, Function<String, String> link) {
        var host = URI.create(link.apply("/")).getHost();
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Alongside//Days//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "Alongside"));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        events.stream().map(Event::zone).distinct().forEach(zone -> addZone(calendar, zone));
        events.forEach(event -> calendar.add(entry(event, host, link)));
        return folded(calendar.toString());
    }

    /** Its UID, which never changes. */
    private static String uid(String kind, UUID id, String host) {
        return kind + "-" + id + "@" + host;
    }

    private static VEvent entry(Event event, String host, Function<String, String> link) {
        var entry = new VEvent(false);
        entry.add((Property) new Uid(uid(event.kind(), event.id(), host)));
        entry.add(new DtStamp(event.changedAt()));
        entry.add(new LastModified(event.changedAt()));
        entry.add(new Sequence(event.sequence()));
        if (hasRules(event.zone())) {
            entry.add(new DtStart<>(event.begins()));
            entry.add(new DtEnd<>(event.finishes()));
        } else {
            entry.add(new DtStart<>(event.begins().toInstant()));
            entry.add(new DtEnd<>(event.finishes().toInstant()));
        }
        entry.add(new Summary(oneLine(event.title())));
        entry.add(event.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        entry.add(new Location(oneLine(event.place())));
        if (!event.link().isEmpty()) {
            entry.add(new Description(say("Join online: {link}", "link", event.link())));
        }
        entry.add(new Url(URI.create(link.apply(event.path()))));
        return entry;
    }

    private static void addZone(Calendar calendar, ZoneId zone) {
        var rules = ZONES.getTimeZone(zone.getId());
        if (rules != null) {
            calendar.add(rules.getVTimeZone());
        }
    }

    private static boolean hasRules(ZoneId zone) {
        return ZONES.getTimeZone(zone.getId()) != null;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Breaks long lines between letters, never inside one. */
    static String folded(String calendar) {
        var out = new StringBuilder(calendar.length() + 200);
        for (var line : calendar.split("\r?\n")) {
            int room = LONGEST_LINE;
            for (int i = 0; i < line.length(); ) {
                var letter = Character.toString(line.codePointAt(i));
                int size = letter.getBytes(UTF_8).length;
                if (size > room) {
                    out.append("\r\n ");
                    room = LONGEST_LINE - 1;
                }
                out.append(letter);
                room -= size;
                i += letter.length();
            }
            out.append("\r\n");
        }
        return out.toString();
    }
}
