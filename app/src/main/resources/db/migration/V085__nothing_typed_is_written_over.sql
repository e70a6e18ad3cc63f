-- What two windows of one person type is written over only knowingly: what is written alone counts its versions too.
alter table pairing.blind_answer add column version int not null default 1;
comment on column pairing.blind_answer.version is 'Counts up with each change; whoever writes says which one they had before them';
grant update (version) on pairing.blind_answer to ${app};

alter table reflection.answer add column version int not null default 1;
comment on column reflection.answer.version is 'Counts up with each change; whoever writes says which one they had before them';
grant update (version) on reflection.answer to ${app};

-- Something more learned on the same day stands beside what was learned before.
alter table reflection.lesson drop constraint lesson_guess_learned_on_key;
alter table reflection.lesson add column learned_at timestamptz not null default clock_timestamp();
comment on column reflection.lesson.learned_at is 'In which order, within a day';

-- A private answer that was emptied stays as an empty one, so that its versions go on counting.
alter table programme.own_answer add column blank boolean not null default false;
grant update (blank) on programme.own_answer to ${app};

-- An entry that was thrown away never begins again under its id: a window that still shows it would write over the new one.
create table reflection.thrown_away (
    entry  uuid primary key,
    person uuid not null references people.person
);
create index thrown_away_by on reflection.thrown_away (person);
alter table reflection.thrown_away enable row level security;
alter table reflection.thrown_away force row level security;
create policy own_thrown_away on reflection.thrown_away to ${app}
    using (person = vault.me()) with check (person = vault.me());
grant select, insert, delete on reflection.thrown_away to ${app};
