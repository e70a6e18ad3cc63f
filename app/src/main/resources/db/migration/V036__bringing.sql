-- Pairs that a programme team brings in from a spreadsheet. What is written of a person here is gone with their no, with
-- their silence, and, but for what they need, with their yes.
create table programme.brought_pair (
    id          uuid primary key,
    cohort      uuid        not null,
    programme   uuid        not null,
    row_key     bytea       not null,
    row_in_file int         not null,
    brought_by  text        not null,
    brought_at  timestamptz not null,
    lapses_at   timestamptz not null,
    declined_at timestamptz,
    pair        uuid references pairing.pair,
    unique (cohort, row_key),
    foreign key (cohort, programme) references programme.cohort (id, programme)
);
comment on column programme.brought_pair.row_key is 'Digest of what makes a row the same row, so that nobody is asked twice';
comment on column programme.brought_pair.row_in_file is
    'After a no this is all that is left: the team finds in its own file who it was, and we have forgotten it';
comment on column programme.brought_pair.brought_by is 'The name of the lead, as the letter gave it';

create table programme.brought_half (
    id           uuid primary key,
    brought      uuid not null references programme.brought_pair on delete cascade,
    programme    uuid not null,
    side         text not null check (side in ('lives', 'works')),
    name         text,
    email        text,
    organisation text not null default '',
    access       bytea,
    secret_hash  bytea not null unique,
    accepted_at  timestamptz,
    person       uuid references people.person,
    unique (brought, side),
    check ((accepted_at is null) = (person is null))
);
create index brought_halves_of_a_person on programme.brought_half (person);
comment on column programme.brought_half.access is 'What they need to take part, sealed';

alter table programme.brought_pair enable row level security;
alter table programme.brought_pair force row level security;
create policy leads_bring_pairs on programme.brought_pair to ${app}
    using (programme = any ((select vault.circles())::uuid[]))
    with check (programme = any ((select vault.circles())::uuid[]));
create policy own_row on programme.brought_pair for select to ${app}
    using (exists (select from programme.brought_half h where h.brought = brought_pair.id and h.person = vault.me()));
create policy jobs_brought_pairs on programme.brought_pair to ${jobs} using (true) with check (true);
grant select, insert, delete on programme.brought_pair to ${app};
grant select, update, delete on programme.brought_pair to ${jobs};

alter table programme.brought_half enable row level security;
alter table programme.brought_half force row level security;
create policy leads_bring_halves on programme.brought_half to ${app}
    using (programme = any ((select vault.circles())::uuid[]))
    with check (programme = any ((select vault.circles())::uuid[]) and accepted_at is null);
create policy own_row on programme.brought_half for select to ${app} using (person = vault.me());
create policy own_row_goes on programme.brought_half for delete to ${app} using (person = vault.me());
create policy jobs_brought_halves on programme.brought_half to ${jobs} using (true) with check (true);
grant select, insert, delete on programme.brought_half to ${app};
grant select, update, delete on programme.brought_half to ${jobs};
