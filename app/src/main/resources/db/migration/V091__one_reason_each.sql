-- Each half of a pair keeps the reason they gave for stepping back, whatever the other half does then.
create table pairing.reason (
    pair     uuid        not null references pairing.pair,
    person   uuid        not null references people.person,
    sealed   bytea       not null,
    given_at timestamptz not null,
    primary key (pair, person)
);
create index reasons_of_a_person on pairing.reason (person);
comment on table pairing.reason is 'Why somebody last paused or ended a pair, if they said so: sealed under their own key';
comment on column pairing.reason.given_at is 'The moment the pair paused or ended: the other half reads it as long as it is that of how the pair stands';

-- The policies show the owner nothing. What is there stays for the program of the last release.
alter table pairing.pair no force row level security;
insert into pairing.reason (pair, person, sealed, given_at)
select id, stepped_back, reason, coalesce(ended_at, paused_at)
  from pairing.pair
 where reason is not null and stepped_back is not null and coalesce(ended_at, paused_at) is not null;
alter table pairing.pair force row level security;
comment on column pairing.pair.reason is 'Of before, for the program of before; goes with the next step: see pairing.reason';

alter table pairing.reason enable row level security;
alter table pairing.reason force row level security;
create policy own_reason on pairing.reason to ${app}
    using (person = vault.me())
    with check (person = vault.me() and pair = any ((select vault.circles())::uuid[]));
create policy for_the_other_half on pairing.reason for select to ${app}
    using (pair = any ((select vault.circles())::uuid[])
           and exists (select from pairing.pair p
                        where p.id = pair and p.stepped_back = person
                          and given_at = coalesce(p.ended_at, p.paused_at)));
grant select, insert, update (sealed, given_at), delete on pairing.reason to ${app};
