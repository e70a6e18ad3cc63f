-- Blind answers of a pair: each writes alone, and both are opened at the same moment and never closed again. What they
-- are about is told by "what": the check at the start, for instance.
create table pairing.blind_opening (
    pair      uuid        not null references pairing.pair,
    what      text        not null,
    opened_at timestamptz not null default now(),
    primary key (pair, what)
);
alter table pairing.blind_opening enable row level security;
alter table pairing.blind_opening force row level security;
create policy of_own_pairs on pairing.blind_opening for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy functions_of_the_opening on pairing.blind_opening to current_user
    using (vault.me() is not null) with check (vault.me() is not null);
grant select on pairing.blind_opening to ${app};

-- Who is ready: seen by that person alone. The functions below look at both, and hold no words.
create table pairing.blind_readiness (
    pair     uuid        not null references pairing.pair,
    what     text        not null,
    person   uuid        not null references people.person,
    ready_at timestamptz not null,
    primary key (pair, what, person)
);
alter table pairing.blind_readiness enable row level security;
alter table pairing.blind_readiness force row level security;
create policy own_readiness on pairing.blind_readiness for select to ${app} using (person = vault.me());
create policy functions_of_the_opening on pairing.blind_readiness to current_user
    using (vault.me() is not null) with check (vault.me() is not null);
grant select on pairing.blind_readiness to ${app};

create function pairing.blind_stands(somewhere uuid, about text) returns boolean
    language sql stable
    return exists (select from pairing.blind_opening o where o.pair = somewhere and o.what = about)
        or exists (select from pairing.blind_readiness r
                    where r.pair = somewhere and r.what = about and r.person = vault.me());

create table pairing.blind_answer (
    id     uuid  primary key,
    pair   uuid  not null references pairing.pair,
    what   text  not null,
    person uuid  not null references people.person,
    sealed bytea not null,
    unique (pair, what, person)
);
comment on column pairing.blind_answer.sealed is 'Under the key of whoever answered, in the space of the pair';
alter table pairing.blind_answer enable row level security;
alter table pairing.blind_answer force row level security;
create policy own_or_opened on pairing.blind_answer for select to ${app}
    using (person = vault.me()
           or exists (select from pairing.blind_opening o where o.pair = blind_answer.pair and o.what = blind_answer.what));
create policy own_while_answering on pairing.blind_answer for insert to ${app}
    with check (person = vault.me() and pair = any ((select vault.circles())::uuid[])
                and not pairing.blind_stands(pair, what));
create policy own_changes_while_answering on pairing.blind_answer for update to ${app}
    using (person = vault.me() and not pairing.blind_stands(pair, what))
    with check (person = vault.me() and not pairing.blind_stands(pair, what));
create policy own_goes_before_the_opening on pairing.blind_answer for delete to ${app}
    using (person = vault.me() and not exists (select from pairing.blind_opening o
                                                where o.pair = blind_answer.pair and o.what = blind_answer.what));
grant select, insert, delete, update (sealed) on pairing.blind_answer to ${app};

create function pairing.blind_hold(somewhere uuid, about text) returns void
    language sql
    return pg_advisory_xact_lock(hashtextextended(somewhere::text || about, 20));

-- My being ready. If the other half is ready too, this is the opening. True once it is open.
create function pairing.blind_ready(somewhere uuid, about text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    if not vault.in_circle(somewhere) then
        return false;
    end if;
    perform pairing.blind_hold(somewhere, about);
    insert into pairing.blind_readiness (pair, what, person, ready_at)
        select somewhere, about, vault.me(), now()
         where not exists (select from pairing.blind_opening where pair = somewhere and what = about)
        on conflict do nothing;
    insert into pairing.blind_opening (pair, what)
        select somewhere, about
         where 2 = (select count(*)
                      from pairing.blind_readiness r
                      join vault.membership m on m.circle = r.pair and m.person = r.person and m.until is null
                     where r.pair = somewhere and r.what = about)
        on conflict do nothing;
    return exists (select from pairing.blind_opening where pair = somewhere and what = about);
end
$$;

-- Taking it back, as long as it is not open. True if it was taken back.
create function pairing.blind_not_ready_yet(somewhere uuid, about text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform pairing.blind_hold(somewhere, about);
    delete from pairing.blind_readiness
     where pair = somewhere and what = about and person = vault.me()
       and not exists (select from pairing.blind_opening where pair = somewhere and what = about);
    return found;
end
$$;

-- For someone who erases themselves: what never opened was never begun.
create function pairing.blind_forget() returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        delete from pairing.blind_readiness r
         where r.person = vault.me()
           and not exists (select from pairing.blind_opening o where o.pair = r.pair and o.what = r.what);
    end;

-- For those alongside a pair: what was opened, and when; nothing of what is under way.
create function pairing.blind_openings(pairs uuid[], beginning text)
    returns table (pair uuid, what text, opened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.pair, o.what, o.opened_at
          from pairing.blind_opening o
         where o.pair = any (pairs) and starts_with(o.what, beginning)
           and exists (select from vault.membership m
                        where m.circle = o.pair and m.until is null and vault.alongside(m.person));
    end;

revoke all on function pairing.blind_stands, pairing.blind_hold, pairing.blind_ready, pairing.blind_not_ready_yet,
    pairing.blind_forget, pairing.blind_openings from public;
grant execute on function pairing.blind_stands, pairing.blind_ready, pairing.blind_not_ready_yet,
    pairing.blind_forget, pairing.blind_openings to ${app};

-- The first, the middle and the last day of the cohort a pair is in, for those who see them.
create function programme.span_of(some_pair uuid) returns table (first_day date, middle_day date, last_day date)
    language sql stable
    begin atomic
        select min(d.day), percentile_disc(0.5) within group (order by d.day), max(d.day)
          from programme.cohort_pair p
          join programme.cohort_day d on d.cohort = p.cohort and d.cancelled_at is null
         where p.pair = some_pair and p.left_at is null
        having count(*) > 0;
    end;
revoke all on function programme.span_of from public;
grant execute on function programme.span_of to ${app};

-- When each check of a pair is due, by the days of its cohort; none for a pair in no cohort.
create function led.check_times(some_pair uuid) returns table (place int, what text, since date)
    language sql stable
    begin atomic
        select w.place, 'check ' || w.moment, w.since
          from programme.span_of(some_pair) s
         cross join lateral (values (1, 'start', s.first_day), (2, 'middle', s.middle_day), (3, 'end', s.last_day),
                                    (4, '6-months', (s.last_day + interval '6 months')::date),
                                    (5, '12-months', (s.last_day + interval '12 months')::date),
                                    (6, '24-months', (s.last_day + interval '24 months')::date))
               as w (place, moment, since);
    end;
revoke all on function led.check_times from public;
grant execute on function led.check_times to ${app};
