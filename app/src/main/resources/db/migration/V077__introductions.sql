-- How a pair introduces itself to the network, with its names: written by both, shown by both hands, taken back by one.
create table learn.introduction (
    id          uuid        primary key,
    pair        uuid        not null unique references pairing.pair,
    mentors     boolean     not null,
    facilitates boolean     not null,
    looks       boolean     not null,
    language    text        not null,
    version     int         not null default 1,
    led         bytea       not null,
    ask         bytea       not null,
    names       bytea       not null,
    grain       bytea       not null,
    written_by  uuid        not null references people.person,
    written_at  timestamptz not null,
    still_since timestamptz not null,
    shown_at    timestamptz
);
create index introductions_shown on learn.introduction (shown_at) where shown_at is not null;
comment on column learn.introduction.mentors is 'Whether they would go alongside a new pair';
comment on column learn.introduction.facilitates is 'Whether they would facilitate a cohort';
comment on column learn.introduction.looks is 'Whether they look for others who work on the same';
comment on column learn.introduction.grain is 'Sealed and random: without it the digest of short words could be guessed';
create trigger shown_words_stand before update on learn.introduction
    for each row execute function learn.shown_words_stand();

alter table learn.introduction enable row level security;
alter table learn.introduction force row level security;
create policy own_introduction on learn.introduction for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
-- A pair that ends takes it back with that: what it says of the two is no longer so.
create policy introductions_of_the_network on learn.introduction for select to ${app}
    using (shown_at is not null and (select learn.in_network()));
create policy either_begins on learn.introduction for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and written_by = vault.me() and shown_at is null);
create policy both_show_it on learn.introduction for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[])
                and (shown_at is null or learn.both_agreed('introduce-pair', pair, id, still_since, shown_at)));
grant select, insert,
    update (mentors, facilitates, looks, language, version, led, ask, names, written_by, written_at, still_since, shown_at)
    on learn.introduction to ${app};
