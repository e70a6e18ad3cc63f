-- Programmes: who leads them, what they call for, which pairs apply, what is decided, and whose the places are.
create schema programme;
grant usage on schema programme to ${app}, ${jobs};

-- Whether I look after this installation. Whoever does names the leads, and reads nothing of what pairs write.
create function programme.administers() returns boolean
    language sql stable as
$$
    select exists (select from people.administrator where person = vault.me())
$$;
grant execute on function programme.administers to ${app};

create table programme.programme (
    id       uuid primary key,
    name     text        not null,
    began_at timestamptz not null
);
comment on table programme.programme is 'The circle of its leads has the programme''s id';

create table programme.lead (
    programme uuid        not null references programme.programme,
    person    uuid        not null references people.person,
    name      text,
    since     timestamptz not null,
    until     timestamptz,
    primary key (programme, person, since)
);
create unique index one_lead_once on programme.lead (programme, person) where until is null;
comment on column programme.lead.name is 'As they were called when they said yes, for who looks after the installation';

create table programme.lead_invitation (
    id           uuid primary key,
    programme    uuid        not null references programme.programme,
    name         text,
    email        text,
    secret_hash  bytea       not null unique,
    sent_at      timestamptz not null,
    lapses_at    timestamptz not null,
    accepted_at  timestamptz,
    declined_at  timestamptz,
    withdrawn_at timestamptz
);
create index lead_invitations_of_a_programme on programme.lead_invitation (programme, sent_at);
comment on column programme.lead_invitation.name is 'Erased with the answer, like email';

create table programme.call (
    id                  uuid primary key,
    programme           uuid        not null references programme.programme,
    slug                text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    language            text        not null,
    title               text        not null,
    purpose             text        not null default '',
    for_lives           text        not null default '',
    for_works           text        not null default '',
    kinds               text[]      not null default '{}',
    choosing            text        not null default '',
    effort              text        not null default '',
    pay                 text        not null default '',
    costs               text        not null default '',
    place               text        not null default '',
    access              text        not null default '',
    languages           text        not null default '',
    own_question        text        not null default '',
    zone                text        not null,
    closes_at           timestamptz,
    decide_by           date,
    accept_by           date,
    places              int check (places between 1 and 200),
    ask_name            text        not null default '',
    ask_reach           text        not null default '',
    safeguarding_name   text        not null default '',
    safeguarding_reach  text        not null default '',
    deputy_name         text        not null default '',
    deputy_reach        text        not null default '',
    begun_at            timestamptz not null,
    published_at        timestamptz,
    unique (id, programme),
    constraint a_published_call_says_what_people_need check (published_at is null or (
        closes_at is not null and decide_by is not null and accept_by is not null and places is not null
        and purpose <> '' and ask_name <> '' and ask_reach <> ''
        and safeguarding_name <> '' and safeguarding_reach <> '' and deputy_name <> '' and deputy_reach <> ''))
);
create index calls_of_a_programme on programme.call (programme, begun_at);
comment on column programme.call.kinds is 'Which kinds of work the half that works with it may have; empty means any';

create table programme.day (
    id     uuid primary key,
    call   uuid    not null references programme.call,
    title  text    not null,
    day    date    not null,
    starts time    not null,
    ends   time    not null check (ends > starts),
    online boolean not null,
    place  text    not null default ''
);
create index days_of_a_call on programme.day (call, day, starts);
comment on table programme.day is 'A day as the call promises it, in the time zone of the call';

create table programme.question (
    id       uuid primary key,
    call     uuid not null references programme.call,
    position int  not null,
    kind     text not null check (kind in ('work', 'challenge', 'open', 'conflict', 'access')),
    ask      text not null default '',
    hint     text not null default '',
    unique (call, position)
);
comment on column programme.question.kind is 'Only an open question is in the lead''s own words';

