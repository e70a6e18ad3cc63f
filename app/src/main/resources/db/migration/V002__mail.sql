-- Letters on their way: each is written in the transaction of what it reports, stays sealed while it waits, and is
-- emptied once it has left.

create schema mail;
grant usage on schema mail to ${app}, ${jobs};

-- Whose address is looked up when the letter leaves; for someone we know by an address only, it is sealed inside.
create table mail.letter (
    id         uuid        primary key,
    person     uuid,
    sealed     bytea       check (octet_length(sealed) between 1 and 1000000),
    posted_at  timestamptz not null default now(),
    due_at     timestamptz not null default now(),
    tries      integer     not null default 0,
    sent_at    timestamptz,
    refused_at timestamptz,
    -- A letter waits with its words, or has left or was refused without them and without a name.
    check ((sealed is null) = (num_nonnulls(sent_at, refused_at) = 1)),
    check (sealed is not null or person is null)
);
create index letter_waiting on mail.letter (due_at) where sealed is not null;

-- Who serves a person may post and nothing else: not read, not change, not take back.
alter table mail.letter enable row level security;
alter table mail.letter force row level security;
create policy anyone_may_post on mail.letter for insert to ${app} with check (true);
create policy the_sender on mail.letter to ${jobs} using (true) with check (true);
grant insert (id, person, sealed) on mail.letter to ${app}, ${jobs};
grant select, delete, update (person, sealed, due_at, tries, sent_at, refused_at) on mail.letter to ${jobs};
