-- A letter of standing: what a pair went through, as the programme has it on record, and what the two say they led. Both
-- make it, either takes it back; whoever has its code reads it, and no list of them is open to anybody.

create table programme.letter_of_standing (
    id            uuid        primary key,
    pair          uuid        not null references pairing.pair,
    cohort        uuid        not null,
    since         date        not null,
    until         date        not null check (until >= since),
    held          int         not null check (held > 0),
    both_there    int         check (both_there between 1 and held),
    language      text        not null,
    version       int         not null default 1,
    named         bytea       not null,
    led           bytea       not null,
    grain         bytea       not null,
    prepared_by   uuid        not null references people.person,
    prepared_at   timestamptz not null,
    made_at       timestamptz,
    code          bytea,
    code_hash     bytea       unique,
    replaced_at   timestamptz check (replaced_at >= made_at),
    taken_back_at timestamptz check (taken_back_at >= made_at),
    foreign key (cohort, pair) references programme.cohort_pair (cohort, pair),
    check ((made_at is null) = (code is null) and (made_at is null) = (code_hash is null)),
    check (made_at is not null or coalesce(replaced_at, taken_back_at) is null)
);
create unique index one_letter_in_the_making on programme.letter_of_standing (pair, cohort) where made_at is null;
create unique index one_letter_that_stands on programme.letter_of_standing (pair, cohort)
    where made_at is not null and replaced_at is null and taken_back_at is null;
comment on column programme.letter_of_standing.both_there is 'On how many of the days held both were there; null where it is not recorded, or they leave it out';
comment on column programme.letter_of_standing.named is 'The two, in which hats if they show them, the programme, the cohort and who runs it: as they were called then';
comment on column programme.letter_of_standing.grain is 'Sealed and random: without it the digest of short words could be guessed';
comment on column programme.letter_of_standing.code is 'Sealed, for the two; everybody else brings it';
comment on column programme.letter_of_standing.code_hash is 'A mark made with a key that lies outside the database: codes cannot be tried on a copy of it';

-- What is on record of a pair's way through a cohort: from its first day to its last, how many were held, and on how many
-- both were there, where that was noted for both on all of them. A function, because days are closed to a pair that has
-- left, and of who came a half sees only its own.
create policy way_of_ones_own_pair on programme.cohort_pair for select to current_user
    using (pair = any ((select vault.circles())::uuid[]));
create policy way_of_ones_own_pair on programme.cohort_day for select to current_user
    using (exists (select from programme.cohort_pair p
                    where p.cohort = cohort_day.cohort and p.pair = any ((select vault.circles())::uuid[])));
create policy way_of_ones_own_pair on programme.attendance for select to current_user
    using (pair = any ((select vault.circles())::uuid[]));
create function programme.way_through(some_cohort uuid, some_pair uuid, moment timestamptz)
    returns table (since date, until date, held int, both_there int, over boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select min(h.day), max(h.day), count(h.day)::int,
               case when bool_and(h.noted = 2) then nullif(count(*) filter (where h.came = 2), 0)::int end,
               p.left_at is not null
                   or not exists (select from programme.cohort_day d
                                   where d.cohort = p.cohort and d.cancelled_at is null
                                     and (d.day + d.ends) at time zone d.zone > moment)
          from programme.cohort_pair p
          left join lateral (
               select d.day, n.noted, n.came
                 from programme.cohort_day d
                cross join lateral (
                      select count(*) as noted, count(*) filter (where a.how = 'came') as came
                        from programme.attendance a
                       where a.day = d.id and a.pair = p.pair) n
                where d.cohort = p.cohort and d.cancelled_at is null
                  and (d.day + d.ends) at time zone d.zone <= moment
                  and (n.noted > 0
                       or (d.day + d.ends) at time zone d.zone > p.joined_at
                          and (p.left_at is null or (d.day + d.starts) at time zone d.zone < p.left_at))) h on true
         where p.pair = some_pair and p.cohort = some_cohort and p.pair = any (vault.circles())
         group by p.cohort, p.left_at;
    end;

-- Whatever the program does wrong, a letter says nothing else.
create function programme.says_what_is_on_record() returns trigger
    language plpgsql as
$$
begin
    -- Asked of whoever serves a person; a restore brings rows back as they were.
    if current_user = trim(both '"' from '${app}')
       and not exists (select from programme.way_through(new.cohort, new.pair, coalesce(new.made_at, new.prepared_at)) w
                        where w.over and (w.since, w.until, w.held) = (new.since, new.until, new.held)
                          and (new.both_there is null or new.both_there = w.both_there)) then
        raise exception 'a letter of standing says what is on record';
    end if;
    return new;
end
$$;
create trigger says_what_is_on_record
    before insert or update of cohort, pair, since, until, held, both_there, prepared_at, made_at
    on programme.letter_of_standing
    for each row execute function programme.says_what_is_on_record();

-- In the very transaction in which the second hand closes the offer, and so to exactly these words.
create trigger made_by_both before update of made_at on programme.letter_of_standing for each row
    when (new.made_at is not null and new.made_at is distinct from old.made_at)
    execute function pairing.only_by_both('letter-of-standing', 'pair', 'id');

-- What both have made says the same for good. It can only come to stand no more, once.
create function programme.made_letters_say_the_same() returns trigger
    language plpgsql as
$$
declare
    how_it_ends constant text[] := array['replaced_at', 'taken_back_at'];
begin
    if to_jsonb(old) - how_it_ends <> to_jsonb(new) - how_it_ends
       or new.replaced_at is distinct from old.replaced_at and old.replaced_at is not null
       or new.taken_back_at is distinct from old.taken_back_at and old.taken_back_at is not null then
        raise exception 'a letter that both have made says the same for good';
    end if;
    return new;
end
$$;
create trigger made_letters_say_the_same before update on programme.letter_of_standing for each row
    when (old.made_at is not null)
    execute function programme.made_letters_say_the_same();
revoke all on function programme.says_what_is_on_record, programme.made_letters_say_the_same from public;

alter table programme.letter_of_standing enable row level security;
alter table programme.letter_of_standing force row level security;
create policy the_two_see_it on programme.letter_of_standing for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy either_prepares on programme.letter_of_standing for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and prepared_by = vault.me() and made_at is null);
create policy either_changes_or_takes_back on programme.letter_of_standing for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy erased_with_either on programme.letter_of_standing for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
grant select, insert, delete,
    update (since, until, held, both_there, language, version, named, led, prepared_by, prepared_at, made_at, code,
            code_hash, replaced_at, taken_back_at)
    on programme.letter_of_standing to ${app};

-- Whoever brings the code sees that one letter, unless it was taken back. Nobody need be asking.
create policy whoever_brings_its_code on programme.letter_of_standing for select to current_user
    using (code_hash = decode(nullif(current_setting('alongside.code', true), ''), 'hex'));
create function programme.letter_behind(brought bytea) returns setof programme.letter_of_standing
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform set_config('alongside.code', encode(brought, 'hex'), true);
    return query select * from programme.letter_of_standing l where l.code_hash = brought and l.taken_back_at is null;
    perform set_config('alongside.code', '', true);
end
$$;
revoke all on function programme.way_through, programme.letter_behind from public;
grant execute on function programme.way_through, programme.letter_behind to ${app};

-- A letter has a key of its own, which goes with either of the two.
create policy a_letter_of_ones_own_pair on vault.destroyed_key for insert to ${app}
    with check (exists (select from programme.letter_of_standing l
                         where l.id = key and l.pair = any ((select vault.circles())::uuid[])));
