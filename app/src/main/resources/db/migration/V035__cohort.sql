-- Cohorts: several pairs and the pair that facilitates them, their days, and who came.

-- The circle of everybody in a cohort has the cohort's id; the circle of its facilitators has an id of its own.
create table programme.cohort (
    id           uuid primary key,
    programme    uuid        not null references programme.programme,
    call         uuid        unique,
    name         text        not null,
    language     text        not null,
    zone         text        not null,
    facilitators uuid        not null unique,
    made_at      timestamptz not null,
    opened_at    timestamptz,
    unique (id, programme),
    unique (id, call),
    foreign key (call, programme) references programme.call (id, programme)
);
create index cohorts_of_a_programme on programme.cohort (programme, made_at);
comment on column programme.cohort.opened_at is 'When both halves of the first facilitator pair had given their hands';

-- A pair that is asked to facilitate, does, or did. Until one of the asked says which of their pairs it would be, there
-- is only a name and an address; both are forgotten with the answer.
create table programme.facilitation (
    id          uuid primary key,
    cohort      uuid        not null,
    programme   uuid        not null,
    name        text,
    email       text,
    secret_hash bytea       not null unique,
    asked_at    timestamptz not null,
    lapses_at   timestamptz not null,
    pair        uuid references pairing.pair,
    lives       uuid references people.person,
    works       uuid references people.person,
    lives_name  text,
    works_name  text,
    accepted_at timestamptz,
    declined_at timestamptz,
    ended_at    timestamptz,
    foreign key (cohort, programme) references programme.cohort (id, programme),
    check (num_nonnulls(pair, lives, works) in (0, 3)),
    check (accepted_at is null or pair is not null)
);
create index facilitations_of_a_cohort on programme.facilitation (cohort, asked_at);
create index facilitations_of_a_pair on programme.facilitation (pair);
create unique index one_facilitator_pair on programme.facilitation (cohort) where accepted_at is not null and ended_at is null;

create table programme.cohort_pair (
    cohort     uuid        not null,
    programme  uuid        not null,
    call       uuid,
    pair       uuid        not null references pairing.pair,
    lives      uuid        not null references people.person,
    works      uuid        not null references people.person,
    lives_name text,
    works_name text,
    joined_at  timestamptz not null,
    left_at    timestamptz,
    primary key (cohort, pair),
    foreign key (cohort, programme) references programme.cohort (id, programme),
    foreign key (cohort, call) references programme.cohort (id, call)
);
create index cohorts_of_a_pair on programme.cohort_pair (pair);
comment on column programme.cohort_pair.lives_name is 'As they were called when they joined, so that the leads know who it is';

create table programme.cohort_day (
    id           uuid primary key,
    cohort       uuid        not null,
    programme    uuid        not null,
    title        text        not null,
    day          date        not null,
    starts       time        not null,
    ends         time        not null check (ends > starts),
    zone         text        not null,
    online       boolean     not null,
    place        text        not null default '',
    link         text        not null default '',
    sequence     int         not null default 0,
    changed_at   timestamptz not null,
    cancelled_at timestamptz,
    foreign key (cohort, programme) references programme.cohort (id, programme)
);
create index days_of_a_cohort on programme.cohort_day (cohort, day, starts);
comment on column programme.cohort_day.sequence is 'How often calendars have to take it in anew';

create table programme.attendance (
    day      uuid        not null references programme.cohort_day,
    pair     uuid        not null references pairing.pair,
    person   uuid        not null references people.person,
    how      text        not null check (how in ('came', 'sent-word', 'did-not')),
    noted_by uuid        not null references people.person,
    noted_at timestamptz not null,
    primary key (day, pair, person)
);

-- The address of a person's own calendar: whoever has it reads their days, so it can be replaced at any time.
create table programme.calendar (
    person      uuid primary key references people.person,
    secret_hash bytea       not null unique,
    made_at     timestamptz not null
);

-- Whatever the program does wrong, no cohort opens without facilitators.
create function programme.opened_by_two() returns trigger
    language plpgsql as
$$
begin
    if new.opened_at is not null and not exists (
        select from programme.facilitation f
         where f.cohort = new.id and f.accepted_at is not null and f.ended_at is null) then
        raise exception 'a cohort opens only with facilitators';
    end if;
    return new;
end
$$;
create trigger opened_by_two before update of opened_at on programme.cohort
    for each row when (old.opened_at is null)
    execute function programme.opened_by_two();
revoke all on function programme.opened_by_two from public;

-- Who sees what -------------------------------------------------------------------------------------------------------

-- Whether a pair of mine is in this cohort, is asked to facilitate it, or is offered a place in it. Functions, so that
-- the policies of one table are not carried along into every plan of another.
create function programme.my_pairs_are_near(some_cohort uuid, some_call uuid) returns boolean
    language sql stable
    return exists (select from programme.cohort_pair c
                    where c.cohort = some_cohort and c.pair = any ((select vault.circles())::uuid[]))
        or exists (select from programme.facilitation f
                    where f.cohort = some_cohort and f.pair = any ((select vault.circles())::uuid[]))
        or exists (select from programme.place p
                    where p.call = some_call and p.pair = any ((select vault.circles())::uuid[]));

-- Whether a pair of mine is in this cohort now, or asked to facilitate it.
create function programme.my_pairs_belong(some_cohort uuid) returns boolean
    language sql stable
    return exists (select from programme.cohort_pair c
                    where c.cohort = some_cohort and c.left_at is null
                      and c.pair = any ((select vault.circles())::uuid[]))
        or exists (select from programme.facilitation f
                    where f.cohort = some_cohort and f.ended_at is null and f.declined_at is null
                      and f.pair = any ((select vault.circles())::uuid[]));

