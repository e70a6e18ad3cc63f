package org.alongside.leading;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.leading.page.Names;
import org.alongside.settings.Settings;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits in a pair: something to take on, something that is due within the week or was, something to hear, around
 * each day of the cohort and each coaching call the challenge it opens with, around each day the agreement to read again,
 * a decision to place, and a check whose time has come.
 */
@Component
class LeadingToday implements Today {

    /** How many days after it was read an agreement need not be read again. */
    private static final int READ_ENOUGH = 5;

    private enum Kind {
        ASKED,
        DUE,
        TO_HEAR,
        TO_OPEN,
        TO_READ,
        TO_PLACE,
        TO_CHECK
    }

    /**
     * @param subject the commitment, the repair or the decision, if it is about one
     * @param day when it is due, or the day of the cohort that is near
     * @param title of that day; for a check, which one
     */
    private record Waiting(
            String kind,
            UUID pair,
            @Nullable UUID subject,
            @Nullable LocalDate day,
            @Nullable String title,
            @Nullable String partner) {

        Kind what() {
            return Kind.valueOf(kind);
        }
    }

    private static final String WAITING = """
            with mine as (
                select h.pair, h.side, people.name_of(o.person) as partner
                  from pairing.half h
                  join pairing.pair p on p.id = h.pair and p.paused_at is null and p.ended_at is null
                  join pairing.half o on o.pair = h.pair and o.person <> :me
                 where h.person = :me),
            near as (
                select m.pair, n.day, n.title from mine m cross join lateral programme.day_near(m.pair, :now) n)
            select case when y.person is null then 'ASKED' else 'DUE' end as kind, m.pair, c.id as subject, c.due as day,
                   null as title, m.partner
              from led.commitment c
              join mine m on m.pair = c.pair and c.leads in (m.side, 'both')
              left join led.taken_on y on y.commitment = c.id and y.person = :me
             where c.outcome is null
               and (y.person is null or c.due <= (:now::timestamptz + interval '7 days')::date)
            union all
            select 'TO_HEAR', m.pair, r.id, null, null, m.partner
              from led.repair r
              join mine m on m.pair = r.pair
              left join led.heard h on h.repair = r.id
             where r.ended_at is null and r.said_by <> :me and h.repair is null
            union all
            select 'TO_OPEN', m.pair, null, n.day, n.title, m.partner
              from mine m
              join near n on n.pair = m.pair
            union all
            select 'TO_OPEN', m.pair, null, n.day, null, m.partner
              from mine m
             cross join lateral programme.call_near(m.pair, :now) n
             where not exists (select from near d where d.pair = m.pair)
            union all
            select 'TO_READ', m.pair, null, n.day, n.title, m.partner
              from mine m
              join near n on n.pair = m.pair
              join led.document d on d.pair = m.pair and d.kind = 'agreement'
             where exists (select from led.signing s where s.document = d.id)
               and not exists (select from led.reading r
                                where r.document = d.id and r.person = :me
                                  and r.read_at > :now::timestamptz - make_interval(days => %d))
            union all
            select 'TO_PLACE', m.pair, case when count(*) = 1 then min(d.id::text)::uuid end, null, null, m.partner
              from led.decision d
              join mine m on m.pair = d.pair
             where d.taken_back_at is null
               and not exists (select from pairing.blind_opening o where o.pair = d.pair and o.what = d.what)
               and not exists (select from pairing.blind_readiness r
                                where r.pair = d.pair and r.what = d.what and r.person = :me)
             group by m.pair, m.partner
            union all
            select 'TO_CHECK', m.pair, null, null, due.what, m.partner
              from mine m
              cross join lateral (
                   select t.what from led.check_times(m.pair) t
                    where t.since <= (:now::timestamptz)::date
                    order by t.place desc
                    limit 1) due
             where not exists (select from pairing.blind_opening o
                                where o.pair = m.pair and o.what = due.what)
               and not exists (select from pairing.blind_readiness r
                                where r.pair = m.pair and r.what = due.what)
             order by day nulls first, kind, subject
            """.formatted(READ_ENOUGH);

    private final Settings settings;

    LeadingToday(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(WAITING, Waiting.class, this::items);
    }

    private List<Item> items(List<Waiting> all) {
        return all.stream().map(this::item).toList();
    }

    private Item item(Waiting waiting) {
        var partner = Names.of(waiting.partner());
        var pair = "/pairs/" + waiting.pair();
        var commitment = pair + "/challenge/commitments/" + waiting.subject();
        var acting = say("you and {name}", "name", partner);
        var day = waiting.day();
        var due = day == null ? null : day.atTime(23, 59).atZone(settings.timeZone());
        return switch (waiting.what()) {
            case ASKED ->
                new Item(
                        t("{name} asks you to take something on", "name", partner),
                        t("It counts only when you say yes."),
                        commitment,
                        due,
                        acting);
            case DUE ->
                new Item(
                        t("What you took on"),
                        t("Say what came of it: kept, changed, or let go. Each is fine."),
                        commitment,
                        due,
                        acting);
            case TO_HEAR ->
                new Item(
                        t("{name} finds something in your agreement no longer true", "name", partner),
                        t("Read it, and say what you heard. Nothing changes before that."),
                        pair + "/agreement/repairs/" + waiting.subject(),
                        null,
                        acting);
            case TO_OPEN ->
                new Item(
                        waiting.title() == null
                                ? t("Your shared challenge, for your coaching call")
                                : t("Your shared challenge, for “{day}”", "day", title(waiting)),
                        waiting.title() == null
                                ? t("The call opens with it. Look together at what you tried since the last day.")
                                : t("Each day opens with it. Look together at what you tried since the last."),
                        pair + "/challenge",
                        due,
                        acting);
            case TO_READ ->
                new Item(
                        t("Your agreement: still true?"),
                        t("Read it again around “{day}”. It takes three minutes.", "day", title(waiting)),
                        pair + "/agreement",
                        due,
                        acting);
            case TO_PLACE ->
                new Item(
                        waiting.subject() == null
                                ? t("Decisions wait for your place on their ladder")
                                : t("A decision waits for your place on its ladder"),
                        t("You place it alone. Both places open when you both have."),
                        pair + "/decisions" + (waiting.subject() == null ? "" : "/" + waiting.subject()),
                        null,
                        acting);
            case TO_CHECK ->
                new Item(
                        t("Take the pair check"),
                        t("Ten sentences, three minutes. It opens when you both are ready."),
                        pair + "/check/"
                                + Check.Moment.about(title(waiting))
                                        .orElseThrow()
                                        .key(),
                        null,
                        acting);
        };
    }

    private static String title(Waiting waiting) {
        return waiting.title() == null ? "" : waiting.title();
    }
}
