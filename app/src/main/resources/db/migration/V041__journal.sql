-- Journals: an entry is one row, under one key, however far it is shared. Sharing adds a dated consent that names the
-- people; row security reads it with every question.

-- "owner" is the key it is sealed under: the person who wrote it, or the pair if both did.
create table reflection.entry (
    id         uuid        primary key,
    owner      uuid        not null,
    pair       uuid        references pairing.pair,
    about      uuid        references pairing.pair,
    hat        text,
    sealed     bytea       not null,
    version    int         not null default 1,
    began_at   timestamptz not null,
    changed_at timestamptz not null,
    unique (id, owner),
    check (pair is null or (pair = owner and about is null))
);
create index entries_of_an_owner on reflection.entry (owner, changed_at desc);
comment on column reflection.entry.pair is 'Set when both halves write it';
comment on column reflection.entry.about is 'The pair whose other half it is about, if its author says so';
comment on column reflection.entry.hat is 'The hat its author speaks in; null for "as myself"';

-- What an author would share with more people than the one it is about, before both hands are given.
create table reflection.proposal (
    id      uuid        primary key,
    entry   uuid        not null,
    owner   uuid        not null,
    pair    uuid        not null references pairing.pair,
    reach   text        not null check (reach in ('pair', 'facilitators', 'cohort')),
    grain   bytea       not null,
    made_by uuid        not null references people.person,
    made_at timestamptz not null,
    foreign key (entry, owner) references reflection.entry (id, owner) on delete cascade
);
comment on column reflection.proposal.grain is 'Sealed and random: without it the digest of a short text could be guessed';
create index proposals_of_an_entry on reflection.proposal (entry);

create table reflection.sharing (
    id       uuid        primary key,
    entry    uuid        not null,
    owner    uuid        not null,
    pair     uuid        not null references pairing.pair,
    reach    text        not null check (reach in ('pair', 'facilitators', 'cohort')),
    circle   uuid        not null,
    named    uuid[]      not null,
    consent  text        not null,
    proposal uuid        references reflection.proposal on delete cascade,
    by       uuid        not null references people.person,
    since    timestamptz not null default now(),
    until    timestamptz check (until >= since),
    ended_by uuid        references people.person,
    foreign key (entry, owner) references reflection.entry (id, owner) on delete cascade,
    unique (proposal, reach),
    check (reach <> 'pair' or circle = pair)
);
create index sharings_of_an_entry on reflection.sharing (entry, since);
create unique index shared_once_at_a_time on reflection.sharing (entry, reach) where until is null;
create index sharings_in_a_circle on reflection.sharing (circle) where until is null;
comment on column reflection.sharing.named is 'The people whom the consent named: nobody else reads it through this';
comment on column reflection.sharing.consent is 'The wording that was agreed to';

alter table reflection.entry enable row level security;
alter table reflection.entry force row level security;
alter table reflection.proposal enable row level security;
alter table reflection.proposal force row level security;
alter table reflection.sharing enable row level security;
alter table reflection.sharing force row level security;

-- Mine, or my pair's.
create function reflection.mine(owner uuid) returns boolean
    language sql stable
    return owner = vault.me() or owner = any ((select vault.circles())::uuid[]);

-- Whoever was named, and has been in the circle without a break since before it was shared.
create policy authors_and_those_named on reflection.sharing for select to ${app}
    using (reflection.mine(owner)
           or pair = any ((select vault.circles())::uuid[]) and proposal is not null
           or until is null and vault.me() = any (named) and vault.since(circle) <= since);

-- Its author; and the other half once there was an offer, because they read it first.
create policy authors_and_who_is_asked on reflection.proposal for select to ${app}
    using (made_by = vault.me()
           or pair = any ((select vault.circles())::uuid[])
              and exists (select from pairing.offer o
                           where o.act = 'share-entry' and o.subject = proposal.id and o.pair = proposal.pair
                             and (o.offered_by = proposal.made_by or reflection.mine(proposal.owner))));

create policy authors_readers_and_who_is_asked on reflection.entry for select to ${app}
    using (reflection.mine(owner)
           or exists (select from reflection.sharing s
                       where s.entry = entry.id and s.until is null
                         and vault.me() = any (s.named) and vault.since(s.circle) <= s.since)
           or exists (select from reflection.proposal p
                        join pairing.offer o on o.subject = p.id and o.act = 'share-entry' and o.pair = p.pair
                       where p.entry = entry.id
                         and p.pair = any ((select vault.circles())::uuid[])
                         and o.offered_by = p.made_by
                         and o.closed_at is null and o.lapses_at > now()));
create policy authors_write on reflection.entry for insert to ${app}
    with check (owner = vault.me() and pair is null
                or pair = owner and pair = any ((select vault.circles())::uuid[]));

