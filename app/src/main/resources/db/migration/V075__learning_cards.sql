-- What a pair learned, without who said it. Its words are written by both, and go on from the cohort to the network and to
-- everyone only by both hands; one hand takes them back, and anybody in the cohort can keep them in the room.
create table learn.card (
    id          uuid        primary key,
    pair        uuid        not null references pairing.pair,
    cohort      uuid        not null references programme.cohort,
    content     text        not null,
    language    text        not null,
    version     int         not null default 1,
    learned     bytea       not null,
    idea        bytea       not null,
    grain       bytea       not null,
    written_by  uuid        not null references people.person,
    written_at  timestamptz not null,
    still_since timestamptz not null,
    shown_at    timestamptz,
    held_at     timestamptz,
    network_at  timestamptz,
    public_at   timestamptz,
    check (held_at is null or shown_at is null),
    check (network_at is null or coalesce(network_at >= shown_at + interval '7 days', false)),
    check (public_at is null or coalesce(public_at >= network_at, false))
);
create index cards_of_a_pair on learn.card (pair, written_at);
create index cards_of_a_cohort on learn.card (cohort, shown_at) where shown_at is not null;
create index cards_of_the_network on learn.card (network_at) where network_at is not null;
create index cards_for_everyone on learn.card (public_at) where public_at is not null;
comment on column learn.card.grain is 'Sealed and random: without it the digest of short words could be guessed';
comment on column learn.card.still_since is 'Since when it stands as it is: hands given before do not count for it';
comment on column learn.card.held_at is 'When somebody in the cohort kept it in the room; who it was is written nowhere';

-- Words that others read do not change under them. And what was taken back or written anew takes new hands.
create function learn.shown_words_stand() returns trigger
    language plpgsql as
$$
declare
    not_words constant text[] := array['version', 'written_by', 'written_at', 'still_since', 'shown_at', 'held_at',
                                       'network_at', 'public_at'];
begin
    if to_jsonb(old) - not_words <> to_jsonb(new) - not_words then
        if old.shown_at is not null or new.shown_at is not null then
            raise exception 'what others read keeps its words';
        end if;
        if new.still_since <= old.still_since then
            raise exception 'hands given to other words do not count';
        end if;
    end if;
    if old.shown_at is not null and new.shown_at is null and new.still_since < old.shown_at then
        raise exception 'hands given before it was taken back do not count';
    end if;
    if new.still_since < old.still_since then
        raise exception 'hands given before do not come to count';
    end if;
    return new;
end
$$;
create trigger shown_words_stand before update on learn.card
    for each row execute function learn.shown_words_stand();
revoke all on function learn.shown_words_stand from public;

-- Whether both hands were given to this act, for a card as it stands.
create function learn.both_agreed(some_act text, some_pair uuid, card uuid, since timestamptz, at timestamptz) returns boolean
    language sql stable
    return exists (select from pairing.offer o
                    where o.pair = some_pair and o.subject = card and o.act = some_act
                      and o.closed_as = 'done' and o.closed_at = at and o.offered_at >= since);

-- Whether I am, or was, in a cohort here: those are the network.
create function learn.in_network() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    return exists (select from vault.membership m
                     join programme.cohort c on c.id = m.circle
                    where m.person = vault.me() and (not m.staff or vault.strong()));
revoke all on function learn.both_agreed, learn.in_network from public;
grant execute on function learn.both_agreed, learn.in_network to ${app};

alter table learn.card enable row level security;
alter table learn.card force row level security;
create policy own_cards on learn.card for select to ${app} using (pair = any ((select vault.circles())::uuid[]));
-- Those who were in the cohort when it was shown; then the network; then everyone.
create policy cards_shown_to_a_cohort on learn.card for select to ${app}
    using (shown_at is not null and cohort = any ((select vault.circles())::uuid[]) and vault.since(cohort) <= shown_at);
create policy cards_of_the_network on learn.card for select to ${app}
    using (network_at is not null and (select learn.in_network()));
create policy cards_for_everyone on learn.card for select to ${app} using (public_at is not null);
create policy either_begins on learn.card for insert to ${app}
    with check (pair = any ((select vault.circles())::uuid[]) and written_by = vault.me()
                and shown_at is null and held_at is null
                and exists (select from programme.cohort_pair p
                             where p.cohort = card.cohort and p.pair = card.pair and p.left_at is null));
-- Either writes and takes back; only both hands let it go further.
create policy both_let_it_go on learn.card for update to ${app}
    using (pair = any ((select vault.circles())::uuid[]))
    with check (pair = any ((select vault.circles())::uuid[])
                and (shown_at is null or learn.both_agreed('show-card', pair, id, still_since, shown_at))
                and (network_at is null or learn.both_agreed('card-to-network', pair, id, still_since, network_at))
                and (public_at is null or learn.both_agreed('publish-card', pair, id, still_since, public_at)));
create policy either_removes on learn.card for delete to ${app}
    using (pair = any ((select vault.circles())::uuid[]) and shown_at is null);
grant select, insert, delete,
    update (content, language, version, learned, idea, written_by, written_at, still_since, shown_at, held_at, network_at,
            public_at)
    on learn.card to ${app};

-- Anybody in the cohort keeps a card in the room, as long as it has not gone on to the network.
create policy functions_of_cards on learn.card to current_user
    using (vault.me() is not null and cohort = any ((select vault.circles())::uuid[]));
create function learn.hold_card_back(some_card uuid, some_cohort uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    update learn.card
       set shown_at = null, held_at = at, still_since = at
     where id = some_card and cohort = some_cohort and shown_at is not null and network_at is null
       and vault.since(cohort) <= shown_at;
    return found;
end
$$;
revoke all on function learn.hold_card_back from public;
grant execute on function learn.hold_card_back to ${app};
