-- Worries: what somebody tells the two people for safeguarding. Those two alone can read the words, and only by opening
-- them, which is dated; whoever wrote them is noted apart, for themselves alone.
create schema safeguarding;
grant usage on schema safeguarding to ${app}, ${jobs};

create table safeguarding.worry (
    id              uuid primary key,
    circle          uuid        not null,
    sent_at         timestamptz not null,
    due_at          timestamptz not null check (due_at > sent_at),
    told_at         timestamptz,
    overdue_told_at timestamptz,
    closed_at       timestamptz
);
create index worries_of_a_circle on safeguarding.worry (circle, sent_at);
create index worries_to_tell_of on safeguarding.worry (due_at) where told_at is null or overdue_told_at is null;
comment on column safeguarding.worry.circle is 'Of the two people for safeguarding, of a programme or the place; whoever comes after them joins it';
comment on column safeguarding.worry.due_at is 'One working day later, by the clocks of the place';

-- Apart from the worry, because it takes more to see them. Sealed under a key of the worry's own, in the space of its
-- circle: it outlives whoever holds the role, and goes with this one worry.
create table safeguarding.words (
    worry uuid primary key references safeguarding.worry on delete cascade,
    words bytea not null,
    reach bytea not null
);
comment on column safeguarding.words.reach is 'Who they are and how to reach them, as far as they said';

create table safeguarding.opening (
    worry     uuid        not null references safeguarding.worry on delete cascade,
    person    uuid        not null references people.person,
    name      text,
    opened_at timestamptz not null,
    primary key (worry, person)
);

create table safeguarding.note (
    id       uuid primary key,
    worry    uuid        not null references safeguarding.worry on delete cascade,
    person   uuid        not null references people.person,
    name     text,
    words    bytea       not null,
    noted_at timestamptz not null
);
create index notes_of_a_worry on safeguarding.note (worry, noted_at);

create table safeguarding.sender (
    worry  uuid primary key references safeguarding.worry on delete cascade,
    person uuid not null references people.person
);
create index worries_of_a_sender on safeguarding.sender (person);

-- What the one who wrote may know of it: that it was sent, and when it was first opened.
create function safeguarding.sent() returns table (worry uuid, circle uuid, sent_at timestamptz, opened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select w.id, w.circle, w.sent_at, (select min(o.opened_at) from safeguarding.opening o where o.worry = w.id)
          from safeguarding.sender s
          join safeguarding.worry w on w.id = s.worry
         where s.person = vault.me()
         order by w.sent_at desc, w.id;
    end;

-- Takes my name out of what I opened and noted, also where I can see it no more.
create function safeguarding.forget_my_name() returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        update safeguarding.opening set name = null where person = vault.me();
        update safeguarding.note set name = null where person = vault.me();
    end;

alter table safeguarding.worry enable row level security;
alter table safeguarding.worry force row level security;
create policy functions_of_safeguarding on safeguarding.worry for select to current_user using (true);
create policy anybody_may_tell on safeguarding.worry for insert to ${app} with check (true);
create policy the_two_see_it on safeguarding.worry for select to ${app}
    using (circle = any ((select vault.circles())::uuid[]));
create policy the_two_close_it on safeguarding.worry for update to ${app}
    using (circle = any ((select vault.circles())::uuid[]));
create policy jobs_worries on safeguarding.worry to ${jobs} using (true) with check (true);
grant select, insert (id, circle, sent_at, due_at), update (closed_at) on safeguarding.worry to ${app};
grant select, delete, update (told_at, overdue_told_at) on safeguarding.worry to ${jobs};

alter table safeguarding.opening enable row level security;
alter table safeguarding.opening force row level security;
create policy functions_of_safeguarding on safeguarding.opening to current_user using (true) with check (true);
create policy the_two_see_who_opened on safeguarding.opening for select to ${app}
    using (exists (select from safeguarding.worry w where w.id = worry));
create policy the_two_open on safeguarding.opening for insert to ${app}
    with check (person = vault.me() and exists (select from safeguarding.worry w where w.id = worry));
create policy jobs_openings on safeguarding.opening for select to ${jobs} using (true);
grant select, insert on safeguarding.opening to ${app};
grant select (worry) on safeguarding.opening to ${jobs};

-- No words without an opening of one's own: reading leaves a date, whatever the program does.
create function safeguarding.opened_by_me(which uuid) returns boolean
    language sql stable
    return exists (
        select from safeguarding.opening o
         where o.worry = which and o.person = vault.me());

alter table safeguarding.words enable row level security;
alter table safeguarding.words force row level security;
create policy anybody_may_tell on safeguarding.words for insert to ${app} with check (true);
create policy who_opened_it_reads_it on safeguarding.words for select to ${app}
    using (safeguarding.opened_by_me(worry));
grant select, insert on safeguarding.words to ${app};

alter table safeguarding.note enable row level security;
alter table safeguarding.note force row level security;
create policy functions_of_safeguarding on safeguarding.note to current_user using (true) with check (true);
create policy who_opened_it_reads_it on safeguarding.note for select to ${app}
    using (safeguarding.opened_by_me(worry));
create policy who_opened_it_notes on safeguarding.note for insert to ${app}
    with check (person = vault.me() and safeguarding.opened_by_me(worry));
grant select, insert on safeguarding.note to ${app};

alter table safeguarding.sender enable row level security;
alter table safeguarding.sender force row level security;
create policy functions_of_safeguarding on safeguarding.sender for select to current_user using (true);
create policy only_for_themselves on safeguarding.sender to ${app}
    using (person = vault.me()) with check (person = vault.me());
grant select, insert, delete on safeguarding.sender to ${app};

revoke all on function safeguarding.sent, safeguarding.forget_my_name, safeguarding.opened_by_me from public;
grant execute on function safeguarding.sent, safeguarding.forget_my_name, safeguarding.opened_by_me to ${app};
