-- What people say about themselves, who helps them write, and what they complain about.

alter table people.person add column interests bytea;
comment on column people.person.interests is 'Declared interests, sealed under the person''s own key';

create table people.helping (
    person   uuid        not null references people.person,
    helper   bytea       not null,
    since    timestamptz not null,
    until    timestamptz,
    primary key (person, since)
);
comment on table people.helping is 'Somebody types for this person, who has agreed to it';
comment on column people.helping.helper is 'Their name, sealed under the person''s own key';
create unique index one_helper_at_a_time on people.helping (person) where until is null;
alter table people.helping enable row level security;
alter table people.helping force row level security;
create policy own_helping on people.helping to ${app} using (person = vault.me()) with check (person = vault.me());
grant select, insert, update, delete on people.helping to ${app};

create table people.complaint (
    id              uuid primary key,
    words           bytea       not null,
    answer_to       bytea       not null,
    received_at     timestamptz not null,
    acknowledged_at timestamptz
);
comment on table people.complaint is 'Acknowledged within 30 days. Sealed under the key of the house';
alter table people.complaint enable row level security;
alter table people.complaint force row level security;
create policy anybody_complains on people.complaint for insert to ${app}, ${jobs} with check (true);
create policy administrators_answer on people.complaint for select to ${app}
    using (exists (select from people.administrator a where a.person = vault.me()));
create policy administrators_acknowledge on people.complaint for update to ${app}
    using (exists (select from people.administrator a where a.person = vault.me()));
grant select, insert, update (acknowledged_at) on people.complaint to ${app};
grant insert on people.complaint to ${jobs};
