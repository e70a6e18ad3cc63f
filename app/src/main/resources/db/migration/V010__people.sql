-- Who is here: the person, how they sign in, the hats they wear. Private writing lies elsewhere.
create schema people;
grant usage on schema people to ${app}, ${jobs};

create table people.person (
    id          uuid primary key,
    name        text,
    pronouns    text,
    language    text        not null default 'en-GB',
    contact     text        not null default 'email' check (contact in ('email', 'plain-email', 'post', 'phone')),
    postal      bytea,
    phone       bytea,
    adult_on    date,
    began_at    timestamptz not null default now(),
    erased_at   timestamptz,
    constraint a_person_has_a_name_until_erased check (erased_at is not null or name is not null)
);
comment on column people.person.contact is 'How they want to hear from us';
comment on column people.person.postal is 'Sealed under the person''s own key, like phone';
comment on column people.person.adult_on is 'When they confirmed to be 18 or over';

create table people.address (
    person       uuid        not null references people.person,
    email        text        not null,
    confirmed_at timestamptz not null,
    primary key (person, email)
);
create unique index one_person_an_address on people.address (lower(email));

create table people.administrator (
    person uuid primary key references people.person,
    since  timestamptz not null default now()
);

create table people.hat (
    person uuid        not null references people.person,
    hat    text        not null check (hat in ('patient-leader', 'carer', 'community-leader', 'clinician', 'manager',
                                               'other-staff', 'facilitator', 'sponsor', 'commissioner', 'educator')),
    since  timestamptz not null default now(),
    until  timestamptz,
    primary key (person, hat, since)
);
create unique index one_of_each_hat on people.hat (person, hat) where until is null;

create table people.session (
    id         uuid primary key,
    token_hash bytea       not null unique,
    person     uuid        not null references people.person,
    began_at   timestamptz not null,
    seen_at    timestamptz not null,
    ended_at   timestamptz,
    device     text        not null default ''
);
create index sessions_of_a_person on people.session (person, began_at);

-- A sign-in that was asked for: one letter, one link, one code, one use.
create table people.sign_in (
    id         uuid primary key,
    link_hash  bytea       not null unique,
    code_hash  bytea       not null,
    visit_hash bytea       not null,
    email      text        not null,
    onward     text        not null default '/today',
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    spent_at   timestamptz,
    tries      int         not null default 0
);
create index sign_ins_of_a_browser on people.sign_in (visit_hash, asked_at);
create index sign_ins_of_an_address on people.sign_in (lower(email), asked_at);

-- Somebody whose address is confirmed and who has not yet said their name.
create table people.beginning (
    token_hash    bytea primary key,
    email         text,
    onward        text        not null,
    administrator boolean     not null default false,
    expires_at    timestamptz not null,
    spent_at      timestamptz
);
comment on column people.beginning.email is 'Null for the first administrator, who types it';

-- Words sent after the session had ended: readable only with the key that the sign-in page shown then carries.
create table people.waiting_words (
    id         uuid primary key,
    person     uuid        not null references people.person,
    path       text        not null,
    words      bytea       not null,
    expires_at timestamptz not null
);

alter table people.person enable row level security;
alter table people.person force row level security;
create policy seen_by_those_alongside on people.person for select to ${app}
    using (id = vault.me() or vault.alongside(id));
create policy own_row on people.person for update to ${app} using (id = vault.me()) with check (id = vault.me());
create policy jobs_people on people.person to ${jobs} using (true) with check (true);
grant select, update on people.person to ${app};
grant select (id, name, language, contact, postal, phone, erased_at), insert (id, name, language, adult_on) on people.person to ${jobs};

alter table people.address enable row level security;
alter table people.address force row level security;
create policy own_addresses on people.address to ${app} using (person = vault.me()) with check (person = vault.me());
create policy jobs_addresses on people.address to ${jobs} using (true) with check (true);
grant select, delete on people.address to ${app};
grant select, insert on people.address to ${jobs};

alter table people.administrator enable row level security;
alter table people.administrator force row level security;
create policy own_standing on people.administrator for select to ${app} using (person = vault.me());
create policy jobs_administrators on people.administrator to ${jobs} using (true) with check (true);
grant select on people.administrator to ${app};
grant select, insert, delete on people.administrator to ${jobs};

alter table people.hat enable row level security;
alter table people.hat force row level security;
create policy hats_are_seen_alongside on people.hat for select to ${app}
    using (person = vault.me() or vault.alongside(person));
create policy own_hats on people.hat for insert to ${app} with check (person = vault.me());
create policy own_hats_change on people.hat for update to ${app} using (person = vault.me());
create policy own_hats_go on people.hat for delete to ${app} using (person = vault.me());
grant select, insert, update, delete on people.hat to ${app};

alter table people.session enable row level security;
alter table people.session force row level security;
create policy own_sessions on people.session to ${app} using (person = vault.me()) with check (person = vault.me());
create policy jobs_sessions on people.session to ${jobs} using (true) with check (true);
grant select (id, person, began_at, seen_at, ended_at, device), update (ended_at), delete on people.session to ${app};
grant select, insert, update, delete on people.session to ${jobs};

alter table people.sign_in enable row level security;
alter table people.sign_in force row level security;
create policy jobs_sign_ins on people.sign_in to ${jobs} using (true) with check (true);
grant select, insert, update, delete on people.sign_in to ${jobs};

alter table people.beginning enable row level security;
alter table people.beginning force row level security;
create policy jobs_beginnings on people.beginning to ${jobs} using (true) with check (true);
grant select, insert, update, delete on people.beginning to ${jobs};

alter table people.waiting_words enable row level security;
alter table people.waiting_words force row level security;
create policy jobs_waiting_words on people.waiting_words to ${jobs} using (true) with check (true);
create policy own_waiting_words on people.waiting_words to ${app} using (person = vault.me());
grant select, insert, update, delete on people.waiting_words to ${jobs};
grant select (person), delete on people.waiting_words to ${app};

-- What other modules show of a person: what they want to be called. Row security decides who gets an answer.
create function people.name_of(someone uuid) returns text
    language sql stable parallel safe as
$$
    select name from people.person where id = someone
$$;
grant execute on function people.name_of(uuid) to ${app};

-- Letters that somebody prints and posts, or reads out on the phone.
create table people.by_hand (
    id      uuid primary key,
    person  uuid        not null references people.person,
    way     text        not null check (way in ('post', 'phone')),
    reach   bytea,
    letter  bytea,
    since   timestamptz not null,
    done_at timestamptz
);
comment on column people.by_hand.reach is 'Whom and where: sealed under the key of the house like the letter, and emptied with it once done';
alter table people.by_hand enable row level security;
alter table people.by_hand force row level security;
create policy jobs_by_hand on people.by_hand to ${jobs} using (true) with check (true);
create policy own_by_hand on people.by_hand to ${app} using (person = vault.me());
create policy administrators_carry on people.by_hand to ${app}
    using (exists (select from people.administrator a where a.person = vault.me()));
grant select, insert on people.by_hand to ${jobs};
grant select, update (reach, letter, done_at), delete on people.by_hand to ${app};