-- Whether I facilitate this cohort.
create function programme.facilitates(some_cohort uuid) returns boolean
    language sql stable
    return exists (select from programme.cohort c
                    where c.id = some_cohort and c.facilitators = any ((select vault.circles())::uuid[]));

revoke all on function programme.my_pairs_are_near, programme.my_pairs_belong, programme.facilitates from public;
grant execute on function programme.my_pairs_are_near, programme.my_pairs_belong, programme.facilitates to ${app};

-- Those in it; its leads; whoever is asked to facilitate it; and who is offered a place in it.
alter table programme.cohort enable row level security;
alter table programme.cohort force row level security;
create policy cohorts_are_seen on programme.cohort for select to ${app}
    using (id = any ((select vault.circles())::uuid[])
        or programme = any ((select vault.circles())::uuid[])
        or programme.my_pairs_are_near(id, call));
create policy leads_make_cohorts on programme.cohort for insert to ${app}
    with check (programme = any ((select vault.circles())::uuid[]) and opened_at is null);
create policy facilitators_open_cohorts on programme.cohort for update to ${app}
    using (exists (select from programme.facilitation f
                    where f.cohort = cohort.id and f.accepted_at is not null and f.ended_at is null
                      and f.pair = any ((select vault.circles())::uuid[])));
create policy jobs_cohorts on programme.cohort for select to ${jobs} using (true);
grant select, insert, update (opened_at) on programme.cohort to ${app};
grant select on programme.cohort to ${jobs};

alter table programme.facilitation enable row level security;
alter table programme.facilitation force row level security;
create policy facilitations_are_seen on programme.facilitation for select to ${app}
    using (programme = any ((select vault.circles())::uuid[])
        or pair = any ((select vault.circles())::uuid[])
        or (accepted_at is not null and cohort = any ((select vault.circles())::uuid[])));
create policy leads_ask on programme.facilitation for insert to ${app}
    with check (programme = any ((select vault.circles())::uuid[]) and pair is null and accepted_at is null);
create policy leads_end_it on programme.facilitation for update to ${app}
    using (programme = any ((select vault.circles())::uuid[]))
    with check (programme = any ((select vault.circles())::uuid[]));
create policy the_pair_answers on programme.facilitation for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy jobs_facilitations on programme.facilitation to ${jobs} using (true) with check (true);
grant select, insert, update (accepted_at, ended_at, declined_at, lives_name, works_name, name, email)
    on programme.facilitation to ${app};
grant select, update on programme.facilitation to ${jobs};

alter table programme.cohort_pair enable row level security;
alter table programme.cohort_pair force row level security;
create policy pairs_of_a_cohort_are_seen on programme.cohort_pair for select to ${app}
    using (cohort = any ((select vault.circles())::uuid[])
        or programme = any ((select vault.circles())::uuid[])
        or pair = any ((select vault.circles())::uuid[]));
create policy a_taken_place_leads_in on programme.cohort_pair for insert to ${app}
    with check (exists (select from programme.place p
                         where p.call = cohort_pair.call and p.pair = cohort_pair.pair
                           and p.taken_at is not null and p.given_up_at is null));
create policy pairs_leave on programme.cohort_pair for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy jobs_pairs_of_a_cohort on programme.cohort_pair to ${jobs} using (true) with check (true);
grant select, insert, update (left_at, joined_at, lives_name, works_name) on programme.cohort_pair to ${app};
grant select, insert, update on programme.cohort_pair to ${jobs};

alter table programme.cohort_day enable row level security;
alter table programme.cohort_day force row level security;
create policy days_are_seen on programme.cohort_day for select to ${app}
    using (cohort = any ((select vault.circles())::uuid[])
        or programme = any ((select vault.circles())::uuid[])
        or programme.my_pairs_belong(cohort));
create policy facilitators_and_leads_set_days on programme.cohort_day to ${app}
    using (programme = any ((select vault.circles())::uuid[]) or programme.facilitates(cohort))
    with check (programme = any ((select vault.circles())::uuid[]) or programme.facilitates(cohort));
create policy jobs_days_of_cohorts on programme.cohort_day for select to ${jobs} using (true);
grant select, insert,
    update (title, day, starts, ends, zone, online, place, link, sequence, changed_at, cancelled_at)
    on programme.cohort_day to ${app};
grant select on programme.cohort_day to ${jobs};

alter table programme.attendance enable row level security;
alter table programme.attendance force row level security;
create policy own_attendance on programme.attendance for select to ${app} using (person = vault.me());
create policy facilitators_note_who_came on programme.attendance to ${app}
    using (exists (select from programme.cohort_day d where d.id = attendance.day and programme.facilitates(d.cohort)))
    with check (noted_by = vault.me() and exists (
        select from programme.cohort_day d where d.id = attendance.day and programme.facilitates(d.cohort)));
create policy own_attendance_goes on programme.attendance for delete to ${app} using (person = vault.me());
grant select, insert, delete, update (how, noted_by, noted_at) on programme.attendance to ${app};

alter table programme.calendar enable row level security;
alter table programme.calendar force row level security;
create policy own_calendar on programme.calendar to ${app} using (person = vault.me()) with check (person = vault.me());
create policy jobs_calendars on programme.calendar for select to ${jobs} using (true);
grant select, insert, delete, update (secret_hash, made_at) on programme.calendar to ${app};
grant select on programme.calendar to ${jobs};