-- What is shared stands still: readers never find other words under a consent. Take it back first.
create policy authors_change_what_is_not_shared on reflection.entry for update to ${app}
    using (reflection.mine(owner)
           and not exists (select from reflection.sharing s where s.entry = entry.id and s.until is null))
    with check (reflection.mine(owner));
-- What both wrote goes by both hands.
create policy authors_throw_away on reflection.entry for delete to ${app}
    using (owner = vault.me()
           or owner = any ((select vault.circles())::uuid[])
              and exists (select from pairing.offer o
                           where o.act = 'erase-entry' and o.subject = entry.id and o.pair = entry.owner
                             and o.closed_as = 'done'));
grant select, insert, delete, update (about, hat, sealed, version, changed_at) on reflection.entry to ${app};

create policy authors_propose on reflection.proposal for insert to ${app}
    with check (made_by = vault.me() and reflection.mine(owner)
                and pair = any ((select vault.circles())::uuid[]));
create policy authors_withdraw on reflection.proposal for delete to ${app} using (made_by = vault.me());
grant select, insert, delete on reflection.proposal to ${app};

-- Whether my own words need no second hand. Asked in a function, because the policies of the two tables read each other.
create function reflection.by_one_hand(which uuid, reach text, of_pair uuid) returns boolean
    language plpgsql stable as
$$
begin
    return exists (select from reflection.entry e
                    where e.id = which and e.owner = vault.me()
                      and (e.about is null or by_one_hand.reach = 'pair' and e.about = of_pair));
end
$$;

-- One hand is enough for one's own words, and for showing them to the one they are about. For what both wrote, and for
-- what is about the other half, both hands: the offer for exactly this proposal is done.
create policy by_one_hand_or_both on reflection.sharing for insert to ${app}
    with check (by = vault.me() and until is null and pair = any ((select vault.circles())::uuid[])
        and (proposal is null and owner = vault.me() and reflection.by_one_hand(entry, reach, pair)
             or exists (select from reflection.proposal p
                          join pairing.offer o on o.subject = p.id and o.act = 'share-entry' and o.pair = p.pair
                         where p.id = sharing.proposal and p.entry = sharing.entry and p.owner = sharing.owner
                           and p.pair = sharing.pair and o.closed_as = 'done'
                           and array_position(array['pair', 'facilitators', 'cohort'], sharing.reach)
                               <= array_position(array['pair', 'facilitators', 'cohort'], p.reach))));
-- Taking back is one hand: its author, or either half of what needed both.
create policy either_takes_back on reflection.sharing for update to ${app}
    using (reflection.mine(owner) or proposal is not null and pair = any ((select vault.circles())::uuid[]))
    with check (until is not null and ended_by = vault.me());
grant select, insert, update (until, ended_by) on reflection.sharing to ${app};

-- One after the other: changing words waits for whoever is sharing them, and the other way round.
create function reflection.hold_entry(entry uuid) returns void
    language sql
    return pg_advisory_xact_lock(hashtextextended(entry::text, 41));
create function reflection.hold_entry_shared(entry uuid) returns void
    language sql
    return pg_advisory_xact_lock_shared(hashtextextended(entry::text, 41));

-- A word with the facilitators: asked for by one person, or a worry about something shared. Nobody in the pair is told.
create table reflection.word (
    id       uuid        primary key,
    person   uuid        not null references people.person,
    circle   uuid        not null,
    named    uuid[]      not null,
    entry    uuid        references reflection.entry on delete set null,
    report   boolean     not null,
    sealed   bytea       not null,
    asked_at timestamptz not null default now(),
    heard_at timestamptz,
    heard_by uuid        references people.person
);
create index words_of_a_circle on reflection.word (circle) where heard_at is null;
comment on column reflection.word.sealed is 'Under the key of whoever asks, in the space of the circle';
alter table reflection.word enable row level security;
alter table reflection.word force row level security;
create policy who_asks_and_who_is_asked on reflection.word for select to ${app}
    using (person = vault.me() or vault.me() = any (named) and vault.since(circle) <= asked_at);
create policy own_words on reflection.word for insert to ${app} with check (person = vault.me());
create policy heard_by_who_is_asked on reflection.word for update to ${app}
    using (vault.me() = any (named) and vault.since(circle) <= asked_at);
create policy own_words_go on reflection.word for delete to ${app} using (person = vault.me());
grant select, insert, delete, update (heard_at, heard_by) on reflection.word to ${app};

revoke all on function reflection.mine, reflection.by_one_hand, reflection.hold_entry, reflection.hold_entry_shared
    from public;
grant execute on function reflection.mine, reflection.by_one_hand, reflection.hold_entry, reflection.hold_entry_shared
    to ${app};
