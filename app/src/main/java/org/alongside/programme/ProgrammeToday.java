package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Words;
import org.alongside.web.Frame;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of programmes waits for somebody: as one of a pair, as a lead, or as who looks after the installation. */
@Component
class ProgrammeToday implements Today {

    private record Waiting(
            String kind,
            @Nullable UUID first,
            @Nullable UUID second,
            String slug,
            String title,
            int many,
            @Nullable Instant due,
            @Nullable String zone,
            @Nullable String acting) {

        /** The day a call names is a day where the call is. */
        @Nullable
        ZonedDateTime by() {
            return due == null ? null : zone == null ? Frame.here(due) : due.atZone(ZoneId.of(zone));
        }
    }

    private static final String WAITING = """
                select 'draft' as kind, a.pair as first, a.id as second, c.slug, c.title, 0 as many, c.closes_at as due,
                       c.zone, people.name_of(case when a.lives = :me then a.works else a.lives end) as acting
                  from programme.application a
                  join programme.call c on c.id = a.call
                 where :me in (a.lives, a.works) and a.sent_at is null and a.withdrawn_at is null and c.closes_at > :now
                union all
                select case when p.application is null then 'told' else 'offered' end, a.pair, a.id, c.slug, c.title, 0,
                       p.accept_by, c.zone, people.name_of(case when a.lives = :me then a.works else a.lives end)
                  from programme.application a
                  join programme.call c on c.id = a.call
                  join programme.decision d on d.application = a.id and d.released_at is not null
                  left join programme.place p on p.application = a.id and p.accept_by is not null
                 where :me in (a.lives, a.works) and a.withdrawn_at is null
                   and (p.application is null and d.released_at > :now::timestamptz - interval '14 days'
                        or p.taken_at is null and p.given_up_at is null and p.accept_by > :now)
                union all
                select case when c.published_at is null then 'write' else 'decide' end, c.programme, c.id, c.slug, c.title,
                       (select count(*)::int from programme.application a
                         where a.call = c.id and a.sent_at is not null and a.withdrawn_at is null
                           and not :me in (a.lives, a.works)
                           and not exists (select from programme.decision d
                                            where d.application = a.id and d.released_at is not null)),
                       case when c.published_at is not null
                            then (c.decide_by + time '23:59') at time zone c.zone end, c.zone, null
                  from programme.call c
                  join programme.lead l on l.programme = c.programme and l.person = :me and l.until is null
                 where c.published_at is null
                    or c.closes_at <= :now
                       and exists (select from programme.application a
                                    where a.call = c.id and a.sent_at is not null and a.withdrawn_at is null
                                      and not :me in (a.lives, a.works)
                                      and not exists (select from programme.decision d
                                                       where d.application = a.id and d.released_at is not null))
                union all
                select 'plan', l.programme, null, '', p.name, 0, null, null, null
                  from programme.lead l
                  join programme.programme p on p.id = l.programme
                 where l.person = :me and l.until is null
                   and not exists (select from programme.call c where c.programme = l.programme)
                   and not exists (select from programme.cohort c where c.programme = l.programme)
                union all
                select 'open', c.id, null, '', c.name, 0, null, null, null
                  from programme.cohort c
                  join programme.lead l on l.programme = c.programme and l.person = :me and l.until is null
                 where c.opened_at is null
                union all
                select distinct 'lead', l.programme, null::uuid, '', c.title, 0, null::timestamptz, null, null
                  from programme.lead l
                  join programme.application a on a.programme = l.programme and :me in (a.lives, a.works)
                  join programme.call c on c.id = a.call
                 where l.person = :me and l.until is null and not programme.administers()
                   and a.sent_at is not null and a.withdrawn_at is null
                   and not exists (select from programme.decision d
                                    where d.application = a.id and d.released_at is not null)
                   and not exists (select from programme.lead o
                                    where o.programme = l.programme and o.until is null
                                      and o.person not in (a.lives, a.works))
                union all
                select 'name-lead', n.programme, null, '', n.title, 0, null, null, null
                  from programme.needs_another_lead() n
                 where programme.administers()
                union all
                select 'waits', w.brought, null, '', w.cohort_name, 0, w.lapses_at, null, w.other_name
                  from programme.waits_for_the_other_half() w
                 where w.lapses_at > :now
                union all
                select 'begin', null, null, '', '', 0, null, null, null
                 where programme.administers() and not exists (select from programme.programme)
                union all
                select 'safeguard', null, null, '', '', 0, null, null, null
                 where programme.administers() and exists (select from programme.programme)
                   and (select count(*) from programme.safeguarding s where s.until is null)
                       < 2 * (select count(*) + 1 from programme.programme)
                """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                waiting -> waiting.stream().map(ProgrammeToday::item).toList());
    }

    private static Item item(Waiting waiting) {
        var application = "/pairs/" + waiting.first() + "/applications/" + waiting.slug();
        var call = "/lead/" + waiting.first() + "/calls/" + waiting.second();
        var with = waiting.acting() == null ? "" : waiting.acting();
        return switch (waiting.kind()) {
            case "draft" ->
                new Item(
                        t("Go on with your application"),
                        t(
                                "“{call}”, together with {name}. It is sent when you have both said yes.",
                                "call",
                                waiting.title(),
                                "name",
                                with),
                        application,
                        waiting.by(),
                        null);
            case "offered" ->
                new Item(
                        t("There is a place for you"),
                        t(
                                "“{call}”, together with {name}. It is yours when you have both said yes.",
                                "call",
                                waiting.title(),
                                "name",
                                with),
                        application,
                        waiting.by(),
                        null);
            case "told" ->
                new Item(
                        t("There is an answer to your application"),
                        t("“{call}”, together with {name}.", "call", waiting.title(), "name", with),
                        application,
                        null,
                        null);
            case "write" ->
                new Item(
                        t("Finish the call"),
                        t("“{call}” is a draft. Only the leads can see it.", "call", waiting.title()),
                        call,
                        null,
                        null);
            case "decide" ->
                new Item(
                        t("Decide, and tell the pairs"),
                        t(
                                "“{call}”: {n, plural, one {one pair waits} other {{n} pairs wait}} for an answer.",
                                "call",
                                waiting.title(),
                                "n",
                                waiting.many()),
                        call + "/applications",
                        waiting.by(),
                        null);
            case "waits" ->
                new Item(
                        t("You have said yes to “{cohort}”", "cohort", waiting.title()),
                        t(
                                "We wait for {name}, until {day}. You need do nothing.",
                                "name",
                                with,
                                "day",
                                Words.date(Objects.requireNonNull(waiting.by()))),
                        "/asked/" + waiting.first(),
                        null,
                        null);
            case "plan" ->
                new Item(
                        t("Begin “{programme}”", "programme", waiting.title()),
                        t("Write a call for pairs, or make a cohort and bring its pairs in."),
                        "/lead",
                        null,
                        null);
            case "open" ->
                new Item(
                        t("Prepare “{cohort}”", "cohort", waiting.title()),
                        t("It is not open yet. Its page says what is left to do."),
                        "/cohorts/" + waiting.first(),
                        null,
                        null);
            case "lead" ->
                new Item(
                        t("Another lead is needed"),
                        t(
                                "You have applied to “{call}” yourself, and nobody else leads it who could decide. Ask those who look after this place to name somebody.",
                                "call",
                                waiting.title()),
                        "/lead",
                        null,
                        null);
            case "name-lead" ->
                new Item(
                        t("Another lead is needed"),
                        t(
                                "A pair has applied to “{call}”, and nobody leads it who is not one of them. Ask somebody else to lead too, or nobody can decide.",
                                "call",
                                waiting.title()),
                        "/administration",
                        null,
                        null);
            case "safeguard" ->
                new Item(
                        t("Name who looks after safeguarding"),
                        t("Each programme needs a safeguarding lead and a deputy, and so does the place as a whole."),
                        "/administration",
                        null,
                        null);
            default ->
                new Item(
                        t("Begin the first programme"),
                        t("Then name who leads it. They write the call."),
                        "/administration",
                        null,
                        null);
        };
    }
}
