package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What a programme offers and asks, for pairs to apply to. Written in the words of its leads; read by anybody once it is
 * published.
 *
 * @param slug its part of the address
 * @param language in which it is written
 * @param kinds which work the half that works with it may do; empty means any
 * @param zone in which its days and its closing time are kept
 * @param ask whom to ask about it, also when it is too late
 * @param safeguarding who looks after safeguarding in its programme now, not a part of the call; with the deputy
 */
public record Call(
        UUID id,
        UUID programme,
        String slug,
        String language,
        String title,
        String purpose,
        String forLives,
        String forWorks,
        List<Work> kinds,
        String choosing,
        String effort,
        String pay,
        String costs,
        String place,
        String access,
        String languages,
        String ownQuestion,
        ZoneId zone,
        @Nullable Instant closesAt,
        @Nullable LocalDate decideBy,
        @Nullable LocalDate acceptBy,
        @Nullable Integer places,
        Contact ask,
        Contact safeguarding,
        Contact deputy,
        @Nullable Instant publishedAt) {

    /** Somebody, and how to reach them. */
    public record Contact(String name, String reach) {

        boolean isMissing() {
            return name.isBlank() || reach.isBlank();
        }
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    /** Whether pairs can apply. */
    public boolean isOpenAt(Instant now) {
        return isPublished() && closesAt != null && now.isBefore(closesAt);
    }

    public boolean isClosedAt(Instant now) {
        return closesAt != null && !now.isBefore(closesAt);
    }

    public @Nullable ZonedDateTime closes() {
        return closesAt == null ? null : closesAt.atZone(zone);
    }

    /** Until when a place offered at this moment can be taken: the date of the call, or a week if that is too near. */
    Instant acceptByFor(Instant offered) {
        var week = offered.plus(java.time.Duration.ofDays(7));
        if (acceptBy == null) {
            return week;
        }
        var end = acceptBy.atTime(LocalTime.MAX).atZone(zone).toInstant();
        return end.isBefore(offered.plus(java.time.Duration.ofDays(3))) ? week : end;
    }

    /** What still has to be written before anybody can read it, in the order of the pages. */
    public Problems missing(List<Day> days, Instant now) {
        var problems = Problems.none()
                .need("purpose", purpose, say("Say what it is for"))
                .need("forLives", forLives, say("Say who lives with it, for this call"))
                .need("forWorks", forWorks, say("Say who works with it, for this call"))
                .need("pay", pay, say("Say what is paid, and to whom"))
                .need("access", access, say("Say how people get in and take part"));
        if (closesAt == null) {
            problems.add("closes", say("Say when the call closes"));
        } else if (isClosedAt(now)) {
            problems.add("closes", say("The closing time is over: give a later one"));
        }
        if (places == null) {
            problems.add("places", say("Say how many pairs there is room for"));
        }
        if (decideBy == null) {
            problems.add("decideBy", say("Say by when everybody hears"));
        } else if (closesAt != null && !decideBy.isAfter(closesAt.atZone(zone).toLocalDate())) {
            problems.add("decideBy", say("Everybody hears after the call has closed: give a later day"));
        }
        if (acceptBy == null) {
            problems.add("acceptBy", say("Say by when a place is taken"));
        } else if (decideBy != null && !acceptBy.isAfter(decideBy)) {
            problems.add("acceptBy", say("A place is taken after everybody has heard: give a later day"));
        }
        if (days.isEmpty()) {
            problems.add("days", say("Add the days"));
        } else if (acceptBy != null && days.getFirst().day().isBefore(acceptBy)) {
            problems.add("days", say("The first day comes after places are taken: give a later day"));
        }
        if (ask.isMissing()) {
            problems.add("askName", say("Say whom to ask about the call, and how"));
        }
        if (safeguarding.isMissing()) {
            problems.add(
                    "safeguarding", say("Wait for a safeguarding lead: those who look after this place ask somebody"));
        }
        if (deputy.isMissing()) {
            problems.add(
                    "deputy", say("Wait for a deputy for safeguarding: those who look after this place ask somebody"));
        }
        return problems;
    }
}
