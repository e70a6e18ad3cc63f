-- What two people assume about each other: written blind, opened for both at the same moment and never closed again.
create schema reflection;
grant usage on schema reflection to ${app};

-- Who has read the limits of confidentiality, in which wording, before writing anything.
create table reflection.limits_read (
    person  uuid        not null references people.person,
    version text        not null,
    read_at timestamptz not null,
    primary key (person, version)
);
alter table reflection.limits_read enable row level security;
alter table reflection.limits_read force row level security;
create policy own_reading on reflection.limits_read to ${app} using (person = vault.me()) with check (person = vault.me());
grant select, insert, delete on reflection.limits_read to ${app};

-- The opening of a pair's assumptions. There is no way to change or remove one.
create table reflection.opening (
    pair      uuid        primary key references pairing.pair,
    opened_at timestamptz not null default now()
);
alter table reflection.opening enable row level security;
alter table reflection.opening force row level security;
create policy of_own_pairs on reflection.opening for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy functions_of_the_opening on reflection.opening to current_user using (true) with check (true);
grant select on reflection.opening to ${app};

-- Who has begun and who is ready: seen by that person alone. The functions below look at both, and hold no words.
create table reflection.readiness (
    pair     uuid        not null references pairing.pair,
    person   uuid        not null references people.person,
    ready_at timestamptz,
    primary key (pair, person)
);
alter table reflection.readiness enable row level security;
alter table reflection.readiness force row level security;
create policy own_readiness on reflection.readiness for select to ${app} using (person = vault.me());
create policy functions_of_the_opening on reflection.readiness to current_user using (true) with check (true);
grant select on reflection.readiness to ${app};

-- Whether my words in this pair stand still: I am ready, or all of it is open.
create function reflection.stands(somewhere uuid) returns boolean
    language sql stable
    return exists (select from reflection.opening o where o.pair = somewhere)
        or exists (select from reflection.readiness r
                    where r.pair = somewhere and r.person = vault.me() and r.ready_at is not null);

-- A guess about the other half, or the own answer to the question that the other half guesses at. A question left out
-- has a row like any other, so that not even a dump tells which were.
create table reflection.answer (
    id     uuid    primary key,
    pair   uuid    not null references pairing.pair,
    person uuid    not null references people.person,
    prompt text    not null,
    guess  boolean not null,
    sealed bytea   not null,
    unique (pair, person, prompt, guess),
    unique (id, pair)
);
comment on column reflection.answer.sealed is 'Under the key of whoever wrote it, in the space of the pair';
alter table reflection.answer enable row level security;
alter table reflection.answer force row level security;
create policy own_or_opened on reflection.answer for select to ${app}
    using (person = vault.me() or exists (select from reflection.opening o where o.pair = answer.pair));
create policy own_while_writing on reflection.answer for insert to ${app}
    with check (person = vault.me() and pair = any ((select vault.circles())::uuid[]) and not reflection.stands(pair));
create policy own_changes_while_writing on reflection.answer for update to ${app}
    using (person = vault.me() and not reflection.stands(pair))
    with check (person = vault.me() and not reflection.stands(pair));
create policy own_goes_before_the_opening on reflection.answer for delete to ${app}
    using (person = vault.me() and not exists (select from reflection.opening o where o.pair = answer.pair));
grant select, insert, delete, update (sealed) on reflection.answer to ${app};

-- After the opening the half a guess is about says whether it holds; on another day again.
create table reflection.verdict (
    guess   uuid not null,
    pair    uuid not null,
    person  uuid not null references people.person,
    said_on date not null,
    verdict text not null check (verdict in ('held', 'partly', 'not')),
    primary key (guess, said_on),
    foreign key (guess, pair) references reflection.answer (id, pair)
);
alter table reflection.verdict enable row level security;
alter table reflection.verdict force row level security;
create policy of_own_pairs on reflection.verdict for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy by_whom_it_is_about on reflection.verdict for insert to ${app}
    with check (person = vault.me() and exists (select from reflection.answer a
                                                 where a.id = verdict.guess and a.guess and a.person <> vault.me()));
