-- What a cohort does on its days: the plan of each day as a timed list of exercises, the day as it runs, and what was put
-- aside for later. A plan is no secret: everybody in the cohort and the leads of its programme read it.
create schema learn;
grant usage on schema learn to ${app};

create table learn.day_plan (
    day        uuid        primary key references programme.cohort_day,
    cohort     uuid        not null references programme.cohort,
    aim        text        not null default '',
    work       text        not null default '',
    coaching   boolean     not null default false,
    language   text        not null,
    changed_at timestamptz not null
);
create index plans_of_a_cohort on learn.day_plan (cohort);
comment on column learn.day_plan.work is 'What pairs do between this day and the next';
comment on column learn.day_plan.coaching is 'Whether a coaching call with the facilitators follows';

create table learn.block (
    id       uuid  primary key,
    day      uuid  not null references learn.day_plan on delete cascade,
    cohort   uuid  not null,
    place    int   not null,
    minutes  int   not null check (minutes between 1 and 600),
    exercise jsonb not null
);
create index blocks_of_a_day on learn.block (day, place);
create index blocks_of_a_cohort on learn.block (cohort);
comment on column learn.block.exercise is 'The words of the exercise as they stand on this day: a copy, so that changing it changes no other day';

-- Groups of three or four pairs, who learn from each other on one day.
create table learn.learning_set (
    day    uuid not null references learn.day_plan on delete cascade,
    cohort uuid not null,
    pair   uuid not null references pairing.pair,
    number int  not null check (number between 1 and 20),
    primary key (day, pair)
);

-- A day under way. Each change counts one step on, so that nobody moves on from where they no longer are.
create table learn.running (
    day       uuid        primary key references learn.day_plan,
    cohort    uuid        not null,
    host      uuid        not null references people.person,
    block     uuid        references learn.block on delete set null,
    turn      int         not null default 0 check (turn >= 0),
    since     timestamptz not null,
    extra     int         not null default 0,
    paused_at timestamptz,
    step      bigint      not null default 1,
    note      text        not null default '',
    begun_at  timestamptz not null,
    ended_at  timestamptz
);
create index running_of_a_cohort on learn.running (cohort);
comment on column learn.running.extra is 'Minutes given on top of what the plan says, for this turn';
comment on column learn.running.note is 'A word of the facilitators to everybody, with the step';

-- Put aside for later, by somebody in the room: sealed under their own key, read by the cohort from then on.
create table learn.parked (
    id        uuid        primary key,
    day       uuid        not null references learn.day_plan,
    cohort    uuid        not null,
    person    uuid        not null references people.person,
    words     bytea       not null,
    parked_at timestamptz not null,
    ended_at  timestamptz
);
create index parked_on_a_day on learn.parked (day, parked_at);

-- Who sees what -------------------------------------------------------------------------------------------------------

-- Whether I am in this cohort, or lead its programme.
create function learn.sees_plan(some_cohort uuid) returns boolean
    language sql stable
    return exists (select from programme.cohort c
                    where c.id = some_cohort
                      and (c.id = any ((select vault.circles())::uuid[])
                           or c.programme = any ((select vault.circles())::uuid[])
                           or c.facilitators = any ((select vault.circles())::uuid[])));
revoke all on function learn.sees_plan from public;
grant execute on function learn.sees_plan to ${app};

alter table learn.day_plan enable row level security;
alter table learn.day_plan force row level security;
create policy plans_are_seen on learn.day_plan for select to ${app} using (learn.sees_plan(cohort));
create policy facilitators_plan on learn.day_plan to ${app}
    using (programme.facilitates(cohort))
    with check (programme.facilitates(cohort)
                and exists (select from programme.cohort_day d where d.id = day_plan.day and d.cohort = day_plan.cohort));
grant select, insert, update (aim, work, coaching, language, changed_at), delete on learn.day_plan to ${app};

alter table learn.block enable row level security;
alter table learn.block force row level security;
create policy blocks_are_seen on learn.block for select to ${app} using (learn.sees_plan(cohort));
create policy facilitators_plan on learn.block to ${app}
    using (programme.facilitates(cohort))
    with check (programme.facilitates(cohort)
                and exists (select from learn.day_plan p where p.day = block.day and p.cohort = block.cohort));
grant select, insert, update (place, minutes, exercise), delete on learn.block to ${app};

alter table learn.learning_set enable row level security;
alter table learn.learning_set force row level security;
create policy sets_are_seen on learn.learning_set for select to ${app}
    using (cohort = any ((select vault.circles())::uuid[]) or programme.facilitates(cohort));
create policy facilitators_make_sets on learn.learning_set to ${app}
    using (programme.facilitates(cohort))
    with check (programme.facilitates(cohort)
                and exists (select from learn.day_plan p where p.day = learning_set.day and p.cohort = learning_set.cohort)
                and exists (select from programme.cohort_pair p
                             where p.cohort = learning_set.cohort and p.pair = learning_set.pair and p.left_at is null));
grant select, insert, update (number), delete on learn.learning_set to ${app};

alter table learn.running enable row level security;
alter table learn.running force row level security;
create policy running_days_are_seen on learn.running for select to ${app}
    using (cohort = any ((select vault.circles())::uuid[]) or programme.facilitates(cohort));
create policy facilitators_begin on learn.running for insert to ${app}
    with check (host = vault.me() and programme.facilitates(cohort)
                and exists (select from learn.day_plan p where p.day = running.day and p.cohort = running.cohort));
-- Whoever holds the screen moves on; the other facilitator can take it over.
create policy facilitators_run on learn.running for update to ${app}
    using (programme.facilitates(cohort)) with check (programme.facilitates(cohort));
grant select, insert, update (host, block, turn, since, extra, paused_at, step, note, ended_at) on learn.running to ${app};

alter table learn.parked enable row level security;
alter table learn.parked force row level security;
-- Those who were in the cohort when it was said; its author always.
create policy parked_is_seen on learn.parked for select to ${app}
    using (person = vault.me()
           or (cohort = any ((select vault.circles())::uuid[]) and vault.since(cohort) <= parked_at));
create policy own_words_are_parked on learn.parked for insert to ${app}
    with check (person = vault.me() and ended_at is null and cohort = any ((select vault.circles())::uuid[])
                and exists (select from learn.running r
                             where r.day = parked.day and r.cohort = parked.cohort and r.ended_at is null));
create policy facilitators_are_done_with_it on learn.parked for update to ${app}
    using (programme.facilitates(cohort)) with check (programme.facilitates(cohort));
create policy own_words_are_taken_back on learn.parked for delete to ${app} using (person = vault.me());
grant select, insert, update (ended_at), delete on learn.parked to ${app};
