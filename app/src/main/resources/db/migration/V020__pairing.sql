-- Two people as one: the pair, how it comes about, and the acts that need both hands.
create schema pairing;
grant usage on schema pairing to ${app}, ${jobs};

create table pairing.pair (
    id            uuid primary key,
    began_at      timestamptz not null,
    paused_at     timestamptz,
    ended_at      timestamptz,
    stepped_back  uuid references people.person,
    reason        bytea
);
comment on column pairing.pair.stepped_back is 'Who paused or ended it';
comment on column pairing.pair.reason is 'Why, if they said so: sealed under their own key, for the other half alone';

create table pairing.half (
    pair   uuid not null references pairing.pair,
    side   text not null check (side in ('lives', 'works')),
    person uuid not null references people.person,
    primary key (pair, side),
    unique (pair, person)
);
create index pairs_of_a_person on pairing.half (person);
comment on column pairing.half.side is 'Whether they live with it or work with it';

create table pairing.invitation (
    id           uuid primary key,
    inviter      uuid        not null references people.person,
    inviter_name text        not null,
    inviter_side text        not null check (inviter_side in ('lives', 'works')),
    name         text,
    email        text,
    onward       text        not null,
    secret_hash  bytea       not null unique,
    code_hash    bytea       not null unique,
    sent_at      timestamptz not null,
    lapses_at    timestamptz not null,
    accepted_at  timestamptz,
    declined_at  timestamptz,
    withdrawn_at timestamptz,
    pair         uuid references pairing.pair
);
create index invitations_of_a_person on pairing.invitation (inviter, sent_at);
comment on column pairing.invitation.name is 'Who is invited; erased when they decline or let it lapse, like email';

-- An act that counts only when both halves have given it their hand, to exactly the same words.
create table pairing.offer (
    id         uuid primary key,
    pair       uuid        not null references pairing.pair,
    act        text        not null,
    subject    uuid        not null,
    words      bytea       not null,
    offered_by uuid        not null references people.person,
    offered_at timestamptz not null,
    lapses_at  timestamptz not null,
    closed_at  timestamptz,
    closed_as  text check (closed_as in ('done', 'declined', 'taken-back', 'edited', 'lapsed', 'stepped-back', 'overtaken')),
    check ((closed_at is null) = (closed_as is null))
);
create unique index one_open_offer on pairing.offer (pair, act, subject) where closed_at is null;
create index offers_of_a_pair on pairing.offer (pair, offered_at);
comment on column pairing.offer.words is 'Digest of exactly what both see and agree to';

create table pairing.hand (
    offer         uuid        not null references pairing.offer,
    person        uuid        not null references people.person,
    words         bytea       not null,
    given_at      timestamptz not null,
    taken_back_at timestamptz,
    primary key (offer, person)
);
comment on column pairing.hand.words is 'Digest of what this hand was given to: the same for both, or it does not count';

-- Whatever the program does wrong, the database does not call an offer done without two hands on the same words.
create function pairing.both_hands() returns trigger
    language plpgsql as
$$
begin
    if new.closed_as = 'done' then
        if 2 <> (select count(*)
                   from pairing.hand h
                   join pairing.half f on f.pair = new.pair and f.person = h.person
                  where h.offer = new.id
                    and h.taken_back_at is null
                    and h.words = new.words) then
            raise exception 'an act needs both hands on the same words';
        end if;
    end if;
    if old.closed_at is not null then
        raise exception 'a closed offer stays as it is';
    end if;
    return new;
end
$$;
create trigger both_hands
    before update on pairing.offer
    for each row execute function pairing.both_hands();

alter table pairing.pair enable row level security;
alter table pairing.pair force row level security;
create policy own_pairs on pairing.pair to ${app} using (id = any ((select vault.circles())::uuid[]))
    with check (id = any ((select vault.circles())::uuid[]));
create policy jobs_pairs on pairing.pair to ${jobs} using (true) with check (true);
grant select, update on pairing.pair to ${app};
grant select (id, began_at, paused_at, ended_at), insert (id, began_at) on pairing.pair to ${jobs};

alter table pairing.half enable row level security;
alter table pairing.half force row level security;
create policy halves_alongside on pairing.half for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]) or vault.alongside(person));
create policy jobs_halves on pairing.half to ${jobs} using (true) with check (true);
grant select on pairing.half to ${app};
grant select, insert on pairing.half to ${jobs};

alter table pairing.invitation enable row level security;
alter table pairing.invitation force row level security;
create policy own_invitations on pairing.invitation to ${app}
    using (inviter = vault.me()) with check (inviter = vault.me());
create policy jobs_invitations on pairing.invitation to ${jobs} using (true) with check (true);
grant select, insert, update on pairing.invitation to ${app};
grant select, update on pairing.invitation to ${jobs};

alter table pairing.offer enable row level security;
alter table pairing.offer force row level security;
create policy own_offers on pairing.offer to ${app} using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[]));
create policy jobs_offers on pairing.offer to ${jobs} using (true) with check (true);
grant select, insert, update (closed_at, closed_as) on pairing.offer to ${app};
grant select, update (closed_at, closed_as) on pairing.offer to ${jobs};

alter table pairing.hand enable row level security;
alter table pairing.hand force row level security;
create policy hands_of_own_pairs on pairing.hand for select to ${app}
    using (exists (select from pairing.offer o where o.id = offer));
create policy own_hand on pairing.hand for insert to ${app}
    with check (person = vault.me() and exists (select from pairing.offer o where o.id = offer));
create policy own_hand_back on pairing.hand for update to ${app} using (person = vault.me());
grant select, insert, update (taken_back_at) on pairing.hand to ${app};
