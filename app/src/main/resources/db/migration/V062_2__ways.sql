-- Ways to sign in beside a letter: an authenticator app, passkeys, other people's sign-in; and what waits between a
-- first step and a second.

create table people.way (
    id           uuid        primary key,
    person       uuid        not null references people.person,
    kind         text        not null check (kind in ('app', 'passkey', 'provider')),
    name         text        not null,
    added_at     timestamptz not null,
    used_at      timestamptz,
    secret       bytea,
    last_step    bigint,
    misses       int         not null default 0,
    missed_since timestamptz,
    credential   bytea       unique,
    public_key   bytea,
    counter      bigint,
    issuer       text,
    subject      text,
    unique (issuer, subject),
    check ((kind = 'app') = (secret is not null)),
    check ((kind = 'passkey') = (num_nonnulls(credential, public_key, counter) = 3)),
    check ((kind = 'provider') = (num_nonnulls(issuer, subject) = 2))
);
create index ways_of_a_person on people.way (person);
comment on column people.way.secret is 'What the app makes its codes from: sealed under the person''s own key';
comment on column people.way.last_step is 'The half minute of the last code used: none works twice';
comment on column people.way.misses is 'Wrong codes in a row since missed_since';
comment on column people.way.subject is 'Whoever the issuer says this is: the same subject of two issuers is two people';

-- Somebody has proved an address or come through a provider, and is to take the second step in the same browser.
create table people.second_step (
    token_hash bytea       primary key,
    visit_hash bytea       not null,
    person     uuid        not null references people.person,
    first      text        not null check (first in ('letter', 'provider')),
    onward     text        not null,
    expires_at timestamptz not null,
    tries      int         not null default 0,
    spent_at   timestamptz
);

-- What a passkey has to sign: made for one browser, used once.
create table people.challenge (
    challenge  bytea       primary key,
    visit_hash bytea       not null,
    expires_at timestamptz not null
);

-- An address somebody wants their letters at from now on, once a letter there has been read.
create table people.new_address (
    person     uuid        primary key references people.person,
    email      text        not null,
    code_hash  bytea       not null,
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    tries      int         not null default 0
);

alter table people.way enable row level security;
alter table people.way force row level security;
create policy own_ways on people.way to ${app} using (person = vault.me()) with check (person = vault.me());
create policy jobs_ways on people.way to ${jobs} using (true) with check (true);
grant select (id, person, kind, name, added_at, used_at, credential, issuer), insert, update (name), delete
    on people.way to ${app};
grant select, insert, update, delete on people.way to ${jobs};

alter table people.second_step enable row level security;
alter table people.second_step force row level security;
create policy jobs_second_steps on people.second_step to ${jobs} using (true) with check (true);
create policy own_second_steps on people.second_step to ${app} using (person = vault.me());
grant select, insert, update, delete on people.second_step to ${jobs};
grant select (person), delete on people.second_step to ${app};

alter table people.challenge enable row level security;
alter table people.challenge force row level security;
create policy jobs_challenges on people.challenge to ${jobs} using (true) with check (true);
grant select, insert, delete on people.challenge to ${jobs};

alter table people.new_address enable row level security;
alter table people.new_address force row level security;
create policy jobs_new_addresses on people.new_address to ${jobs} using (true) with check (true);
create policy own_new_address on people.new_address to ${app} using (person = vault.me());
grant select, insert, update, delete on people.new_address to ${jobs};
grant select (person, email, expires_at), delete on people.new_address to ${app};

grant update (email, confirmed_at), delete on people.address to ${jobs};
