package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
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
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The days of a call as a calendar file. Each day keeps its UID for ever and counts up when the call changes, so that a
 * calendar that reads the file again changes its entries instead of doubling or keeping them. Times are written in UTC: right in every calendar, whatever zone it is in.
 */
final class CallCalendar {

    /** How often the call has changed since it was published, and when last. */
    private record Version(int number, Instant at) {
        static Version of(Call call, List<Calls.Change> changes) {
            var published = call.publishedAt() == null ? Instant.EPOCH : call.publishedAt();
            return changes.isEmpty()
                    ? new Version(0, published)
                    : new Version(changes.size(), changes.getFirst().saidAt());
        }
    }

    private CallCalendar() {}

    /** @param changes what was said since it was published, newest first */
    static String of(Call call, List<Day> days, List<Calls.Change> changes, String address) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Alongside//Programme//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var closes = call.closes();
        var version = Version.of(call, changes);
        if (closes != null) {
            calendar.add(event(
                    "call-" + call.id(),
                    say("Last moment to apply: {call}", "call", call.title()),
                    closes.minusMinutes(30),
                    closes,
                    "",
                    version,
                    address));
        }
        for (var day : days) {
            var where = day.online() && day.place().isEmpty() ? say("Online") : day.place();
            calendar.add(event(
                    "day-" + day.id(),
                    call.title() + ": " + day.title(),
                    day.startsIn(call.zone()),
                    day.endsIn(call.zone()),
                    where,
                    version,
                    address));
        }
        return calendar.toString();
    }

    private static VEvent event(
            String id,
            String summary,
            ZonedDateTime from,
            ZonedDateTime to,
            String where,
            Version version,
            String address) {
        var event = new VEvent(false);
        event.add((Property) new Uid(id + "@" + java.net.URI.create(address).getHost()));
        event.add(new DtStamp(version.at()));
        event.add(new LastModified(version.at()));
        event.add(new Sequence(version.number()));
        event.add(new DtStart<>(from.toInstant()));
        event.add(new DtEnd<>(to.toInstant()));
        event.add(new Summary(oneLine(summary)));
        if (!where.isEmpty()) {
            event.add(new Location(oneLine(where)));
        }
        event.add(new Description(say(
                "{from} to {to}, {zone}",
                "from",
                org.alongside.language.Words.dateTime(from),
                "to",
                org.alongside.language.Words.time(to),
                "zone",
                org.alongside.language.Words.zone(from.getZone()))));
        event.add(new Url(java.net.URI.create(address)));
        return event;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