create policy changed_the_same_day on reflection.verdict for update to ${app} using (person = vault.me());
grant select, insert, update (verdict) on reflection.verdict to ${app};

-- And whoever guessed adds what they learned; on another day again.
create table reflection.lesson (
    id         uuid  primary key,
    guess      uuid  not null,
    pair       uuid  not null,
    person     uuid  not null references people.person,
    learned_on date  not null,
    sealed     bytea not null,
    unique (guess, learned_on),
    foreign key (guess, pair) references reflection.answer (id, pair)
);
comment on column reflection.lesson.sealed is 'Under the key of whoever learned it, in the space of the pair';
alter table reflection.lesson enable row level security;
alter table reflection.lesson force row level security;
create policy of_own_pairs on reflection.lesson for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy by_whoever_guessed on reflection.lesson for insert to ${app}
    with check (person = vault.me() and exists (select from reflection.opening o where o.pair = lesson.pair)
                and exists (select from reflection.answer a
                             where a.id = lesson.guess and a.guess and a.person = vault.me()));
create policy changed_the_same_day on reflection.lesson for update to ${app} using (person = vault.me());
create policy own_lessons_go on reflection.lesson for delete to ${app} using (person = vault.me());
grant select, insert, delete, update (sealed) on reflection.lesson to ${app};

-- One at a time for each pair, whatever the program holds.
create function reflection.hold(somewhere uuid) returns void
    language sql
    return pg_advisory_xact_lock(hashtextextended(somewhere::text, 40));

create function reflection.begin_assuming(somewhere uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        insert into reflection.readiness (pair, person)
            select somewhere, vault.me() where vault.in_circle(somewhere)
            on conflict do nothing;
    end;

-- My being ready. If the other half is ready too, this is the opening. True once it is open.
create function reflection.say_ready(somewhere uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform reflection.hold(somewhere);
    update reflection.readiness set ready_at = now()
     where pair = somewhere and person = vault.me() and ready_at is null and vault.in_circle(somewhere);
    insert into reflection.opening (pair)
        select somewhere
         where 2 = (select count(*)
                      from reflection.readiness r
                      join vault.membership m on m.circle = r.pair and m.person = r.person and m.until is null
                     where r.pair = somewhere and r.ready_at is not null)
        on conflict do nothing;
    return exists (select from reflection.opening where pair = somewhere and vault.in_circle(somewhere));
end
$$;

-- Taking it back, as long as it is not open. True if it was taken back.
create function reflection.not_ready_yet(somewhere uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform reflection.hold(somewhere);
    update reflection.readiness set ready_at = null
     where pair = somewhere and person = vault.me()
       and not exists (select from reflection.opening where pair = somewhere);
    return found;
end
$$;

-- For someone who erases themselves: what never opened was never begun.
create function reflection.forget_readiness() returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        delete from reflection.readiness r
         where r.person = vault.me() and not exists (select from reflection.opening o where o.pair = r.pair);
    end;

-- For those alongside a pair: not begun, under way or opened; never which half is late. To the pair itself "under way"
-- would tell just that, so the halves get an answer only once it is open.
create function reflection.standings(pairs uuid[]) returns table (pair uuid, standing text, opened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select asked.pair,
               case when o.pair is not null then 'opened'
                    when exists (select from reflection.readiness r where r.pair = asked.pair) then 'under-way'
                    else 'not-begun' end,
               o.opened_at
          from unnest(pairs) as asked (pair)
          left join reflection.opening o on o.pair = asked.pair
         where (o.pair is not null or not vault.in_circle(asked.pair))
           and exists (select from vault.membership m
                        where m.circle = asked.pair and m.until is null and vault.alongside(m.person));
    end;

revoke all on all functions in schema reflection from public;
grant execute on function reflection.stands, reflection.begin_assuming, reflection.say_ready, reflection.not_ready_yet,
    reflection.forget_readiness, reflection.standings to ${app};