-- What changed in a call after people could read it.
create table programme.change (
    id      uuid primary key,
    call    uuid        not null references programme.call,
    words   text        not null,
    said_at timestamptz not null,
    closes_at timestamptz,
    told_at timestamptz
);
comment on column programme.change.closes_at is 'When the call closes from now on, where that changed';
create index changes_of_a_call on programme.change (call, said_at);
comment on column programme.change.told_at is 'When the letters to those who had begun to apply were posted';

create table programme.application (
    id           uuid primary key,
    call         uuid        not null,
    programme    uuid        not null,
    pair         uuid        not null references pairing.pair,
    lives        uuid        not null references people.person,
    works        uuid        not null references people.person,
    lives_name   text,
    works_name   text,
    begun_at     timestamptz not null,
    sent_at      timestamptz,
    withdrawn_at timestamptz,
    leads_told_at timestamptz,
    unique (call, pair),
    foreign key (call, programme) references programme.call (id, programme)
);
create index applications_the_leads_do_not_know_of on programme.application (call)
    where sent_at is not null and withdrawn_at is null and leads_told_at is null;
create index applications_of_a_pair on programme.application (pair);
create index applications_of_a_programme on programme.application (programme);
comment on column programme.application.lives_name is 'As they were called when both sent it, so that the leads know whose it is';

-- What both wrote, under the pair's key.
create table programme.answer (
    application uuid        not null references programme.application,
    question    uuid        not null references programme.question,
    version     int         not null,
    words       bytea       not null,
    written_by  uuid        not null references people.person,
    written_at  timestamptz not null,
    primary key (application, question)
);

-- Where both changed one answer, the version that was not chosen. For the pair alone.
create table programme.set_aside (
    id          uuid primary key,
    application uuid        not null references programme.application,
    question    uuid        not null references programme.question,
    words       bytea       not null,
    written_by  uuid        not null references people.person,
    set_aside_at timestamptz not null
);
create index set_aside_of_an_application on programme.set_aside (application, question);

-- What one half wrote alone, under their own key. The other half never sees it, nor whether it is there.
create table programme.own_answer (
    application uuid        not null references programme.application,
    author      uuid        not null references people.person,
    version     int         not null,
    words       bytea       not null,
    written_at  timestamptz not null,
    primary key (application, author)
);

create table programme.decision (
    application uuid primary key references programme.application,
    call        uuid        not null,
    programme   uuid        not null,
    pair        uuid        not null references pairing.pair,
    outcome     text        not null check (outcome in ('place', 'reserve', 'no')),
    line        int,
    reason      bytea       not null,
    feedback    bytea       not null,
    decided_by  uuid        not null references people.person,
    decided_at  timestamptz not null,
    released_at timestamptz,
    foreign key (call, programme) references programme.call (id, programme),
    constraint reserves_stand_in_line check ((outcome = 'reserve') = (line is not null))
);
create index decisions_of_a_call on programme.decision (call);
comment on column programme.decision.reason is 'Sealed under the pair''s key, like the feedback: both are for the pair';

-- A place is held from the moment it is decided, so that no two leads give the last one twice.
create table programme.place (
    application uuid primary key references programme.application,
    call        uuid        not null,
    programme   uuid        not null,
    pair        uuid        not null references pairing.pair,
    held_at     timestamptz not null,
    accept_by   timestamptz,
    taken_at    timestamptz,
    given_up_at timestamptz,
    given_up_as text check (given_up_as in ('declined', 'lapsed', 'stepped-back')),
    foreign key (call, programme) references programme.call (id, programme),
    check ((given_up_at is null) = (given_up_as is null)),
    check (taken_at is null or accept_by is not null)
);
create index places_of_a_call on programme.place (call);
comment on column programme.place.accept_by is 'By when both hands take it; null until the pair has been told';

-- Holds a call until the transaction ends, and counts the places nobody holds. Whoever gives a place asks this first.
create function programme.free_places(some_call uuid) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    all_places int;
begin
    select places into all_places from programme.call where id = some_call for update;
    return all_places - (select count(*) from programme.place where call = some_call and given_up_at is null);
