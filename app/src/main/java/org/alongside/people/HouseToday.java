package org.alongside.people;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.web.Frame;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for those who look after this place: complaints, and letters to bring. Nobody else is told of any. */
@Component
class HouseToday implements Today {

    private record Waiting(
            int complaints, int overdue, int soon, @Nullable Instant since, int letters) {

        String standing() {
            return overdue > 0 ? "overdue" : soon > 0 ? "soon" : "";
        }
    }

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>("""
                select (select count(*) from people.complaint where acknowledged_at is null) as complaints,
                       (select count(*) from people.complaint
                         where acknowledged_at is null
                           and received_at <= :now::timestamptz - interval '30 days') as overdue,
                       (select count(*) from people.complaint
                         where acknowledged_at is null
                           and received_at <= :now::timestamptz - interval '23 days') as soon,
                       (select min(received_at) from people.complaint where acknowledged_at is null) as since,
                       (select count(*) from people.by_hand where done_at is null) as letters
                 where exists (select from people.administrator where person = :me)
                """, Waiting.class, HouseToday::items);
    }

    private static List<Item> items(List<Waiting> house) {
        var items = new ArrayList<Item>();
        for (var waiting : house) {
            if (waiting.since() != null) {
                items.add(complaints(waiting, waiting.since()));
            }
            if (waiting.letters() > 0) {
                items.add(new Item(
                        t("Bring a letter"),
                        t(
                                "{n, plural, one {One letter goes} other {{n} letters go}} by post or telephone.",
                                "n",
                                waiting.letters()),
                        "/house/post",
                        null,
                        null));
            }
        }
        return items;
    }

    private static Item complaints(Waiting waiting, Instant since) {
        var due = since.plus(Complaints.ACKNOWLEDGED_WITHIN);
        return new Item(
                switch (waiting.standing()) {
                    case "overdue" -> t("A complaint is overdue: acknowledge it now");
                    case "soon" -> t("Acknowledge a complaint this week");
                    default -> t("Acknowledge a complaint");
                },
                waiting.standing().equals("overdue")
                        ? t(
                                "We promise a word within 30 days. {n, plural, one {One complaint has} other {{n} complaints have}} waited for longer.",
                                "n",
                                waiting.overdue())
                        : t(
                                "{n, plural, one {One complaint waits} other {{n} complaints wait}} for a word from us.",
                                "n",
                                waiting.complaints()),
                "/house/complaints",
                Frame.here(due),
                null);
    }
}
