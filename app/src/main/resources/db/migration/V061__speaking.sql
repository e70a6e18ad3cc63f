-- The hat somebody speaks in as one of a pair, by date: words keep the hat they were written in, however hats change.
create table pairing.speaking (
    pair   uuid        not null,
    person uuid        not null,
    hat    text        not null,
    since  timestamptz not null,
    until  timestamptz,
    primary key (pair, person, since),
    foreign key (pair, person) references pairing.half (pair, person)
);
create unique index one_hat_at_a_time on pairing.speaking (pair, person) where until is null;

alter table pairing.speaking enable row level security;
alter table pairing.speaking force row level security;
create policy hats_of_own_pairs on pairing.speaking for select to ${app}
    using (pair = any ((select vault.circles())::uuid[]));
create policy own_hat on pairing.speaking for insert to ${app}
    with check (person = vault.me() and pair = any ((select vault.circles())::uuid[]));
create policy own_hat_is_put_off on pairing.speaking for update to ${app} using (person = vault.me());
create policy own_hats_go on pairing.speaking for delete to ${app} using (person = vault.me());
grant select, insert, delete, update (until) on pairing.speaking to ${app};

-- Whoever reads words of a pair reads in which hat they were written. It shows a hat for a pair and a person, and no more.
create policy functions_of_pairing on pairing.speaking for select to current_user using (true);
create function pairing.hat_at(some_pair uuid, someone uuid, moment timestamptz) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
    select hat from pairing.speaking
     where pair = some_pair and person = someone and since <= moment and (until is null or until > moment)
     order by since desc
     limit 1
$$;
revoke all on function pairing.hat_at from public;
grant execute on function pairing.hat_at to ${app};