end
$$;

-- Whatever the program does wrong, the database gives no place that is not there.
create function programme.never_too_many() returns trigger
    language plpgsql as
$$
begin
    if programme.free_places(new.call) < 0 then
        raise exception 'all places of this call are given';
    end if;
    return null;
end
$$;
create trigger never_too_many after insert on programme.place
    for each row execute function programme.never_too_many();
create trigger never_too_many_again after update of given_up_at on programme.place
    for each row when (old.given_up_at is not null and new.given_up_at is null)
    execute function programme.never_too_many();

-- A pair that takes its application back gives up the place it may hold, also one it has not been told of.
create function programme.place_of_a_withdrawn_application() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    update programme.place set given_up_at = new.withdrawn_at, given_up_as = 'stepped-back'
     where application = new.id and given_up_at is null;
    return null;
end
$$;
create trigger place_given_up after update of withdrawn_at on programme.application
    for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
    execute function programme.place_of_a_withdrawn_application();

-- What people decide upon stays as they read it. More places and more time are good news.
create function programme.binding() returns trigger
    language plpgsql as
$$
begin
    if old.published_at is not null and (
        (old.programme, old.slug, old.kinds, old.pay, old.costs, old.effort, old.own_question, old.zone,
         old.decide_by, old.accept_by, old.published_at)
        is distinct from
        (new.programme, new.slug, new.kinds, new.pay, new.costs, new.effort, new.own_question, new.zone,
         new.decide_by, new.accept_by, new.published_at)
        or new.closes_at < old.closes_at or new.places < old.places) then
        raise exception 'a published call keeps what people decide upon';
    end if;
    return new;
end
$$;
create trigger binding before update on programme.call
    for each row execute function programme.binding();

-- What is sent is frozen, until it is taken back.
create function programme.frozen() returns trigger
    language plpgsql as
$$
begin
    if (old.call, old.programme, old.pair, old.lives, old.works) is distinct from
       (new.call, new.programme, new.pair, new.lives, new.works) then
        raise exception 'an application stays where it was begun';
    end if;
    if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
        raise exception 'an application taken back stays so';
    end if;
    return new;
end
$$;
create trigger frozen before update on programme.application
    for each row execute function programme.frozen();

revoke all on function programme.free_places, programme.never_too_many, programme.place_of_a_withdrawn_application,
    programme.binding, programme.frozen from public;
grant execute on function programme.free_places to ${app}, ${jobs};

-- Who sees what -------------------------------------------------------------------------------------------------------

alter table programme.programme enable row level security;
alter table programme.programme force row level security;
create policy programmes_are_seen on programme.programme for select to ${app}
    using (programme.administers()
        or id = any ((select vault.circles())::uuid[])
        or exists (select from programme.call c where c.programme = id and c.published_at is not null));
create policy programmes_are_begun on programme.programme for insert to ${app} with check (programme.administers());
create policy jobs_programmes on programme.programme for select to ${jobs} using (true);
grant select, insert on programme.programme to ${app};
grant select on programme.programme to ${jobs};

alter table programme.lead enable row level security;
alter table programme.lead force row level security;
create policy leads_are_seen on programme.lead for select to ${app}
    using (programme.administers() or person = vault.me() or programme = any ((select vault.circles())::uuid[]));
create policy leads_step_down on programme.lead for update to ${app}
    using (programme.administers() or person = vault.me());
create policy jobs_leads on programme.lead to ${jobs} using (true) with check (true);
grant select, update (until, name) on programme.lead to ${app};
grant select, insert, update on programme.lead to ${jobs};

alter table programme.lead_invitation enable row level security;
alter table programme.lead_invitation force row level security;
create policy administrators_invite_leads on programme.lead_invitation to ${app}
    using (programme.administers()) with check (programme.administers());
