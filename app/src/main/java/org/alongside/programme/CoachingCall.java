package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Times;
import org.jspecify.annotations.Nullable;

/**
 * When the facilitators of a cohort speak with one of its pairs.
 *
 * @param link where to join online; empty for a call by phone
 * @param sequence how often it was changed in a way that calendars must take in
 */
public record CoachingCall(
        UUID id,
        UUID cohort,
        UUID pair,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        ZoneId zone,
        String link,
        int sequence,
        Instant changedAt,
        @Nullable Instant cancelledAt)
        implements Dated {

    static CoachingCall read(ResultSet row, int number) throws SQLException {
        return new CoachingCall(
                row.getObject("id", UUID.class),
                row.getObject("cohort", UUID.class),
                row.getObject("pair", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                ZoneId.of(row.getString("zone")),
                row.getString("link"),
                row.getInt("sequence"),
                Objects.requireNonNull(Times.in(row, "changed_at")),
                Times.in(row, "cancelled_at"));
    }

    /** All calls that whoever asks may see. */
    public static String pathOfAll(UUID cohort) {
        return "/cohorts/" + cohort + "/coaching";
    }

    public String path() {
        return pathOfAll(cohort) + "/calls/" + id;
    }
}
