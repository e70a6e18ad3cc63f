-- Whose second proofs were taken away at the command line, and who is still to be told: the letter is sealed with keys
-- that only the running program holds, so that is what writes it.
create table people.untold (
    person     uuid        primary key references people.person,
    removed_at timestamptz not null
);
alter table people.untold enable row level security;
alter table people.untold force row level security;
create policy jobs_untold on people.untold to ${jobs} using (true) with check (true);
grant select, insert, update, delete on people.untold to ${jobs};
create policy own_untold on people.untold to ${app} using (person = vault.me());
grant select (person), delete on people.untold to ${app};
