-- Who is told when somebody is worried: a safeguarding lead and a deputy, of each programme and of the place as a whole.
-- They are asked and say yes themselves, like those who lead.

-- The circle of a programme's safeguarding lead and deputy. It stays when they change; its leads are not in it.
alter table programme.programme add column safeguarding uuid not null default gen_random_uuid();
alter table programme.programme add unique (safeguarding);
alter table programme.programme add unique (id, safeguarding);

create table programme.safeguarding (
    circle    uuid        not null,
    programme uuid,
    role      text        not null check (role in ('safeguarding', 'deputy')),
    person    uuid        not null references people.person,
    name      text,
    reach     text,
    since     timestamptz not null,
    until     timestamptz check (until >= since),
    primary key (circle, role, since),
    foreign key (programme, circle) references programme.programme (id, safeguarding),
    -- The circle of the place belongs to no programme.
    check ((programme is null) = (circle = '00000000-0000-4000-8000-000000000002'))
);
create unique index one_in_each_role on programme.safeguarding (circle, role) where until is null;
create unique index nobody_in_both_roles on programme.safeguarding (circle, person) where until is null;
comment on column programme.safeguarding.name is 'As they were called when they said yes, for everybody to read; gone when they are erased, like reach';

-- Whoever leads, facilitates or looks after the place is told that nobody opened a worry, and may be whom it is about.
create function programme.may_safeguard(someone uuid, some_programme uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return not exists (select from people.administrator a where a.person = someone)
       and not exists (select from programme.lead l
                        where l.programme = some_programme and l.person = someone and l.until is null)
       and not exists (select from programme.facilitation f
                        where f.programme = some_programme and f.accepted_at is not null and f.ended_at is null
                          and someone in (f.lives, f.works));
create policy functions_of_the_programme on programme.lead for select to current_user using (true);
create policy functions_of_the_programme on programme.facilitation for select to current_user using (true);
revoke all on function programme.may_safeguard from public;
grant execute on function programme.may_safeguard to ${jobs};

alter table programme.safeguarding enable row level security;
alter table programme.safeguarding force row level security;
-- Whom a worry reaches is for everybody to know, before they write it.
create policy everybody_knows_whom_they_tell on programme.safeguarding for select to ${app}
    using (until is null or person = vault.me() or programme.administers());
create policy administrators_end_it_or_they_do on programme.safeguarding for update to ${app}
    using (programme.administers() or person = vault.me());
create policy jobs_safeguarding on programme.safeguarding to ${jobs} using (true) with check (true);
grant select, update (name, reach, until) on programme.safeguarding to ${app};
grant select, insert, update on programme.safeguarding to ${jobs};

-- A programme is known by name to everybody once a call of it is out, as was meant before; and where nothing of it is
-- public, to those with a part in it: to say which one they are worried about, and to know of which one they are told.
create policy programmes_are_known on programme.programme for select to ${app}
    using (safeguarding = any ((select vault.circles())::uuid[])
        or exists (select from programme.call c where c.programme = programme.id and c.published_at is not null)
        or exists (select from programme.cohort c where c.programme = programme.id));

-- An invitation says to what.
alter table programme.lead_invitation alter column programme drop not null;
alter table programme.lead_invitation add column role text not null default 'lead'
    check (role in ('lead', 'safeguarding', 'deputy'));
alter table programme.lead_invitation add check (programme is not null or role <> 'lead');
comment on column programme.lead_invitation.programme is 'Null where it is about safeguarding for the place as a whole';

-- Names typed into a call are kept for calls published before there was such a role; they no longer let one through.
alter table programme.call drop constraint a_published_call_says_what_people_need;
alter table programme.call add constraint a_published_call_says_what_people_need check (published_at is null or (
    closes_at is not null and decide_by is not null and accept_by is not null and places is not null
    and purpose <> '' and ask_name <> '' and ask_reach <> ''));

create function programme.safeguarded() returns trigger
    language plpgsql as
$$
begin
    if (select count(*) from programme.safeguarding s where s.programme = new.programme and s.until is null) < 2 then
        raise exception 'a call is published only when a safeguarding lead and a deputy are named';
    end if;
    return new;
end
$$;
create trigger safeguarded before insert on programme.call
    for each row when (new.published_at is not null) execute function programme.safeguarded();
create trigger safeguarded_at_last before update of published_at on programme.call
    for each row when (old.published_at is null and new.published_at is not null)
    execute function programme.safeguarded();
revoke all on function programme.safeguarded from public;
