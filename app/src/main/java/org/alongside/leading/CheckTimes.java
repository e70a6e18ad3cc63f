package org.alongside.leading;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** From which day on a pair takes each check, by the days of its cohort. */
@Repository
class CheckTimes {

    private final JdbcClient db;

    CheckTimes(JdbcClient db) {
        this.db = db;
    }

    /** Empty for a pair in no cohort, which takes them when it likes. */
    Map<Check.Moment, LocalDate> of(UUID pair) {
        var times = new EnumMap<Check.Moment, LocalDate>(Check.Moment.class);
        db.sql("select what, since from led.check_times(:pair)")
                .param("pair", pair)
                .query((RowCallbackHandler) row -> times.put(
                        Check.Moment.about(row.getString("what")).orElseThrow(),
                        row.getObject("since", LocalDate.class)));
        return times;
    }
}