create policy jobs_lead_invitations on programme.lead_invitation to ${jobs} using (true) with check (true);
grant select, insert, update on programme.lead_invitation to ${app};
grant select, update on programme.lead_invitation to ${jobs};

alter table programme.call enable row level security;
alter table programme.call force row level security;
create policy functions_of_the_programme on programme.call to current_user using (true) with check (true);
create policy calls_are_public on programme.call for select to ${app}
    using (published_at is not null or programme = any ((select vault.circles())::uuid[]));
create policy leads_begin_calls on programme.call for insert to ${app}
    with check (programme = any ((select vault.circles())::uuid[]) and published_at is null);
create policy leads_write_calls on programme.call for update to ${app}
    using (programme = any ((select vault.circles())::uuid[]))
    with check (programme = any ((select vault.circles())::uuid[]));
create policy leads_drop_drafts on programme.call for delete to ${app}
    using (programme = any ((select vault.circles())::uuid[]) and published_at is null);
create policy jobs_calls on programme.call for select to ${jobs} using (true);
grant select, insert, update, delete on programme.call to ${app};
grant select on programme.call to ${jobs};

alter table programme.day enable row level security;
alter table programme.day force row level security;
create policy days_like_their_call on programme.day for select to ${app}
    using (exists (select from programme.call c where c.id = call));
create policy leads_write_days on programme.day to ${app}
    using (exists (select from programme.call c where c.id = call and c.published_at is null))
    with check (exists (select from programme.call c where c.id = call and c.published_at is null));
create policy jobs_days on programme.day for select to ${jobs} using (true);
grant select, insert, update, delete on programme.day to ${app};
grant select on programme.day to ${jobs};

alter table programme.question enable row level security;
alter table programme.question force row level security;
create policy questions_like_their_call on programme.question for select to ${app}
    using (exists (select from programme.call c where c.id = call));
create policy leads_write_questions on programme.question to ${app}
    using (exists (select from programme.call c where c.id = call and c.published_at is null))
    with check (exists (select from programme.call c where c.id = call and c.published_at is null));
grant select, insert, update, delete on programme.question to ${app};

alter table programme.change enable row level security;
alter table programme.change force row level security;
create policy changes_like_their_call on programme.change for select to ${app}
    using (exists (select from programme.call c where c.id = call));
create policy leads_say_changes on programme.change for insert to ${app}
    with check (exists (select from programme.call c
                         where c.id = call and c.programme = any ((select vault.circles())::uuid[])));
create policy jobs_changes on programme.change to ${jobs} using (true) with check (true);
grant select, insert on programme.change to ${app};
grant select, update (told_at) on programme.change to ${jobs};

-- The pair; and once both have sent it, the leads, as long as it is not taken back. A lead who is one of the pair is one
-- of the pair.
alter table programme.application enable row level security;
alter table programme.application force row level security;
create policy own_applications on programme.application to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy leads_read_what_was_sent on programme.application for select to ${app}
    using (sent_at is not null and withdrawn_at is null
        and programme = any ((select vault.circles())::uuid[])
        and not lives = vault.me() and not works = vault.me());
-- Whether I read this application as a lead. A function, so that a policy of another table does not carry this one's
-- along into every plan.
create function programme.leads_read(some_application uuid) returns boolean
    language sql stable
    return exists (
        select from programme.application a
         where a.id = some_application and a.sent_at is not null and a.withdrawn_at is null
           and a.programme = any ((select vault.circles())::uuid[])
           and not a.lives = vault.me() and not a.works = vault.me());
revoke all on function programme.leads_read from public;
grant execute on function programme.leads_read to ${app};
create policy jobs_applications on programme.application for select to ${jobs} using (true);
create policy jobs_tell_the_leads on programme.application for update to ${jobs} using (true) with check (true);
grant select, insert, update (sent_at, withdrawn_at, lives_name, works_name) on programme.application to ${app};
grant select (id, call, programme, pair, lives, works, sent_at, withdrawn_at, leads_told_at), update (leads_told_at)
    on programme.application to ${jobs};

