-- What a pair decided, who led in it, and on which ladder each half places it. Where they place it are blind answers.
create table led.decision (
    id            uuid        primary key,
    pair          uuid        not null references pairing.pair,
    written_by    uuid        not null references people.person,
    written_at    timestamptz not null,
    words         bytea,
    decided_on    date        not null,
    led_by        text        not null check (led_by in ('lives', 'works', 'both')),
    ladder        text        not null check (ladder in ('tlap', 'arnstein')),
    version       int         not null default 1,
    what          text        not null generated always as ('decision ' || id::text || ' ' || version::text) stored,
    taken_back_at timestamptz,
    check ((words is null) = (taken_back_at is not null))
);
create index decisions_of_a_pair on led.decision (pair, decided_on);
comment on column led.decision.words is 'Under the key of whoever wrote them, in the space of the pair; none once they took them back';
comment on column led.decision.what is 'What the blind answers to it are known by. A correction counts one on, so nothing stands placed under other words';

alter table led.decision enable row level security;
alter table led.decision force row level security;
create policy own_decisions on led.decision for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy either_writes on led.decision for insert to ${app}
    with check (written_by = vault.me() and taken_back_at is null and pair = any ((select vault.circles())::uuid[]));
-- Corrected until both have placed it; taken back at any time. Either by whoever wrote it.
create policy own_words_go_on on led.decision for update to ${app}
    using (written_by = vault.me() and taken_back_at is null)
    with check (written_by = vault.me()
                and (taken_back_at is not null
                     or not exists (select from pairing.blind_opening o
                                     where o.pair = decision.pair
                                       and starts_with(o.what, 'decision ' || decision.id::text || ' '))));
grant select, insert, update (words, decided_on, led_by, ladder, version, taken_back_at) on led.decision to ${app};

-- For those alongside a pair: what was opened, and when; nothing of what is under way, and nothing of decisions, which
-- are the two halves' alone.
create or replace function pairing.blind_openings(pairs uuid[], beginning text)
    returns table (pair uuid, what text, opened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.pair, o.what, o.opened_at
          from pairing.blind_opening o
         where o.pair = any (pairs) and starts_with(o.what, beginning) and not starts_with(o.what, 'decision ')
           and exists (select from vault.membership m
                        where m.circle = o.pair and m.until is null and vault.alongside(m.person));
    end;
