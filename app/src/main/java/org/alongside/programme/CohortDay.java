package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.alongside.database.Times;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a cohort meets, in a time zone of its own.
 *
 * @param link where to join online; empty when there is nothing to click on
 * @param sequence how often it was changed in a way that calendars must take in
 */
public record CohortDay(
        UUID id,
        UUID cohort,
        String title,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        ZoneId zone,
        boolean online,
        String place,
        String link,
        int sequence,
        Instant changedAt,
        @Nullable Instant cancelledAt)
        implements Dated {

    public String path() {
        return "/cohorts/" + cohort + "/days/" + id;
    }

    static CohortDay read(ResultSet row, int number) throws SQLException {
        return new CohortDay(
                row.getObject("id", UUID.class),
                row.getObject("cohort", UUID.class),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("online"),
                row.getString("place"),
                row.getString("link"),
                row.getInt("sequence"),
                java.util.Objects.requireNonNull(Times.in(row, "changed_at")),
                Times.in(row, "cancelled_at"));
    }
}