alter table programme.answer enable row level security;
alter table programme.answer force row level security;
create policy answers_like_their_application on programme.answer for select to ${app}
    using (exists (select from programme.application a where a.id = application));
create policy the_pair_answers on programme.answer for insert to ${app}
    with check (written_by = vault.me() and exists (
        select from programme.application a
         where a.id = application and a.sent_at is null and a.withdrawn_at is null
           and a.pair = any ((select vault.circles())::uuid[])));
create policy the_pair_answers_anew on programme.answer for update to ${app}
    using (exists (
        select from programme.application a
         where a.id = application and a.sent_at is null and a.withdrawn_at is null
           and a.pair = any ((select vault.circles())::uuid[])))
    with check (written_by = vault.me());
grant select, insert, update (version, words, written_by, written_at) on programme.answer to ${app};

alter table programme.set_aside enable row level security;
alter table programme.set_aside force row level security;
create policy set_aside_for_the_pair on programme.set_aside to ${app}
    using (exists (select from programme.application a
                    where a.id = application and a.pair = any ((select vault.circles())::uuid[])
                      and vault.me() in (a.lives, a.works)))
    with check (exists (select from programme.application a
                         where a.id = application and a.sent_at is null and vault.me() in (a.lives, a.works)));
grant select, insert, delete on programme.set_aside to ${app};

alter table programme.own_answer enable row level security;
alter table programme.own_answer force row level security;
create policy own_words on programme.own_answer for select to ${app} using (author = vault.me());
create policy leads_read_own_words_once_sent on programme.own_answer for select to ${app}
    using (programme.leads_read(application));
create policy own_words_are_written on programme.own_answer for insert to ${app}
    with check (author = vault.me() and exists (
        select from programme.application a
         where a.id = application and a.sent_at is null and a.withdrawn_at is null
           and vault.me() in (a.lives, a.works)));
create policy own_words_are_changed on programme.own_answer for update to ${app}
    using (author = vault.me() and exists (
        select from programme.application a
         where a.id = application and a.sent_at is null and a.withdrawn_at is null))
    with check (author = vault.me());
create policy own_words_go on programme.own_answer for delete to ${app} using (author = vault.me());
grant select, insert, delete, update (version, words, written_at) on programme.own_answer to ${app};

alter table programme.decision enable row level security;
alter table programme.decision force row level security;
create policy leads_decide on programme.decision to ${app}
    using (programme.leads_read(application))
    with check (decided_by = vault.me() and released_at is null);
create policy the_pair_is_told on programme.decision for select to ${app}
    using (released_at is not null and pair = any ((select vault.circles())::uuid[]));
create policy jobs_decisions on programme.decision to ${jobs} using (true) with check (true);
grant select, insert, update (outcome, line, reason, feedback, decided_by, decided_at) on programme.decision to ${app};
grant select (application, call, programme, pair, outcome, line, released_at), update (released_at)
    on programme.decision to ${jobs};

alter table programme.place enable row level security;
alter table programme.place force row level security;
create policy functions_of_the_programme on programme.place to current_user using (true) with check (true);
create policy leads_see_places on programme.place for select to ${app}
    using (programme.leads_read(application));
create policy leads_hold_places on programme.place for insert to ${app}
    with check (accept_by is null and taken_at is null and programme.leads_read(application));
create policy leads_think_again on programme.place for delete to ${app}
    using (accept_by is null and programme.leads_read(application));
create policy the_pair_takes_its_place on programme.place for select to ${app}
    using (accept_by is not null and pair = any ((select vault.circles())::uuid[]));
create policy the_pair_answers on programme.place for update to ${app}
    using (accept_by is not null and pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy jobs_places on programme.place to ${jobs} using (true) with check (true);
grant select, insert, delete, update (taken_at, given_up_at, given_up_as) on programme.place to ${app};
grant select, insert, update on programme.place to ${jobs};
