-- A coaching call: the facilitators of a cohort with one of its pairs, by phone or online. When it is, and no words: the
-- other pairs, and whoever leads the programme, see none of it.

create table programme.coaching_call (
    id           uuid primary key,
    cohort       uuid        not null,
    pair         uuid        not null,
    day          date        not null,
    starts       time        not null,
    ends         time        not null check (ends > starts),
    zone         text        not null,
    link         text        not null default '',
    sequence     int         not null default 0,
    changed_at   timestamptz not null,
    cancelled_at timestamptz,
    foreign key (cohort, pair) references programme.cohort_pair (cohort, pair)
);
create index coaching_calls_of_a_cohort on programme.coaching_call (cohort, day, starts);
create index coaching_calls_of_a_pair on programme.coaching_call (pair, day);
comment on column programme.coaching_call.link is 'Where to join online; empty for a call by phone';
comment on column programme.coaching_call.sequence is 'How often calendars have to take it in anew';

alter table programme.coaching_call enable row level security;
alter table programme.coaching_call force row level security;
create policy the_pair_sees_its_calls on programme.coaching_call for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy facilitators_set_calls on programme.coaching_call to ${app}
    using (programme.facilitates(cohort))
    with check (programme.facilitates(cohort));
create policy jobs_coaching_calls on programme.coaching_call for select to ${jobs} using (true);
grant select, insert, update (day, starts, ends, link, sequence, changed_at, cancelled_at)
    on programme.coaching_call to ${app};
grant select on programme.coaching_call to ${jobs};

-- Each coaching call opens with the pair's shared challenge, as each day does.
create function programme.call_near(some_pair uuid, moment timestamptz) returns table (day date)
    language sql stable
    begin atomic
        select k.day
          from programme.coaching_call k
          join programme.cohort_pair p on p.cohort = k.cohort and p.pair = k.pair and p.left_at is null
         where k.pair = some_pair and k.cancelled_at is null
           and k.day between (moment at time zone k.zone)::date - 1 and (moment at time zone k.zone)::date + 2
         order by k.day
         limit 1;
    end;
revoke all on function programme.call_near from public;
grant execute on function programme.call_near to ${app};
